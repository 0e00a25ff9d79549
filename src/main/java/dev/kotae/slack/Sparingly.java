package dev.kotae.slack;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Says once a second at most that something happens, and how often it did: a full store is met by
/// thousands of requests a second, and a line for each would fill the disk besides.
final class Sparingly {
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final AtomicLong times = new AtomicLong();
    private final AtomicLong due = new AtomicLong(System.nanoTime());

    /// It happened once more.
    ///
    /// @return how often since the last line, where it is time for one
    OptionalLong again() {
        times.incrementAndGet();
        long now = System.nanoTime();
        long next = due.get();
        return now - next >= 0 && due.compareAndSet(next, now + PAUSE)
                ? OptionalLong.of(times.getAndSet(0))
                : OptionalLong.empty();
    }
}
