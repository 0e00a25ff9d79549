package dev.kotae.local;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waits that end when the stand-in is closed.
final class Pauses {
    private final CountDownLatch closed = new CountDownLatch(1);

    /// @throws BrokenOff when the stand-in was closed meanwhile
    void wait(Duration pause) {
        if (!pause.isPositive()) {
            return;
        }
        try {
            if (closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new BrokenOff("the stand-in is closed");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BrokenOff("interrupted");
        }
    }

    void end() {
        closed.countDown();
    }

    /// The rest of an answer is not given: the connection is to be dropped.
    static final class BrokenOff extends RuntimeException {
        private static final long serialVersionUID = 1;

        BrokenOff(String why) {
            super(why, null, false, false);
        }
    }
}
