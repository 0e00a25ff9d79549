package dev.kotae.store;

import dev.kotae.doctor.Secret;
import dev.kotae.memory.Ports;
import dev.kotae.memory.TestedStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A store of its own that can be closed and opened again.
final class Reopened implements TestedStore {
    private static final Secret KEY = new Secret("a2V5IGtleSBrZXkga2V5IGtleSBrZXkga2V5IGtleSE=");

    private final StoreSettings settings;
    private final InstantSource clock;
    private Store store;

    private Reopened(String url, InstantSource clock, boolean forgetful) {
        this.settings = new StoreSettings(url, Map.of(), List.of(KEY), forgetful);
        this.clock = clock;
        this.store = Store.openBy(clock, settings, new Random());
    }

    /// In a file.
    static Reopened in(Path folder, InstantSource clock) {
        return in(folder, clock, false);
    }

    /// In a file.
    ///
    /// @param forgetful whether the words of a turn go when it ends
    static Reopened in(Path folder, InstantSource clock, boolean forgetful) {
        return new Reopened("jdbc:sqlite:" + folder.resolve("data/kotae.db"), clock, forgetful);
    }

    /// In a database of the shared PostgreSQL server.
    static Reopened onServer(InstantSource clock) {
        return onServer(clock, false);
    }

    /// In a database of the shared PostgreSQL server.
    ///
    /// @param forgetful whether the words of a turn go when it ends
    static Reopened onServer(InstantSource clock, boolean forgetful) {
        return new Reopened(Postgres.migrated(), clock, forgetful);
    }

    Store store() {
        return store;
    }

    /// Ends the process and begins the next, where there is a server as late as its lease has
    /// ended: other replicas cannot tell a dead process from one that works.
    @Override
    public void reopen() {
        store.close();
        if (settings.url().startsWith("jdbc:postgresql:")) {
            Postgres.execute(
                    settings.url(), "update lane set ready_at = 1 where held_by is not null");
        }
        store = Store.openBy(clock, settings, new Random());
    }

    @Override
    public Ports ports() {
        return store.ports();
    }

    @Override
    public void close() {
        store.close();
    }
}
