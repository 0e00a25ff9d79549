package dev.kotae.knowledge.folder;

import dev.kotae.chat.Passage;
import dev.kotae.knowledge.Bill;
import dev.kotae.knowledge.Meanings;
import dev.kotae.knowledge.Unread;
import dev.kotae.knowledge.Unreadable;
import dev.kotae.knowledge.Unreadable.Reason;
import dev.kotae.knowledge.folder.DocumentFiles.Stamp;
import dev.kotae.knowledge.reading.Document;
import dev.kotae.knowledge.reading.Format;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The documents of one folder, as they were when it was last looked at. One thread calls
/// [#catchUp]; any number search meanwhile.
public final class FolderIndex implements Closeable {
    /// Passages that cover less of the question are no answer to it. Set low on purpose: people ask
    /// in other words than documents use, and within one field no score tells what is answered
    /// there from what is not; that takes reading. Measured: of passages that answer, 97 in 100 and
    /// more are kept; questions from another field find nothing in 5 to 10 of 10 cases.
    private static final double LEAST_COVERAGE = 0.08;

    /// More passages than these come only of a file that is made to have many.
    private static final int MOST_PASSAGES = 30_000;

    /// A folder that held more documents than these is not emptied by a person.
    private static final int FEW = 10;

    /// The coarsest clock of a file system in use. A file can change again within one tick, and
    /// look as before (git calls it racily clean).
    private static final Duration TICK = Duration.ofSeconds(2);

    /// The folder itself, among what cannot be read.
    private static final String ALL = "/";

    /// From so many changed files on two are read at once.
    private static final int MANY = 16;

    private static final Logger log = LoggerFactory.getLogger(FolderIndex.class);

    private final DocumentFiles files;
    private final Links links;
    private final PassageIndex passages = new PassageIndex();
    private final Map<String, Stamp> known = new ConcurrentHashMap<>();

    /// Of files that had changed just before they were read, a hash of what was read.
    private final Map<String, Integer> fresh = new ConcurrentHashMap<>();

    private final Map<String, Reason> unread = new ConcurrentSkipListMap<>();
    private final Optional<Meanings> meanings;

    /// Files that are found by their words alone, and should be by their meaning, too.
    private final Set<String> wordsOnly = ConcurrentHashMap.newKeySet();

    /// The file at hand, of which some vectors may be missing still.
    private @Nullable Pending pending;

    private volatile boolean understands;

    /// Does not look at the folder yet.
    ///
    /// @param baseUrl what links begin with, see [dev.kotae.knowledge.FolderKnowledge.Settings]
    /// @param meanings where vectors are had, for a search by meaning
    /// @throws IOException when there is no room for an index
    public FolderIndex(Path folder, String baseUrl, Optional<Meanings> meanings)
            throws IOException {
        files = new DocumentFiles(folder);
        links = new Links(baseUrl);
        this.meanings = meanings;
    }

    /// What looking at the folder brought.
    ///
    /// @param read files that were new or changed
    /// @param removed files that are gone
    /// @param files how many there are now, unreadable ones included
    public record Change(int read, int removed, int files) {
        /// Whether the index is another than before.
        public boolean happened() {
            return read + removed > 0;
        }
    }

    /// Reads what changed since the last time and publishes all of it at once.
    ///
    /// @param stop asked between two files; when it says so the rest is left for never
    /// @throws IOException when the folder cannot be listed, or has lost all of many documents; the
    ///   index stays as it was
    public Change catchUp(BooleanSupplier stop) throws IOException {
        var listing = listed();
        var now = listing.documents();
        var gone = new TreeSet<>(known.keySet());
        gone.removeIf(listing::mayHold);
        for (var path : gone) {
            passages.remove(path);
            known.remove(path);
            fresh.remove(path);
        }
        unread.keySet()
                .removeIf(path -> !listing.mayHold(path) && !listing.leftOut().containsKey(path));
        listing.leftOut().forEach((path, reason) -> skip(path, reason, reason));
        var changed = new ConcurrentLinkedQueue<Map.Entry<String, Stamp>>();
        for (var file : now.entrySet()) {
            boolean mayHaveChanged = fresh.containsKey(file.getKey()) && !isFresh(file.getValue());
            if (mayHaveChanged || !file.getValue().equals(known.get(file.getKey()))) {
                changed.add(file);
            }
        }
        int read = changed.size() < MANY ? index(changed, stop) : indexTogether(changed, stop);
        passages.publish();
        return new Change(read, gone.size(), now.size());
    }

