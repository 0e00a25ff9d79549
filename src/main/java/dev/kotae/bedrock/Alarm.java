package dev.kotae.bedrock;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Wakes the thread that made it, in time or early: who is woken looks at the clock.
///
/// A timed wait of a virtual thread sets a timer and takes it back, and each wakes the JDK's thread
/// for timers (25, `DelayScheduler`); that takes longer than to read an event, and of the waits for
/// a stream hardly one runs out. So this timer stays as it is while it rings early enough.
final class Alarm {
    private final Thread sleeper = Thread.currentThread();
    private @Nullable ScheduledFuture<?> timer;

    /// The `nanoTime` at which it rings, or rang.
    private long rings = System.nanoTime();

    /// Rings by then.
    ///
    /// @param moment a `nanoTime`
    void by(long moment) {
        long now = System.nanoTime();
        boolean soonEnough = rings - now > 0 && rings - moment <= 0;
        if (soonEnough) {
            return;
        }
        off();
        rings = moment;
        timer =
                ForkJoinPool.commonPool()
                        .schedule(
                                () -> LockSupport.unpark(sleeper),
                                moment - now,
                                TimeUnit.NANOSECONDS);
    }

    /// Rings no more.
    void off() {
        var set = timer;
        if (set != null) {
            set.cancel(false);
        }
    }
}
