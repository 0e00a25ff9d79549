package dev.kotae.store;

import dev.kotae.memory.Ports;
import dev.kotae.memory.Preferences;
import dev.kotae.memory.StoreListener;
import dev.kotae.store.StoreUnusable.Reason;
import dev.kotae.store.commit.Session;
import dev.kotae.store.engine.Database;
import dev.kotae.store.engine.Engine;
import dev.kotae.store.engine.Migrations;
import dev.kotae.store.engine.SqliteFile;
import dev.kotae.store.hint.Hints.Topic;
import dev.kotae.store.port.Abandoned;
import dev.kotae.store.port.FileClock;
import dev.kotae.store.port.JdbcInstallations;
import dev.kotae.store.port.JdbcPorts;
import dev.kotae.store.port.JdbcPreferences;
import dev.kotae.store.port.Seal;
import dev.kotae.store.port.Settling.Keep;
import dev.kotae.store.table.StoredJson;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// The open store. A SQLite file belongs to one process: while it is open, nobody else can open it.
/// On PostgreSQL any number of processes work on one store.
public final class Store implements AutoCloseable {
    private final Database database;
    private final Engine engine;
    private final InstantSource clock;
    private final JdbcInstallations installations;
    private final Ports ports;

    private Store(
            Database database,
            Engine engine,
            InstantSource clock,
            JdbcInstallations installations,
            Ports ports) {
        this.database = database;
        this.engine = engine;
        this.clock = clock;
        this.installations = installations;
        this.ports = ports;
    }

    /// Loads what the first [#open] would otherwise wait for, SQLite's native library. May be
    /// called meanwhile. Never throws: whoever opens a file will be told.
    public static void prepare() {
        SqliteFile.load();
    }

    /// Opens the database and makes or migrates its tables. In a SQLite file it voids the leases
    /// that a dead process left, so that what it worked on can be claimed at once; on PostgreSQL
    /// their holders may live. Encrypts with the first key what another one did. Blocks, some
    /// tenths of a second.
    ///
    /// @param clock measures leases and delays in a SQLite file; on PostgreSQL the server's clock
    ///   does. Where it is set, what is held or delayed stays so for as long as it was to.
    /// @param random makes the ids of turns; used by one thread at a time
    /// @throws StoreUnusable when there is no such file and it cannot be made, it is not ours, it
    ///   cannot be written, or another process has it open; when the server cannot be reached, or
    ///   does not let us in; when a key is no key
    public static Store open(StoreSettings settings, InstantSource clock, RandomGenerator random) {
        return open(settings, clock, random, StoreListener.NONE);
    }

    /// As [#open], with somebody who hears how the store does.
    ///
    /// @param listener told of every step
    public static Store open(
            StoreSettings settings,
            InstantSource clock,
            RandomGenerator random,
            StoreListener listener) {
        return open(settings, clock, random, engine -> engine.heardBy(listener), Store::time);
    }

    private static InstantSource time(Engine engine) {
        return engine.alone()
                ? FileClock.of(engine.transactions(), engine.clock())
                : engine.clock();
    }

    /// Opens the database beside the server that may work on it, for a moment: takes nothing for
    /// this process, changes no tables and leaves leases as they are. What is written is committed
    /// in transactions as short as the server's own; what became due is claimed by the server when
    /// it looks next.
    ///
    /// @throws StoreUnusable when there is no such database, its tables are not ours, or they are
    ///   those of an older version
    public static Store attach(
            StoreSettings settings, InstantSource clock, RandomGenerator random) {
        var seal = new Seal(settings.keys());
        var database = Database.beside(settings);
        var engine = attached(database, clock);
        return on(database, engine, engine.clock(), settings, seal, random);
    }

    private static Engine attached(Database database, InstantSource clock) {
        try {
            database.inspect();
            if (!new Migrations(database).done()) {
                throw new StoreUnusable(Reason.OTHER_VERSION, database.name());
            }
            return database.start(clock);
        } catch (SQLException | RuntimeException e) {
            database.close();
            throw database.unusable(e);
        }
    }

