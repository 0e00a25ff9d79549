package dev.kotae.store.engine;

import dev.kotae.memory.StoreFailure;
import dev.kotae.store.commit.Session;
import dev.kotae.store.commit.Transactions;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The time by the server's clock, so that replicas agree on when a lease ends, however their own
/// clocks are set. Asked for now and then and counted on by [System#nanoTime] in between: it is off
/// by half of the way to the server at most, some milliseconds.
final class DatabaseClock implements InstantSource {
    private static final Logger log = LoggerFactory.getLogger(DatabaseClock.class);

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int QUESTIONS = 3;

    private final Transactions transactions;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile Reading latest;

    private DatabaseClock(Transactions transactions, Reading first) {
        this.transactions = transactions;
        this.latest = first;
    }

    /// Asks for the first time.
    ///
    /// @throws StoreFailure when there is no answer
    static DatabaseClock of(Transactions transactions) {
        return new DatabaseClock(transactions, read(transactions));
    }

    @Override
    public Instant instant() {
        var reading = latest;
        long since = System.nanoTime() - reading.nanos();
        if (since > FRESH_NANOS && asking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("store-clock").start(this::askAgain);
        }
        return reading.at().plusNanos(since);
    }

    private void askAgain() {
        try {
            latest = read(transactions);
        } catch (StoreFailure failure) {
            log.debug("store clock did not answer", failure);
        } finally {
            asking.set(false);
        }
    }

    /// The quickest of a few answers is the most exact.
    private static Reading read(Transactions transactions) {
        return transactions.read(
                "clock",
                session -> {
                    var best = ask(session);
                    for (int more = 1; more < QUESTIONS; more++) {
                        var next = ask(session);
                        best = next.took() < best.took() ? next : best;
                    }
                    return best;
                });
    }

    private static Reading ask(Session session) throws SQLException {
        long before = System.nanoTime();
        long micros =
                session.first(
                                "select (extract(epoch from clock_timestamp()) * 1000000)::bigint",
                                row -> row.getLong(1))
                        .orElseThrow();
        long took = System.nanoTime() - before;
        var at = Instant.EPOCH.plusNanos(TimeUnit.MICROSECONDS.toNanos(micros));
        return new Reading(at, before + took / 2, took);
    }

    /// What the server's clock showed, at a moment of our own.
    private record Reading(Instant at, long nanos, long took) {}
}