    /// A network drive that is not mounted any more leaves an empty folder in its place: none of
    /// many documents is as good as no folder.
    private DocumentFiles.Listing listed() throws IOException {
        try {
            var listing = files.list();
            if (listing.isEmpty() && known.size() > FEW) {
                throw new IOException("none of " + known.size() + " documents is there any more");
            }
            return listing;
        } catch (IOException gone) {
            unread.put(ALL, Reason.CLOSED);
            throw gone;
        }
    }

    /// Two read side by side: analysing words takes longer than everything else.
    private int indexTogether(Queue<Map.Entry<String, Stamp>> changed, BooleanSupplier stop)
            throws IOException {
        try (var second =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory())) {
            var theirs = second.submit(() -> index(changed, stop));
            int ours = index(changed, stop);
            return ours + theirs.get();
        } catch (ExecutionException broken) {
            throw new IOException("the index of " + files.root(), broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted at " + files.root(), interrupted);
        }
    }

    private int index(Queue<Map.Entry<String, Stamp>> changed, BooleanSupplier stop)
            throws IOException {
        int read = 0;
        while (!stop.getAsBoolean()) {
            var file = changed.poll();
            if (file == null) {
                break;
            }
            if (read(file.getKey(), file.getValue())) {
                read++;
            }
        }
        return read;
    }

    /// A file whose passages are to be understood.
    ///
    /// @param had the vectors that are known, by text
    private record Pending(
            String path,
            Stamp stamp,
            List<Passage> passages,
            List<String> texts,
            Map<String, Optional<float[]>> had) {
        List<Optional<float[]>> meanings() {
            return texts.stream().map(text -> had.getOrDefault(text, Optional.empty())).toList();
        }
    }

    /// Lets passages be found by their meaning that are found by their words already. Blocks for
    /// the model. Called by the thread that calls [#catchUp], after it.
    ///
    /// @param patience how long at most, about
    /// @return whether there is more to do, and the model can be asked for it
    /// @throws IOException when the index is broken
    public boolean understand(Duration patience, BooleanSupplier stop) throws IOException {
        if (meanings.isEmpty()) {
            return false;
        }
        long end = System.nanoTime() + patience.toNanos();
        boolean changed = false;
        while (meanings.get().isAwake() && !stop.getAsBoolean() && System.nanoTime() - end < 0) {
            var file = pending == null ? next(stop) : pending;
            if (file == null) {
                break;
            }
            boolean current = file.stamp.equals(known.get(file.path));
            // Also where its time alone has changed, which puts nothing in line.
            if (!current && known.containsKey(file.path)) {
                wordsOnly.add(file.path);
            }
            var left = Duration.ofNanos(end - System.nanoTime());
            pending = file;
            if (!current || meanings.get().ofDocuments(file.texts, file.had, left)) {
                if (current) {
                    passages.replace(file.path, file.passages, file.meanings());
                    changed = true;
                }
                pending = null;
            }
        }
        if (changed) {
            passages.publish();
            understands = true;
        }
        return meanings.get().isAwake() && (pending != null || !wordsOnly.isEmpty());
    }

    /// The next file, read again; one that cannot be read any more keeps what it has.
    private @Nullable Pending next(BooleanSupplier stop) {
        for (var paths = wordsOnly.iterator(); paths.hasNext() && !stop.getAsBoolean(); ) {
            var path = paths.next();
            paths.remove();
            var stamp = known.get(path);
            if (stamp == null || unread.containsKey(path)) {
                continue;
            }
            try {
                var found = passages(path, document(path));
                if (!found.isEmpty()) {
                    var texts = found.stream().map(FolderIndex::textOf).toList();
                    return new Pending(path, stamp, found, texts, new HashMap<>());
                }
            } catch (IOException | RuntimeException | StackOverflowError gone) {
                log.warn(
                        "file={} is found by its words alone: {}", files.at(path), gone.toString());
            }
        }
        return null;
    }

