package dev.kotae.slack.reply;

import dev.kotae.answer.LaneLost;
import dev.kotae.markdown.Presentable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Text on its way from the model to a surface. It is taken from the model's thread without a wait,
/// made presentable, gathered, and shown from a virtual thread of its own: soon at first, then in
/// larger pieces, as Slack's pace allows.
final class Trickle {
    /// The first piece is shown at this many characters or this much later.
    private static final int FIRST_PIECE = 40;

    private static final Duration FIRST_WAIT = Duration.ofMillis(80);

    /// Later pieces. Slack's own helpers gather 256 characters, too.
    private static final int PIECE = 256;

    private static final Duration WAIT = Duration.ofMillis(700);

    /// One append takes 12,000 characters; smaller ones keep a burst readable.
    private static final int LARGEST_PIECE = 4_000;

    private static final Logger log = LoggerFactory.getLogger(Trickle.class);

    private final Function<String, Duration> outlet;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Presentable presentable = new Presentable();
    private final StringBuilder gathered = new StringBuilder();
    private Instant gatheredSince = Instant.EPOCH;
    private Instant notBefore = Instant.EPOCH;
    private boolean begun;
    private boolean closed;
    private @Nullable Thread shower;

    /// @param outlet takes a piece and says zero, or how long to wait before it is offered again
    Trickle(Function<String, Duration> outlet, InstantSource clock) {
        this.outlet = outlet;
        this.clock = clock;
    }

    /// Takes more text. Never waits for Slack.
    void append(String text) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            if (gathered.isEmpty()) {
                gatheredSince = clock.instant();
            }
            gathered.append(presentable.pass(text));
            if (shower == null) {
                shower = Thread.ofVirtual().name("slack-trickle").start(this::run);
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Ends it: nothing more is shown once this returns. Waits for a piece that is on its way,
    /// which has the time-out of a call, also where the thread is interrupted: whoever takes the
    /// turn up must find what it left. What was still gathered is dropped; the surface's end has
    /// it.
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        if (shower != null) {
            joinWhateverComes(shower);
        }
    }

    private static void joinWhateverComes(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            for (var piece = next(); !piece.isEmpty(); piece = next()) {
                shown(piece, outlet.apply(piece));
            }
        } catch (LaneLost lost) {
            log.info("slack=trickle_left why=\"{}\"", lost.getMessage());
        } catch (RuntimeException e) {
            // The post's name could not be kept, say. The end of the reply meets it again, where
            // somebody is there to hear of it.
            log.warn("slack=trickle_stopped", e);
        }
    }

    /// Waits for a piece that is worth showing; an empty one means the end.
    private String next() {
        lock.lock();
        try {
            while (!closed) {
                var wait = untilDue();
                if (!wait.isPositive()) {
                    return gathered.substring(0, ready());
                }
                boolean ignored = changed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
            }
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        } finally {
            lock.unlock();
        }
    }

    private Duration untilDue() {
        var now = clock.instant();
        if (ready() == 0) {
            return Duration.ofMinutes(1);
        }
        if (notBefore.isAfter(now)) {
            return Duration.between(now, notBefore);
        }
        if (gathered.length() >= (begun ? PIECE : FIRST_PIECE)) {
            return Duration.ZERO;
        }
        return Duration.between(now, gatheredSince.plus(begun ? WAIT : FIRST_WAIT));
    }

    /// How much of what is gathered makes the next piece: never half of a character.
    private int ready() {
        int end = Math.min(gathered.length(), LARGEST_PIECE);
        return end > 0 && Character.isHighSurrogate(gathered.charAt(end - 1)) ? end - 1 : end;
    }

    private void shown(String piece, Duration wait) {
        lock.lock();
        try {
            var now = clock.instant();
            if (wait.isPositive()) {
                notBefore = now.plus(wait);
                return;
            }
            begun = true;
            gathered.delete(0, piece.length());
            gatheredSince = now;
        } finally {
            lock.unlock();
        }
    }
}
