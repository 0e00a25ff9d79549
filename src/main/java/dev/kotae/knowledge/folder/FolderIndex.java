package dev.kotae.knowledge.folder;

import dev.kotae.chat.Passage;
import dev.kotae.knowledge.folder.DocumentFiles.Stamp;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The documents of one folder, as they were when it was last looked at. One thread calls
/// [#catchUp]; any number search meanwhile.
public final class FolderIndex implements Closeable {
    private static final int LARGEST_FILE = 5 * 1024 * 1024;

    /// Passages that cover less of the question are no answer to it. Set low on purpose: people ask
    /// in other words than documents use, and within one field no score tells what is answered
    /// there from what is not; that takes reading. Measured: of passages that answer, 97 in 100 and
    /// more are kept; questions from another field find nothing in 5 to 10 of 10 cases.
    private static final double LEAST_COVERAGE = 0.08;

    private static final Logger log = LoggerFactory.getLogger(FolderIndex.class);

    private final DocumentFiles files;
    private final Links links;
    private final PassageIndex passages = new PassageIndex();
    private final Map<String, Stamp> known = new HashMap<>();

    /// Does not look at the folder yet.
    ///
    /// @param baseUrl what links begin with, see [dev.kotae.knowledge.FolderKnowledge.Settings]
    /// @throws IOException never in practice: the index is in memory
    public FolderIndex(Path folder, String baseUrl) throws IOException {
        files = new DocumentFiles(folder);
        links = new Links(baseUrl);
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
    /// @throws IOException when the folder cannot be listed; the index stays as it was
    public Change catchUp(BooleanSupplier stop) throws IOException {
        var now = files.list();
        var gone = new TreeSet<>(known.keySet());
        gone.removeAll(now.keySet());
        for (var path : gone) {
            passages.remove(path);
            known.remove(path);
        }
        int read = 0;
        for (var file : now.entrySet()) {
            if (!file.getValue().equals(known.get(file.getKey())) && !stop.getAsBoolean()) {
                index(file.getKey(), file.getValue());
                read++;
            }
        }
        passages.publish();
        return new Change(read, gone.size(), known.size());
    }

    /// How many passages can be found now.
    ///
    /// @throws IOException when the index is broken
    public int size() throws IOException {
        return passages.size();
    }

    /// The passages that fit best, best first; none that shares with the question only words that
    /// say little.
    ///
    /// @throws IOException when the index is broken
    public List<Passage> search(String text, int limit) throws IOException {
        return passages.search(text, limit, LEAST_COVERAGE);
    }

    @Override
    public void close() throws IOException {
        passages.close();
    }

    private void index(String path, Stamp stamp) throws IOException {
        known.put(path, stamp);
        passages.replace(path, read(path));
    }

    private List<Passage> read(String path) {
        try {
            return passages(path, text(files.at(path)));
        } catch (IOException unreadable) {
            log.warn("file={} skipped: {}", files.at(path), unreadable.getMessage());
        } catch (RuntimeException bug) {
            // The edge to outside bytes: one file must not keep the others from being found.
            log.warn("file={} skipped: its reader failed", files.at(path), bug);
        }
        return List.of();
    }

    private static String text(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                throw new IOException("larger than " + (LARGEST_FILE >> 20) + " MB");
            }
            return TextDecoder.decode(bytes);
        }
    }

    private List<Passage> passages(String path, String text) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        var stem = name.substring(0, name.lastIndexOf('.'));
        var document = Format.of(name).orElseThrow().parse(text, stem);
        var found = new ArrayList<Passage>();
        for (var piece : Chunker.cut(document)) {
            var id = path + "#" + (found.size() + 1);
            var link = links.to(files.at(path), path, piece.anchor());
            found.add(new Passage(id, document.title(), piece.headings(), link, piece.text(), 0));
        }
        return found;
    }
}