    private static String textOf(Passage passage) {
        return (passage.title() + "\n" + String.join("\n", passage.headings())).strip()
                + "\n\n"
                + passage.text();
    }

    /// How many passages can be found now.
    ///
    /// @throws IOException when the index is broken
    public int size() throws IOException {
        return passages.size();
    }

    /// The files that were left out, by path.
    public List<Unread> unread() {
        return unread.entrySet().stream()
                .map(each -> new Unread(each.getKey(), each.getValue()))
                .toList();
    }

    /// Whether passages are in a language, English or Japanese.
    ///
    /// @throws IOException when the index is broken
    public boolean speaks(Locale language) throws IOException {
        return passages.speaks(language);
    }

    /// The passages that fit best, best first; none that shares with the question only words that
    /// say little, and is not alike in meaning either. Blocks for the model where meanings are
    /// known; without it words alone are searched.
    ///
    /// @param bill where the request for the question's meaning is entered
    /// @throws IOException when the index is broken
    public List<Passage> search(String text, int limit, Bill bill) throws IOException {
        var meaning =
                understands
                        ? meanings.flatMap(model -> model.ofQuestion(text, bill))
                        : Optional.<float[]>empty();
        return passages.search(text, limit, LEAST_COVERAGE, meaning);
    }

    @Override
    public void close() throws IOException {
        passages.close();
    }

    private static boolean isFresh(Stamp stamp) {
        return stamp.changed().toInstant().plus(TICK).isAfter(Instant.now());
    }

    /// @return whether it was read, and is not as it was before
    private boolean read(String path, Stamp stamp) throws IOException {
        boolean isFresh = isFresh(stamp);
        var found = List.<Passage>of();
        known.put(path, stamp);
        try {
            found = passages(path, document(path));
            unread.remove(path);
        } catch (Unreadable unreadable) {
            skip(path, unreadable.reason(), unreadable);
        } catch (IOException closed) {
            // Rights are given, and a network drive comes back, without a trace in the file.
            skip(path, Reason.CLOSED, closed);
            known.remove(path);
        } catch (RuntimeException | Error bug) {
            // The edge to outside bytes: one file must not keep the others from being found.
            skip(path, Reason.BROKEN, bug);
        }
        boolean same = Objects.equals(fresh.remove(path), found.hashCode());
        if (isFresh) {
            fresh.put(path, found.hashCode());
        }
        if (!same) {
            passages.replace(path, found);
            if (meanings.isPresent()) {
                wordsOnly.add(path);
            }
        }
        return !same && known.containsKey(path);
    }

    /// What is tried again and again is told once.
    private void skip(String path, Reason reason, Object why) {
        if (unread.put(path, reason) != reason) {
            log.warn("file={} skipped: {}", files.at(path), why.toString());
        }
    }

    private Document document(String path) throws IOException {
        var name = path.substring(path.lastIndexOf('/') + 1);
        var stem = name.substring(0, name.lastIndexOf('.'));
        return Format.of(name).orElseThrow().read(files.at(path), stem);
    }

    private List<Passage> passages(String path, Document document) throws Unreadable {
        var pieces = Chunker.cut(document);
        if (pieces.size() > MOST_PASSAGES) {
            throw new Unreadable(Reason.TOO_LONG, "makes more than " + MOST_PASSAGES + " passages");
        }
        var found = new ArrayList<Passage>();
        for (var piece : pieces) {
            var id = path + "#" + (found.size() + 1);
            var link = links.to(files.at(path), path, piece.anchor());
            found.add(new Passage(id, document.title(), piece.headings(), link, piece.text(), 0));
        }
        return found;
    }
}
