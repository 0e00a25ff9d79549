package dev.kotae.chaos.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/// Writes the history down while it happens. Safe to use from many threads.
public final class Recorder {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Happened> all = new ArrayList<>();
    private final long began = System.nanoTime();
    private final Condition more = lock.newCondition();
    private long last;

    /// Notes one thing down.
    ///
    /// @param what makes the note of the time
    public <T extends Happened> T note(LongFunction<T> what) {
        lock.lock();
        try {
            last = Math.max(last + 1, System.nanoTime() - began);
            var happened = what.apply(last);
            all.add(happened);
            more.signalAll();
            return happened;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for something that has not happened yet.
    ///
    /// @return whether it came within the time
    public boolean await(Predicate<Happened> wanted, Duration patience)
            throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            int seen = all.size();
            while (left > 0) {
                for (; seen < all.size(); seen++) {
                    if (wanted.test(all.get(seen))) {
                        return true;
                    }
                }
                left = more.awaitNanos(left);
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// How much has happened so far.
    public int size() {
        lock.lock();
        try {
            return all.size();
        } finally {
            lock.unlock();
        }
    }

    /// What has happened so far.
    public History history() {
        lock.lock();
        try {
            return new History(all);
        } finally {
            lock.unlock();
        }
    }
}
