package dev.kotae.store.port;

import dev.kotae.store.hint.Hints;
import dev.kotae.store.hint.Hints.Topic;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Wakes one of those who wait for a lane whenever one may have become due. A ring is not lost: who
/// counted the rings before looking, and then waits, does not sleep through one that came between.
/// Where nobody waits in this process, the others are told.
final class Doorbell {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private final Hints hints;
    private final long longest;
    private long rings;

    /// @param longest for how long to trust that every ring is heard
    Doorbell(Hints hints, Duration longest) {
        this.hints = hints;
        this.longest = TimeUnit.NANOSECONDS.convert(longest);
        hints.listen(Topic.DUE, about -> wake());
    }

    /// How often it was rung.
    long rings() {
        lock.lock();
        try {
            return rings;
        } finally {
            lock.unlock();
        }
    }

    /// Something is due, or will be at another time than before.
    void ring() {
        if (!wake()) {
            hints.tell(Topic.DUE, "");
        }
    }

    /// Whether somebody waits who was not woken before.
    private boolean wake() {
        lock.lock();
        try {
            boolean waits = lock.hasWaiters(rung);
            rings++;
            rung.signal();
            return waits;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for a ring, or for as long as it may be trusted.
    ///
    /// @param heard the count before the caller looked
    /// @return for how long, in nanoseconds
    long await(long heard, long nanos) throws InterruptedException {
        long started = System.nanoTime();
        lock.lockInterruptibly();
        try {
            long left = Math.min(nanos, longest);
            while (rings == heard && left > 0) {
                left = rung.awaitNanos(left);
            }
            return System.nanoTime() - started;
        } finally {
            lock.unlock();
        }
    }
}
