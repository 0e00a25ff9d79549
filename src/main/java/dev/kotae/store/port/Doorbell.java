package dev.kotae.store.port;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Wakes one of those who wait for a lane whenever one may have become due. A ring is not lost: who
/// counted the rings before looking, and then waits, does not sleep through one that came between.
final class Doorbell {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private long rings;

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
        lock.lock();
        try {
            rings++;
            rung.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for a ring.
    ///
    /// @param heard the count before the caller looked
    /// @return whether it was rung since
    boolean await(long heard, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (rings == heard && left > 0) {
                left = rung.awaitNanos(left);
            }
            return rings != heard;
        } finally {
            lock.unlock();
        }
    }
}
