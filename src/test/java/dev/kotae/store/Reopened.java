package dev.kotae.store;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;

/// A store in a folder of its own that can be closed and opened again.
final class Reopened implements AutoCloseable {
    private final StoreSettings settings;
    private final InstantSource clock;
    private Store store;

    Reopened(Path folder, InstantSource clock) {
        this.settings = new StoreSettings("jdbc:sqlite:" + folder.resolve("data/kotae.db"));
        this.clock = clock;
        this.store = Store.open(settings, clock, new Random());
    }

    Store store() {
        return store;
    }

    void reopen() {
        store.close();
        store = Store.open(settings, clock, new Random());
    }

    @Override
    public void close() {
        store.close();
    }
}