    /// As [#open], whatever the database's own clock shows.
    static Store openBy(InstantSource clock, StoreSettings settings, RandomGenerator random) {
        return open(settings, clock, random, UnaryOperator.identity(), engine -> clock);
    }

    private static Store open(
            StoreSettings settings,
            InstantSource clock,
            RandomGenerator random,
            UnaryOperator<Engine> heard,
            Function<Engine, InstantSource> measure) {
        var seal = new Seal(settings.keys());
        var database = Database.of(settings);
        var engine = heard.apply(started(database, clock));
        var store = on(database, engine, measure.apply(engine), settings, seal, random);
        store.installations.sealAnew();
        return store;
    }

    private static Store on(
            Database database,
            Engine engine,
            InstantSource time,
            StoreSettings settings,
            Seal seal,
            RandomGenerator random) {
        var keep = new Keep(new StoredJson(), settings.forgetful());
        var installations =
                new JdbcInstallations(
                        engine.transactions(), engine.hints(), keep.json(), seal, time);
        var ports = JdbcPorts.on(engine, keep, installations, random, time, settings.mostOpen());
        return new Store(database, engine, time, installations, ports);
    }

    private static Engine started(Database database, InstantSource clock) {
        try {
            database.inspect();
            new Migrations(database).run();
            var engine = database.start(clock);
            if (engine.alone()) {
                freeAbandoned(database, clock.millis());
            }
            return engine;
        } catch (SQLException | RuntimeException e) {
            database.close();
            throw database.unusable(e);
        }
    }

    private static void freeAbandoned(Database database, long now) throws SQLException {
        try (var session = new Session(database.writing(), database.dialect())) {
            Abandoned.free(session, now);
            session.commit();
        }
    }

    /// Whether it is known that nothing can be kept just now, because the disk or the server took
    /// nothing when it was last asked. It is asked again by itself.
    public boolean isShut() {
        return engine.transactions().isShut();
    }

    /// What is kept, by what it is kept for.
    public Ports ports() {
        return ports;
    }

    /// How many installations can be read only with a key of [StoreSettings#keys] that is not the
    /// first. The next start changes that, where the key is still there.
    ///
    /// @throws dev.kotae.memory.StoreFailure when the store did not tell
    public int sealedWithOldKeys() {
        return installations.sealedOtherwise();
    }

    /// Hears of every tenant whose installation changes, in this process or another, as well as can
    /// be: for [dev.kotae.memory.Caches#installationChanged].
    ///
    /// @param changed given the tenant, on any thread; must not block
    public void whenInstallationChanges(Consumer<String> changed) {
        engine.hints()
                .listen(Topic.CHANGED, about -> JdbcInstallations.tenant(about).ifPresent(changed));
    }

    /// Hears of all wishes that change, in this process or another, as well as can be: for
    /// [dev.kotae.memory.Caches#preferencesChanged].
    ///
    /// @param changed told whose, on any thread; must not block
    public void whenPreferencesChange(PreferencesChanged changed) {
        engine.hints()
                .listen(
                        Topic.CHANGED,
                        about ->
                                JdbcPreferences.changed(about)
                                        .ifPresent(one ->
                                                changed.of(
                                                        one.tenant(), one.scope(), one.subject())));
    }

    /// Is told whose wishes changed.
    public interface PreferencesChanged {
        /// They are others than before.
        void of(String tenant, Preferences.Scope scope, String subject);
    }

    /// The clock by which leases and delays are measured, the same for all who work on the store.
    /// Does not block.
    public InstantSource clock() {
        return clock;
    }

    /// Commits what is queued, refuses what comes afterwards with
    /// [StoreFailure][dev.kotae.memory.StoreFailure], and lets go of the database. Blocks until
    /// that is done, 10 seconds at most on a disk that hangs.
    @Override
    public void close() {
        engine.close();
        database.close();
    }
}
