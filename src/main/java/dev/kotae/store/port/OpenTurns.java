package dev.kotae.store.port;

import dev.kotae.memory.StoreFailure;
import dev.kotae.store.commit.Transactions;
import dev.kotae.store.table.Turns;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// How many turns are open, counted anew once a second by one of those who ask. What other
/// processes accept within that second may come on top.
final class OpenTurns {
    /// At ten answers a second the work of three hours: who comes then is better told so than kept
    /// waiting. Their questions are some hundred megabytes at most, so that the store stays quick.
    static final long MOST = 100_000;

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Transactions transactions;
    private final long most;
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong countedAt = new AtomicLong(System.nanoTime() - FRESH_NANOS);

    /// @param most how many there may be
    OpenTurns(Transactions transactions, long most) {
        this.transactions = transactions;
        this.most = most;
    }

    /// @throws StoreFailure when there are as many as there may be
    void refuseMore() {
        long now = System.nanoTime();
        long counted = countedAt.get();
        if (now - counted >= FRESH_NANOS && countedAt.compareAndSet(counted, now)) {
            count.set(counted());
        }
        if (count.get() >= most) {
            throw new StoreFailure("accept", new IllegalStateException("full: " + most + " open"));
        }
    }

    /// One was accepted.
    void oneMore() {
        count.incrementAndGet();
    }

    private long counted() {
        try {
            return transactions.read("count", session -> new Turns(session).open(most));
        } catch (StoreFailure failure) {
            // Whether anything can be kept is for the write to find out.
            return count.get();
        }
    }
}
