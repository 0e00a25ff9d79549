package dev.kotae.store.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.OSInfo;

/// SQLite itself, out of the driver's jar. The driver unpacks it too, but then compares the copy
/// with the original byte by byte, which takes a tenth of a second of a start, and leaves it behind
/// where the process is killed (sqlite-jdbc 3.54.1, `SQLiteJDBCLoader`).
final class NativeLibrary {
    private static final String FOLDER = "org.sqlite.lib.path";

    private static boolean loaded;

    private NativeLibrary() {}

    /// Loads it; does nothing where it is loaded. Where it cannot be unpacked, the driver tries in
    /// its own way.
    ///
    /// @throws Exception as the driver's
    static synchronized void load() throws Exception {
        if (loaded) {
            return;
        }
        var name = System.mapLibraryName("sqlitejdbc");
        var place = "native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + name;
        try (var library = SQLiteJDBCLoader.class.getResourceAsStream(place)) {
            if (library != null && System.getProperty(FOLDER) == null) {
                unpack(library, name);
            }
        }
        loaded = SQLiteJDBCLoader.initialize();
    }

    private static void unpack(InputStream library, String name) throws Exception {
        var folder = Files.createTempDirectory("kotae-sqlite");
        var copy = folder.resolve(name);
        try {
            Files.copy(library, copy);
            System.setProperty(FOLDER, folder.toString());
            SQLiteJDBCLoader.initialize();
        } finally {
            System.clearProperty(FOLDER);
            delete(copy);
            delete(folder);
        }
    }

    /// At once where the system keeps an open file that has no name any more, else in the end.
    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException busy) {
            path.toFile().deleteOnExit();
        }
    }
}
