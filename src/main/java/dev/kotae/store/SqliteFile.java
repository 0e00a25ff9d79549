package dev.kotae.store;

import dev.kotae.store.StoreUnusable.Reason;
import dev.kotae.store.commit.Dialect;
import dev.kotae.store.commit.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteJDBCLoader;

/// The database file, held by this process.
final class SqliteFile implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SqliteFile.class);

    private static final String SCHEME = "jdbc:sqlite:";

    /// What another program on the file (a backup, the `sqlite3` shell) may cost us.
    private static final int BUSY_MILLIS = 2_000;

    /// A checkpoint leaves the log at its longest; after a burst it is cut to this.
    private static final int LOG_BYTES = 16 << 20;

    /// The indexes' busy parts should fit: 4 KiB each, taken as they are needed.
    private static final int CACHE_PAGES = 8_192;

    private final Path path;
    private final String pragmas;
    private final HeldLock lock;

    private SqliteFile(Path path, String pragmas, HeldLock lock) {
        this.path = path;
        this.pragmas = pragmas;
        this.lock = lock;
    }

    /// Loads the native library where it can be loaded.
    static void load() {
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception failed) {
            // Opening a file meets it again, where somebody is there to be told.
            log.debug("sqlite not loaded: {}", failed.toString());
        }
    }

    /// Makes the folder where it is missing and takes the file for this process.
    ///
    /// @throws StoreUnusable when the url names no file, the folder cannot be made, or another
    ///   process holds the file
    static SqliteFile take(StoreSettings settings) {
        var url = settings.url();
        if (!url.startsWith(SCHEME)) {
            // What follows the scheme may hold a password.
            throw new StoreUnusable(Reason.NOT_SQLITE);
        }
        int end = url.indexOf('?');
        var name = url.substring(SCHEME.length(), end < 0 ? url.length() : end);
        if (name.isBlank() || name.startsWith(":") || name.startsWith("file:")) {
            throw new StoreUnusable(Reason.KEEPS_NOTHING, url);
        }
        var path = made(Path.of(name).toAbsolutePath().normalize());
        return new SqliteFile(path, end < 0 ? "" : url.substring(end), HeldLock.on(path));
    }

    /// The file's one real path, so that two names of it share one lock.
    private static Path made(Path path) {
        try {
            var folder = path.getParent();
            if (folder == null) {
                throw new StoreUnusable(Reason.NO_FILE, path);
            }
            Files.createDirectories(folder);
            return Files.exists(path)
                    ? path.toRealPath()
                    : folder.toRealPath().resolve(path.getFileName());
        } catch (IOException e) {
            throw new StoreUnusable(e, Reason.NO_FOLDER, path, e.getClass().getSimpleName());
        }
    }

    /// Looks whether the tables in the file are ours, or whether there are none yet. Changes
    /// nothing.
    ///
    /// @throws StoreUnusable when they are not
    void inspect() throws SQLException {
        try (var session = new Session(source(config()).getConnection(), Dialect.SQLITE)) {
            var tables =
                    session.all(
                            "select name from sqlite_master where type = 'table'",
                            row -> row.getString(1));
            if (!tables.isEmpty() && !tables.contains(Migrations.HISTORY)) {
                throw new StoreUnusable(Reason.FOREIGN, path);
            }
        }
    }

    /// Gives connections that may write; only one is to be used at a time.
    DataSource source() {
        var config = config();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setJournalSizeLimit(LOG_BYTES);
        config.setCacheSize(CACHE_PAGES);
        return source(config);
    }

    /// A connection that may write.
    Connection writing() throws SQLException {
        var connection = source().getConnection();
        try (var statement = connection.createStatement()) {
            // macOS: without it a sync reaches the disk's cache only.
            statement.execute("pragma fullfsync = true");
        }
        return connection;
    }

    /// A connection that sees what is committed. One must have been opened for writing before.
    Connection reading() throws SQLException {
        var config = config();
        config.setReadOnly(true);
        return source(config).getConnection();
    }

    private static SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        return config;
    }

    private DataSource source(SQLiteConfig config) {
        var source = new SQLiteDataSource(config);
        source.setUrl(SCHEME + path + pragmas);
        return source;
    }

    /// What to tell the operator about a failure to open.
    StoreUnusable unusable(Exception failure) {
        if (failure instanceof StoreUnusable told) {
            return told;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                var code = sqlite.getResultCode();
                return new StoreUnusable(failure, reason(code), path, code.name());
            }
        }
        return new StoreUnusable(
                failure, Reason.UNWELL, path, String.valueOf(failure.getMessage()));
    }

    private static Reason reason(SQLiteErrorCode code) {
        // The low byte is the kind of error, the rest its variant.
        return switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
            case SQLITE_NOTADB -> Reason.NO_DATABASE;
            case SQLITE_CORRUPT -> Reason.DAMAGED;
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH -> Reason.READ_ONLY;
            case SQLITE_CANTOPEN -> Reason.NOT_OPENED;
            case SQLITE_FULL -> Reason.FULL;
            case SQLITE_BUSY, SQLITE_LOCKED -> Reason.LOCKED;
            default -> Reason.UNWELL;
        };
    }

    /// Lets the next process have the file. All connections must be closed before.
    @Override
    public void close() {
        lock.close();
    }
}
