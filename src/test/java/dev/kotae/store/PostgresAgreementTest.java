package dev.kotae.store;

import dev.kotae.memory.HandClock;
import dev.kotae.memory.InMemoryStore;
import dev.kotae.memory.contract.Agreement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// That PostgreSQL does step by step what the store in memory does.
@Tag("postgres")
final class PostgresAgreementTest {
    private static final int STEPS = Integer.getInteger("kotae.agreement.steps", 200);

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void it_goes_the_same_way(long seed) {
        var clock = new HandClock();
        try (var store = Reopened.onServer(clock)) {
            new Agreement(seed, clock, store, new InMemoryStore(clock), false).go(STEPS);
        }
    }
}
