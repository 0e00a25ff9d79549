package dev.kotae.local;

import dev.kotae.knowledge.FolderKnowledge;
import dev.kotae.knowledge.Knowledge;
import dev.kotae.knowledge.Unread;
import dev.kotae.knowledge.Unreadable.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/// Where documents go that somebody drops onto the page: a folder of the playground's own, in which
/// they are found beside those that it was started with. Opened by the room `app`.
public final class DropBox implements AutoCloseable {
    /// Bytes of one document.
    static final int LARGEST = 20 << 20;

    /// What can be read, by the end of a name.
    static final List<String> TYPES =
            List.of("md", "txt", "html", "htm", "pdf", "docx", "xlsx", "csv");

    private static final byte[] NOTHING = {};
    private static final int MOST = 100;
    private static final int LONGEST_NAME = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PLACE = "dropped";

    /// What means something to one file system or another, or is not seen.
    private static final Pattern NO_PART_OF_A_NAME =
            Pattern.compile("[\\p{Cntrl}\\p{Cf}<>:\"|?*]+");

    private static final Pattern HIDDEN = Pattern.compile("^[.\\s]+");

    private final Path folder;
    private final FolderKnowledge knowledge;
    private final ReentrantLock lock = new ReentrantLock();

    private DropBox(Path folder, FolderKnowledge knowledge) {
        this.folder = folder;
        this.knowledge = knowledge;
    }

    /// Opens an empty one.
    ///
    /// @param root its own folder; it is written to
    /// @param address where its [#pages] are served
    public static DropBox open(Path root, URI address) throws IOException {
        // One folder down, so that no passage is taken for one of the other documents.
        var folder = Files.createDirectories(root.resolve(PLACE));
        var settings = new FolderKnowledge.Settings(PLACE, root, address.toString());
        return new DropBox(folder, FolderKnowledge.open(settings));
    }

    /// Other documents, and with them those that are dropped.
    public Knowledge beside(Knowledge others) {
        return new Pooled(others.name(), List.of(others, knowledge));
    }

    /// What shows the documents, by path.
    public Map<String, DocumentPages> pages() {
        return Map.of("/" + PLACE + "/*", new DocumentPages(folder));
    }

    /// What became of a document.
    sealed interface Taken {
        /// Questions are answered from it.
        record Found(String name) implements Taken {}

        /// They will be: it is still being read.
        record Pending(String name) implements Taken {}

        /// It is not kept.
        record Refused(Why why) implements Taken {}
    }

    /// Why a document is not kept.
    enum Why {
        /// It is of no type that can be read.
        TYPE,
        /// It is too large.
        SIZE,
        /// There are too many already.
        NUMBER,
        /// There is nothing in it.
        EMPTY,
        /// It takes too long to read.
        SLOW,
        /// It is locked by a password.
        LOCKED,
        /// Its pages are pictures.
        WORDLESS,
        /// It is damaged, or not what its name says.
        BROKEN
    }

    /// The names of the documents in it.
    List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /// Takes a document in place of one that has the same name, and waits until it was read.
    ///
    /// @param given the name; nothing of it leads out of the folder
    /// @param content read to its end, also where it is refused: who still sends would not see why
    Taken take(String given, InputStream content) throws IOException, InterruptedException {
        var name = name(given);
        if (name.isEmpty()) {
            content.transferTo(OutputStream.nullOutputStream());
            return new Taken.Refused(Why.TYPE);
        }
        var bytes = content.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            // Who is still sending would not see the answer.
            content.transferTo(OutputStream.nullOutputStream());
            return new Taken.Refused(Why.SIZE);
        }
        if (bytes.length == 0) {
            return new Taken.Refused(Why.EMPTY);
        }
        lock.lock();
        try {
            return take(folder.resolve(name.get()), name.get(), bytes);
        } finally {
            lock.unlock();
        }
    }

    /// One after the other: a document that is refused leaves the one whose name it has.
    private Taken take(Path file, String name, byte[] bytes)
            throws IOException, InterruptedException {
        boolean there = Files.exists(file);
        if (!there && names().size() >= MOST) {
            return new Taken.Refused(Why.NUMBER);
        }
        var before = there ? Files.readAllBytes(file) : NOTHING;
        put(file, bytes);
        if (!knowledge.caughtUp(PATIENCE)) {
            return new Taken.Pending(name);
        }
        var why = whyUnread(name);
        if (why.isPresent()) {
            if (there) {
                put(file, before);
            } else {
                Files.delete(file);
            }
            return new Taken.Refused(why.get());
        }
        return new Taken.Found(name);
    }

    /// The last part of a path, without what is no part of a name; empty where it has no type that
    /// can be read.
    private static Optional<String> name(String given) {
        var last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        var composed = Normalizer.normalize(last, Normalizer.Form.NFC);
        var plain = NO_PART_OF_A_NAME.matcher(composed).replaceAll("");
        var name = HIDDEN.matcher(plain).replaceFirst("").strip();
        int dot = name.lastIndexOf('.');
        var type = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (dot < 1 || !TYPES.contains(type)) {
            return Optional.empty();
        }
        int end = name.offsetByCodePoints(0, Math.min(LONGEST_NAME, name.codePointCount(0, dot)));
        return Optional.of(name.substring(0, end) + (end < dot ? "…." : ".") + type);
    }

    /// Puts it there as a whole: half a document is never read.
    private void put(Path file, byte[] bytes) throws IOException {
        var begun = Files.createTempFile(folder, ".", ".part");
        try {
            Files.write(begun, bytes);
            Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(begun);
        }
    }

    private Optional<Why> whyUnread(String name) {
        return knowledge.unread().stream()
                .filter(unread -> unread.file().equals(PLACE + "/" + name))
                .map(Unread::reason)
                .map(DropBox::why)
                .findFirst();
    }

    private static Why why(Reason reason) {
        return switch (reason) {
            case TOO_LARGE, TOO_LONG -> Why.SIZE;
            case TOO_SLOW -> Why.SLOW;
            case LOCKED -> Why.LOCKED;
            case WITHOUT_WORDS -> Why.WORDLESS;
            case ENCODING, BROKEN, CLOSED, OUTSIDE -> Why.BROKEN;
        };
    }

    @Override
    public void close() {
        knowledge.close();
    }
}
