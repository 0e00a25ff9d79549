package dev.kotae.store.engine;

import dev.kotae.store.StoreSettings;
import dev.kotae.store.StoreUnusable;
import dev.kotae.store.StoreUnusable.Reason;
import dev.kotae.store.commit.Breaker;
import dev.kotae.store.commit.Dialect;
import dev.kotae.store.commit.GroupCommit;
import dev.kotae.store.commit.Session;
import dev.kotae.store.hint.HintsInProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// A database file, held by this process or read beside the one that holds it.
public final class SqliteFile implements Database {
    private static final Logger log = LoggerFactory.getLogger(SqliteFile.class);

    private static final String SCHEME = "jdbc:sqlite:";

    /// What another program on the file (a backup, the `sqlite3` shell) may cost us.
    private static final int BUSY_MILLIS = 2_000;

    /// A checkpoint leaves the log at its longest; after a burst it is cut to this.
    private static final int LOG_BYTES = 16 << 20;

    /// Of the log, 64 MiB: from here on the writer moves it into the file itself.
    private static final int LOG_PAGES = 16_384;

    /// The indexes' busy parts should fit: 4 KiB each, taken as they are needed.
    private static final int CACHE_PAGES = 8_192;

    /// What the driver knows.
    private static final Set<String> PRAGMAS =
            Arrays.stream(Pragma.values())
                    .map(Pragma::getPragmaName)
                    .collect(Collectors.toUnmodifiableSet());

    /// Nobody else can make a lane due.
    private static final Duration TRUST = Duration.ofHours(1);

    private final Path path;
    private final String pragmas;
    private final Optional<HeldLock> lock;

    private SqliteFile(Path path, String pragmas, Optional<HeldLock> lock) {
        this.path = path;
        this.pragmas = pragmas;
        this.lock = lock;
        load();
    }

    /// Loads the native library where it can be loaded.
    public static void load() {
        try {
            NativeLibrary.load();
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
        var path = made(named(settings).toAbsolutePath().normalize());
        var lock = HeldLock.on(path);
        try {
            // What SQLite puts beside it has the same rights.
            OwnFiles.file(path);
        } catch (StoreUnusable e) {
            lock.close();
            throw e;
        }
        return new SqliteFile(path, pragmas(settings), Optional.of(lock));
    }

    /// The file, without taking it.
    ///
    /// @throws StoreUnusable when the url names no file, or there is none
    static SqliteFile beside(StoreSettings settings) {
        var path = named(settings).toAbsolutePath().normalize();
        if (!Files.isRegularFile(path)) {
            throw new StoreUnusable(Reason.MISSING, path);
        }
        return new SqliteFile(path, pragmas(settings), Optional.empty());
    }

    private static Path named(StoreSettings settings) {
        var url = settings.url();
        if (!url.startsWith(SCHEME)) {
            // What follows the scheme may hold a password.
            throw new StoreUnusable(Reason.UNKNOWN);
        }
        var name = url.substring(SCHEME.length(), url.length() - pragmas(settings).length());
        checkPragmas(settings);
        if (name.isBlank() || name.startsWith(":") || name.startsWith("file:")) {
            throw new StoreUnusable(Reason.KEEPS_NOTHING, url);
        }
        return Path.of(name);
    }

    private static String pragmas(StoreSettings settings) {
        int start = settings.url().indexOf('?');
        return start < 0 ? "" : settings.url().substring(start);
    }

    /// The driver would take what it does not know for a part of the file's name.
    private static void checkPragmas(StoreSettings settings) {
        var pragmas = pragmas(settings);
        for (var pragma : pragmas.isEmpty() ? new String[0] : pragmas.substring(1).split("&")) {
            var name = pragma.split("=", 2)[0].strip();
            if (!PRAGMAS.contains(name.toLowerCase(Locale.ROOT))) {
                throw new StoreUnusable(Reason.UNKNOWN_PRAGMA, name);
            }
        }
    }

    /// The file's one real path, so that two names of it share one lock.
    private static Path made(Path path) {
        try {
            var folder = path.getParent();
            if (folder == null) {
                throw new StoreUnusable(Reason.NO_FILE, path);
            }
            OwnFiles.folder(folder);
            return Files.exists(path)
                    ? path.toRealPath()
                    : folder.toRealPath().resolve(path.getFileName());
        } catch (IOException e) {
            throw new StoreUnusable(e, Reason.NO_FOLDER, path, e.getClass().getSimpleName());
        }
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public Map<String, String> placeholders() {
        return Map.of("ordinal", "integer");
    }

    @Override
    public List<String> tables() throws SQLException {
        try (var session = new Session(source(config()).getConnection(), Dialect.SQLITE)) {
            return session.all(
                    "select name from sqlite_master where type = 'table'"
                            + " and name not like 'sqlite_%'",
                    row -> row.getString(1));
        }
    }

    @Override
    public void inspect() throws SQLException {
        var tables = tables();
        if (!tables.isEmpty() && !tables.contains(Migrations.HISTORY)) {
            throw new StoreUnusable(Reason.FOREIGN, path);
        }
    }

    @Override
    public void goOnCounting(Session copy) {
        // It counts from the highest that is there.
    }

    @Override
    public Engine start(InstantSource clock) {
        return new Engine(
                new Breaker(new GroupCommit(this::writing, this::reading), Dialect.SQLITE),
                new HintsInProcess(),
                clock,
                TRUST,
                true);
    }

    @Override
    public DataSource source() {
        var config = config();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setJournalSizeLimit(LOG_BYTES);
        config.setCacheSize(CACHE_PAGES);
        return source(config);
    }

    @Override
    public Connection writing() throws SQLException {
        var connection = source().getConnection();
        try (var statement = connection.createStatement()) {
            // macOS: without it a sync reaches the disk's cache only.
            statement.execute("pragma fullfsync = true");
            // What is deleted is overwritten, and not merely no longer found.
            statement.execute("pragma secure_delete = on");
            // A longstop: the checkpoints are made beside the writer, long before.
            statement.execute("pragma wal_autocheckpoint = " + LOG_PAGES);
        }
        return connection;
    }

    @Override
    public Connection reading() throws SQLException {
        var config = config();
        config.setReadOnly(true);
        return source(config).getConnection();
    }

    private static SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        // Nobody asks for them, and each write would be followed by a query for its row's number.
        config.setGetGeneratedKeys(false);
        return config;
    }

    private DataSource source(SQLiteConfig config) {
        var source = new SQLiteDataSource(config);
        source.setUrl(SCHEME + path + pragmas);
        return source;
    }

    @Override
    public StoreUnusable unusable(Exception failure) {
        if (failure instanceof StoreUnusable told) {
            return told;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NativeLibraryNotFoundException) {
                return new StoreUnusable(
                        failure, Reason.NO_LIBRARY, System.getProperty("java.io.tmpdir"));
            }
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

    @Override
    public void close() {
        lock.ifPresent(HeldLock::close);
    }
}
