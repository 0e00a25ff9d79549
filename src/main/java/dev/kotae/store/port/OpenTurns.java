package dev.kotae.store.port;

import dev.kotae.memory.StoreFailure;
import dev.kotae.store.commit.Transactions;
import dev.kotae.store.table.Turns;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How many turns are open, counted anew every second while somebody asks. Nobody waits for that:
/// what is accepted within that second, here or in other processes, may come on top.
final class OpenTurns {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final Logger log = LoggerFactory.getLogger(OpenTurns.class);

    private final Transactions transactions;
    private final long most;
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong countedAt = new AtomicLong(System.nanoTime() - FRESH_NANOS);

    /// @param most how many there may be
    OpenTurns(Transactions transactions, long most) {
        this.transactions = transactions;
        this.most = most;
    }

    /// Does not block.
    ///
    /// @throws StoreFailure when there are as many as there may be
    void refuseMore() {
        long now = System.nanoTime();
        long counted = countedAt.get();
        if (now - counted >= FRESH_NANOS && countedAt.compareAndSet(counted, now)) {
            Thread.ofVirtual().name("store-count").start(this::countAnew);
        }
        if (count.get() >= most) {
            throw new StoreFailure("accept", new IllegalStateException("full: " + most + " open"));
        }
    }

    /// One was accepted.
    void oneMore() {
        count.incrementAndGet();
    }

    private void countAnew() {
        try {
            count.set(transactions.read("count", session -> new Turns(session).open(most)));
        } catch (StoreFailure failure) {
            // Whether anything can be kept is for the write to find out.
            log.debug("open turns not counted", failure);
        }
    }
}
