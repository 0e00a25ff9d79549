package dev.kotae.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Turn;
import dev.kotae.memory.Ledger.Decision;
import dev.kotae.memory.Ledger.Limit;
import dev.kotae.memory.Ledger.Scope;
import dev.kotae.memory.Ledger.Unit;
import dev.kotae.memory.Ledger.Window;
import dev.kotae.memory.Samples;
import dev.kotae.store.Store;
import dev.kotae.store.StoreSettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Thirty-two threads on each of three stores spend from one budget in one PostgreSQL.
@Tag("chaos")
class BudgetTest {
    private static final int REPLICAS = 3;
    private static final int THREADS = 32;
    private static final int TURNS = 25;
    private static final long BUDGET = 1_000_000;
    private static final Limit DAY = new Limit(Scope.WORKSPACE, Window.DAY, Unit.MICRO_USD, BUDGET);
    private static final Limit COUNT = new Limit(Scope.WORKSPACE, Window.MONTH, Unit.TURNS, 900);
    private static final Duration TTL = Duration.ofMinutes(10);

    @TempDir Path folder;

    private final Random chance = Chance.of(getClass());

    private final AtomicLong held = new AtomicLong();
    private final AtomicLong most = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    @Test
    @Timeout(120)
    void nothing_is_spent_beyond_the_budget() throws Exception {
        try (var postgres = new PostgresServer(folder.resolve("pg"));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stores = new ArrayList<Store>();
            for (int i = 0; i < REPLICAS; i++) {
                stores.add(
                        Store.open(
                                new StoreSettings(postgres.url()),
                                InstantSource.system(),
                                new SecureRandom()));
            }
            var work = new ArrayList<Callable<Void>>();
            for (int i = 0; i < REPLICAS * THREADS; i++) {
                int thread = i;
                var own = new Random(chance.nextLong());
                work.add(() -> spend(stores.get(thread % REPLICAS), thread, own));
            }
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
            long booked = stores.getFirst().ports().ledger().spent("slack/T1", DAY, "");
            System.out.println(
                    "chaos: budget of "
                            + BUDGET
                            + " held at most "
                            + most
                            + ", at the end "
                            + held
                            + ", refused "
                            + refused);
            stores.forEach(Store::close);
            assertThat(most.get()).isBetween(BUDGET * 9 / 10, BUDGET);
            assertThat(booked).isEqualTo(held.get());
            assertThat(refused.get()).isPositive();
        }
    }

    /// What is held is counted after it was granted and before it is given back: never more than
    /// there truly is.
    private Void spend(Store store, int thread, RandomGenerator own) {
        for (int i = 0; i < TURNS; i++) {
            var turn = new Turn("t" + thread + "-" + i, Samples.question("th" + thread, "q" + i));
            long amount = own.nextLong(1, 3_000);
            switch (store.ports().ledger().reserve(turn, List.of(DAY, COUNT), amount, TTL)) {
                case Decision.Granted() -> {
                    most.accumulateAndGet(held.addAndGet(amount), Math::max);
                    if (own.nextInt(10) == 0) {
                        held.addAndGet(-amount);
                        store.ports().ledger().reserve(turn, List.of(), 0, TTL);
                    }
                }
                case Decision.Refused _ -> refused.incrementAndGet();
            }
        }
        return null;
    }
}
