package dev.kotae.knowledge;

import dev.kotae.chat.Passage;
import dev.kotae.knowledge.folder.FolderIndex;
import dev.kotae.knowledge.folder.FolderIndex.Change;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder of Markdown, HTML, text, PDF, Word and spreadsheet files, in English and Japanese. Real
/// use without any vector database: meant for up to 100,000 passages on one machine.
///
/// The folder is read on a thread of its own; files that are added, changed or removed are noticed
/// within about a second, in a folder that takes long to look at within some more. It is looked at
/// again and again rather than watched, because events of the operating system are not given for
/// network drives and container volumes, and are late on macOS. A folder inside an archive is read
/// once.
public final class FolderKnowledge implements Knowledge, AutoCloseable {
    /// How long a search waits for the folder to be read for the first time.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// After an index was lost, until another is made.
    private static final Duration PAUSE_AFTER_LOSS = Duration.ofSeconds(30);

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);

    /// So that what changes in a large folder or on a slow network drive is noticed soon, too.
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /// Between these bounds looking takes one part in five of one processor's time.
    private static final int PAUSE_PER_LOOK = 4;

    /// The share of a question's telling words, with what the title and the passages around add,
    /// that a passage has at least which is about it; see `src/bench`, `answerability`.
    private static final double FITS = 0.3;

    private static final Logger log = LoggerFactory.getLogger(FolderKnowledge.class);

    private final Settings settings;

    /// Has the folder looked at before the pause is over.
    private final Semaphore hurry = new Semaphore(0);

    /// Its phase counts how often the folder was looked through; it ends when nobody looks any
    /// more.
    private final Phaser looks = new Phaser(1);

    private final Thread reader;
    private volatile boolean closing;
    private volatile CompletableFuture<FolderIndex> index = new CompletableFuture<>();

    /// What is read, and how it is called and linked to.
    ///
    /// @param name what people call the collection
    /// @param folder of any file system, also inside a jar
    /// @param baseUrl where people see the folder on the web: the path of a file and the anchor of
    ///   a heading are appended; empty to link to the file itself (`file:`), or to nothing where
    ///   the folder lies in an archive
    /// @param meanings where vectors are had, for a search by meaning besides that by words
    public record Settings(String name, Path folder, String baseUrl, Optional<Meanings> meanings) {
        public Settings {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a folder of documents without a name");
            }
        }

        /// Searched by words alone.
        public Settings(String name, Path folder, String baseUrl) {
            this(name, folder, baseUrl, Optional.empty());
        }

        /// The same, searched by meaning, too.
        public Settings understoodBy(Meanings model) {
            return new Settings(name, folder, baseUrl, Optional.of(model));
        }

        /// The same under another name, unless that is blank.
        public Settings called(String other) {
            return other.isBlank() ? this : new Settings(other, folder, baseUrl, meanings);
        }

        /// The same where people see it there on the web; empty for its files.
        public Settings linkedAt(String url) {
            return new Settings(name, folder, url, meanings);
        }

        /// The folder under its own name, with links to its files.
        public static Settings of(Path folder) {
            var name = folder.toAbsolutePath().normalize().getFileName();
            return new Settings(name == null ? folder.toString() : name.toString(), folder, "");
        }
    }

    private FolderKnowledge(Settings settings) {
        this.settings = settings;
        this.reader =
                Thread.ofPlatform()
                        .daemon()
                        .name("knowledge-" + settings.name())
                        .unstarted(this::keepUp);
    }

    /// Begins to read and returns at once; the first search waits for the rest.
    public static FolderKnowledge open(Settings settings) {
        var knowledge = new FolderKnowledge(settings);
        knowledge.reader.start();
        return knowledge;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public boolean costs() {
        return settings.meanings().isPresent();
    }

    @Override
    public List<Passage> find(String text, int limit) {
        return find(text, limit, Bill.NOBODYS);
    }

    @Override
    public List<Passage> find(Query query) {
        return find(query.text(), query.limit(), query.bill());
    }

    private List<Passage> find(String text, int limit, Bill bill) {
        if (text.isBlank()) {
            return List.of();
        }
        try {
            return index.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).search(text, limit, bill);
        } catch (ExecutionException unread) {
            throw new KnowledgeFailure(settings.folder() + " cannot be read", unread);
        } catch (TimeoutException slow) {
            throw new KnowledgeFailure.Unready(settings.folder() + " is still being read", slow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KnowledgeFailure("interrupted at " + settings.folder(), interrupted);
        } catch (KnowledgeFailure failure) {
            throw failure;
        } catch (IOException | RuntimeException broken) {
            throw new KnowledgeFailure("the index of " + settings.folder(), broken);
        }
    }

    /// No word is in every document; a search waits until the folder is read.
    @Override
    public boolean isEmpty() {
        var _ = find("the", 1);
        return !speaks(Locale.ENGLISH) && !speaks(Locale.JAPANESE);
    }

    /// A search says what is wrong where the index is broken.
    @Override
    public boolean speaks(Locale language) {
        var now = index;
        try {
            return now.isDone() && !now.isCompletedExceptionally() && now.join().speaks(language);
        } catch (IOException | RuntimeException broken) {
            return false;
        }
    }

    @Override
    public boolean fits(Passage passage) {
        return passage.score() >= FITS;
    }

    /// Whether the folder was read once, or cannot be: nobody waits for it any more.
    public boolean isRead() {
        return index.isDone();
    }

    /// The files that were left out when they were last read; empty before the folder was read.
    @Override
    public List<Unread> unread() {
        var now = index;
        return now.isDone() && !now.isCompletedExceptionally() ? now.join().unread() : List.of();
    }

    /// Waits until every file that stands in the folder now can be found or is among the [#unread].
    ///
    /// @return false where that takes longer, or the folder is not looked at any more
    public boolean caughtUp(Duration patience) throws InterruptedException {
        int now = looks.getPhase();
        long end = System.nanoTime() + patience.toNanos();
        try {
            // The look that is under way may have passed a file by; the next one does not.
            for (int look = now; look <= now + 1; look++) {
                hurry.release();
                long left = end - System.nanoTime();
                looks.awaitAdvanceInterruptibly(look, left, TimeUnit.NANOSECONDS);
            }
            return !looks.isTerminated();
        } catch (TimeoutException slow) {
            return false;
        }
    }

    /// Waits until the reading thread is done with the file at hand. A search afterwards is a bug.
    @Override
    public void close() {
        closing = true;
        hurry.release();
        try {
            reader.join(PATIENCE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepUp() {
        try {
            while (!closing) {
                keepUpWithOneIndex();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            looks.forceTermination();
        }
    }

    /// An index closes itself where its disk is full; whatever broke it, the folder is read anew.
    private void keepUpWithOneIndex() throws InterruptedException {
        try (var documents =
                new FolderIndex(settings.folder(), settings.baseUrl(), settings.meanings())) {
            keepUp(documents);
        } catch (IOException | RuntimeException | Error broken) {
            log.error("knowledge={} has lost its index, another is made", name(), broken);
            if (!index.completeExceptionally(broken)) {
                index = CompletableFuture.failedFuture(broken);
            }
            rest(PAUSE_AFTER_LOSS);
        }
    }

    private void keepUp(FolderIndex documents) throws IOException, InterruptedException {
        boolean there = true;
        Duration pause;
        do {
            long start = System.nanoTime();
            var change = look(documents, there);
            change.ifPresent(looked -> looks.arrive());
            there = change.isPresent();
            var look = Duration.ofNanos(System.nanoTime() - start);
            pause =
                    (there && documents.understand(pauseAfter(look), () -> closing))
                                    || change.filter(Change::happened).isPresent()
                            ? SHORTEST_PAUSE
                            : pauseAfter(look);
        } while (!closed(pause));
    }

    /// @param there whether the folder could be listed the last time, so that its loss is told once
    private Optional<Change> look(FolderIndex documents, boolean there) throws IOException {
        Change change;
        try {
            change = documents.catchUp(() -> closing);
        } catch (IOException gone) {
            if (there) {
                log.warn(
                        "knowledge={} cannot be read, what was read stays: {}",
                        name(),
                        gone.toString());
            }
            index.completeExceptionally(gone);
            return Optional.empty();
        }
        if (change.happened() || !there || !index.isDone()) {
            log.info(
                    "knowledge={} read={} removed={} files={} passages={}",
                    name(),
                    change.read(),
                    change.removed(),
                    change.files(),
                    documents.size());
        }
        serve(documents);
        return Optional.of(change);
    }

    private void serve(FolderIndex documents) throws IOException {
        if (index.complete(documents)) {
            // Loads the Japanese dictionary here instead of in the first question's time.
            documents.search("はじめに", 1, Bill.NOBODYS);
        } else if (index.isCompletedExceptionally()) {
            index = CompletableFuture.completedFuture(documents);
        }
    }

    private static Duration pauseAfter(Duration look) {
        var pause = look.multipliedBy(PAUSE_PER_LOOK);
        var atLeast = pause.compareTo(SHORTEST_PAUSE) > 0 ? pause : SHORTEST_PAUSE;
        return atLeast.compareTo(LONGEST_PAUSE) < 0 ? atLeast : LONGEST_PAUSE;
    }

    private boolean closed(Duration pause) throws InterruptedException {
        boolean archive = !settings.folder().getFileSystem().equals(FileSystems.getDefault());
        if (archive && settings.meanings().isEmpty()) {
            hurry.acquire(); // it does not change: only the end is worth a look
        } else {
            rest(pause);
        }
        return closing;
    }

    private void rest(Duration pause) throws InterruptedException {
        if (hurry.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            hurry.drainPermits();
        }
    }
}
