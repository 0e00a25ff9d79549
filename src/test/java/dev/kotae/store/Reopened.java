package dev.kotae.store;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;

/// A store of its own that can be closed and opened again.
final class Reopened implements AutoCloseable {
    private final StoreSettings settings;
    private final InstantSource clock;
    private Store store;

    private Reopened(String url, InstantSource clock) {
        this.settings = new StoreSettings(url);
        this.clock = clock;
        this.store = Store.openBy(clock, settings, new Random());
    }

    /// In a file.
    static Reopened in(Path folder, InstantSource clock) {
        return new Reopened("jdbc:sqlite:" + folder.resolve("data/kotae.db"), clock);
    }

    /// In a database of the shared PostgreSQL server.
    static Reopened onServer(InstantSource clock) {
        return new Reopened(Postgres.database(), clock);
    }

    Store store() {
        return store;
    }

    /// Ends the process and begins the next, where there is a server as late as its lease has
    /// ended: other replicas cannot tell a dead process from one that works.
    void reopen() {
        store.close();
        if (settings.url().startsWith("jdbc:postgresql:")) {
            Postgres.execute(
                    settings.url(), "update lane set ready_at = 0 where held_by is not null");
        }
        store = Store.openBy(clock, settings, new Random());
    }

    @Override
    public void close() {
        store.close();
    }
}
