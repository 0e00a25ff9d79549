package dev.kotae.slack.files;

import dev.kotae.chat.Portion;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// The memory for all files that are read at this moment, for whichever question, until no model
/// reads them any more.
final class Held {
    /// What one question may ask for at once has to fit.
    private static final int LEAST = Sort.values().length * Portion.MOST_BYTES;

    /// So many are brought and looked through at once, which takes a few times their size.
    private static final int AT_ONCE = 16;

    private final Semaphore bytes;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /// @param most how many bytes at most; one question's files fit in any case
    Held(long most) {
        this.bytes = new Semaphore(Math.clamp(most, LEAST, Integer.MAX_VALUE), true);
    }

    /// Sets so many bytes aside, and waits for others to give theirs back. Blocks.
    ///
    /// @return whether they were, in time
    boolean take(int size, Duration patience) {
        try {
            return bytes.tryAcquire(size, patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// A part of what was set aside: what gives it back, however often it is run.
    Runnable share(int size) {
        var given = new AtomicBoolean();
        return () -> {
            if (given.compareAndSet(false, true)) {
                bytes.release(size);
            }
        };
    }

    /// Brings a file while few others are brought. Blocks.
    ///
    /// @param otherwise what comes of it where the thread is interrupted
    <T> T meanwhile(Supplier<T> bringing, T otherwise) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return otherwise;
        }
        try {
            return bringing.get();
        } finally {
            places.release();
        }
    }
}
