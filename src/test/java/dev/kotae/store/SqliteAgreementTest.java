package dev.kotae.store;

import dev.kotae.memory.HandClock;
import dev.kotae.memory.InMemoryStore;
import dev.kotae.memory.contract.Agreement;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// That a SQLite file does step by step what the store in memory does.
final class SqliteAgreementTest {
    private static final int STEPS = Integer.getInteger("kotae.agreement.steps", 200);

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void it_goes_the_same_way(long seed) {
        var clock = new HandClock();
        try (var store = Reopened.in(folder, clock)) {
            new Agreement(seed, clock, store, new InMemoryStore(clock), true).go(STEPS);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void it_forgets_the_same(long seed) {
        var clock = new HandClock();
        try (var store = Reopened.in(folder, clock, true)) {
            new Agreement(seed, clock, store, new InMemoryStore(clock, true), true).go(STEPS);
        }
    }
}
