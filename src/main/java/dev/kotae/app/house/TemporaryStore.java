package dev.kotae.app.house;

import dev.kotae.app.settings.Key;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/// A store for one run: gone when it is closed.
///
/// @param folder where its file is
public record TemporaryStore(Path folder) implements AutoCloseable {
    /// Makes an empty one.
    public static TemporaryStore create() throws IOException {
        return new TemporaryStore(Files.createTempDirectory("kotae"));
    }

    /// What makes a house use it.
    public Map<Key, String> settings() {
        return Map.of(Key.STORE_URL, "jdbc:sqlite:" + folder.resolve("kotae.db"));
    }

    /// May be called while it is still in use, and more than once.
    @Override
    public void close() {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
