package dev.kotae.bench;

import dev.kotae.app.Outside;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/// A model that writes many answers at once, each at the same mean pace; its gaps are from half to
/// one and a half of the mean. One thread writes all of them, so that the pace takes as little as
/// can be of the processors, which what is measured needs.
///
/// The words of a delta are the `nanoTime` of its writing, or `-` where it does not count.
final class PacedAnswers implements Outside.Script {
    private static final long LOOK_NANOS = 1_000_000;

    private final long gapNanos;
    private final RandomGenerator chance = new Random(1);
    private final Queue<Outside.Pen> begun = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::at));
    private final CountDownLatch end = new CountDownLatch(1);

    /// @param perSecond deltas of each answer
    PacedAnswers(int perSecond) {
        this.gapNanos = Duration.ofSeconds(1).dividedBy(perSecond).toNanos();
    }

    private record Due(Outside.Pen pen, long at) {}

    @Override
    public void write(Outside.Pen pen) throws InterruptedException {
        begun.add(pen);
        end.await();
    }

    /// Writes to all that ask meanwhile or have asked before. Called by one thread only.
    ///
    /// @param counts whether the deltas are to be counted
    /// @return how many it wrote
    long write(Duration time, boolean counts) throws IOException {
        long written = 0;
        long until = System.nanoTime() + time.toNanos();
        for (long now = System.nanoTime(); now < until; now = System.nanoTime()) {
            for (var pen = begun.poll(); pen != null; pen = begun.poll()) {
                due.add(new Due(pen, now));
            }
            for (var next = due.peek(); next != null && next.at() <= now; next = due.peek()) {
                due.remove();
                next.pen().say(counts ? String.valueOf(System.nanoTime()) : "-");
                due.add(new Due(next.pen(), next.at() + gap()));
                written++;
            }
            var next = due.peek();
            long wait = next == null ? LOOK_NANOS : next.at() - System.nanoTime();
            LockSupport.parkNanos(Math.min(LOOK_NANOS, wait));
        }
        return written;
    }

    private long gap() {
        return gapNanos / 2 + chance.nextLong(gapNanos);
    }

    /// All answers are at their end.
    void end() {
        end.countDown();
    }
}
