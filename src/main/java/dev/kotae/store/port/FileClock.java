package dev.kotae.store.port;

import dev.kotae.memory.StoreFailure;
import dev.kotae.store.commit.Session;
import dev.kotae.store.commit.Transactions;
import dev.kotae.store.table.Lanes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The time by this machine's clock, in a file that this process alone works on. It is counted by
/// [System#nanoTime]. When somebody sets the machine's clock, this one follows a moment later, and
/// in the same transaction so does everything in the file that waits for a time: what was held or
/// delayed for a while stays so for as long as it was to.
public final class FileClock implements InstantSource {
    /// A time server nudges a clock by less.
    private static final Duration SET = Duration.ofSeconds(1);

    /// Nobody waits for it.
    private static final Duration PATIENCE = Duration.ofDays(1);

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(FileClock.class);

    private final Transactions transactions;
    private final InstantSource machine;
    private final AtomicBoolean following = new AtomicBoolean();
    private volatile Reading latest;

    private FileClock(Transactions transactions, InstantSource machine) {
        this.transactions = transactions;
        this.machine = machine;
        this.latest = read(machine);
    }

    /// Begins with what the machine's clock shows.
    public static FileClock of(Transactions transactions, InstantSource machine) {
        return new FileClock(transactions, machine);
    }

    private static Reading read(InstantSource machine) {
        return new Reading(machine.instant().truncatedTo(ChronoUnit.MICROS), System.nanoTime());
    }

    /// Does not block.
    @Override
    public Instant instant() {
        var now = latest.on(System.nanoTime());
        boolean set = Duration.between(now, machine.instant()).abs().compareTo(SET) > 0;
        if (set && following.compareAndSet(false, true)) {
            Thread.ofVirtual().name("store-clock").start(this::follow);
        }
        return now;
    }

    private void follow() {
        var before = latest;
        try {
            var by = transactions.write("clock", PATIENCE, this::follow, set -> {});
            log.warn("store clock=set by={}", by);
        } catch (StoreFailure failure) {
            latest = before;
            log.debug("store clock does not follow", failure);
            pause();
        } finally {
            following.set(false);
        }
    }

    /// On the one thread that writes: what is written before goes by the old time, what is written
    /// behind by the new one.
    private Duration follow(Session session) throws SQLException {
        var now = read(machine);
        var old = latest.on(now.nanos());
        var by = Duration.between(old, now.at()).truncatedTo(ChronoUnit.MILLIS);
        new Lanes(session).shift(by.toMillis());
        latest = new Reading(old.plus(by), now.nanos());
        return by;
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }

    /// What the machine's clock showed, at a moment of our own.
    private record Reading(Instant at, long nanos) {
        Instant on(long later) {
            return at.plusNanos(later - nanos);
        }
    }
}
