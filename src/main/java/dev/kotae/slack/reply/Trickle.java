package dev.kotae.slack.reply;

import dev.kotae.answer.LaneLost;
import dev.kotae.markdown.Presentable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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

    private final Function<More, Duration> outlet;
    private final Duration stepWait;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Presentable presentable = new Presentable();
    private final StringBuilder gathered = new StringBuilder();
    private final List<String> steps = new ArrayList<>();
    private Instant stepsSince = Instant.EPOCH;
    private Instant gatheredSince = Instant.EPOCH;
    private Instant notBefore = Instant.EPOCH;
    private boolean begun;
    private boolean closed;
    private @Nullable Thread shower;

    /// @param outlet takes what has gathered and says zero, or how long to wait before it is
    ///   offered again
    /// @param stepWait how long a step waits for others and for text
    Trickle(Function<More, Duration> outlet, Duration stepWait, InstantSource clock) {
        this.outlet = outlet;
        this.stepWait = stepWait;
        this.clock = clock;
    }

    /// Something else is done now. Never waits for Slack.
    void step(String words) {
        lock.lock();
        try {
            if (closed || begun) {
                return;
            }
            if (steps.isEmpty()) {
                stepsSince = clock.instant();
            }
            steps.add(words);
            showSoon();
        } finally {
            lock.unlock();
        }
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
            int before = ready();
            gathered.append(presentable.pass(text));
            // A model's words come one by one: who shows them is not to be woken for each.
            if (before == 0 || (before < piece() && ready() >= piece())) {
                showSoon();
            }
        } finally {
            lock.unlock();
        }
    }

    private void showSoon() {
        if (shower == null) {
            shower = Thread.ofVirtual().name("slack-trickle").start(this::run);
        }
        changed.signal();
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
            for (var more = next(); more != null; more = next()) {
                shown(more, outlet.apply(more));
            }
        } catch (LaneLost lost) {
            log.info("slack=trickle_left why=\"{}\"", lost.getMessage());
        } catch (RuntimeException e) {
            // The post's name could not be kept, say. The end of the reply meets it again, where
            // somebody is there to hear of it.
            log.warn("slack=trickle_stopped", e);
        }
    }

    /// Waits for something that is worth showing; null means the end.
    private @Nullable More next() {
        lock.lock();
        try {
            while (!closed) {
                var wait = untilDue();
                if (!wait.isPositive()) {
                    return new More(steps, gathered.substring(0, ready()));
                }
                boolean ignored = changed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
            }
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
    }

    private Duration untilDue() {
        var now = clock.instant();
        var due = textDue();
        if (!steps.isEmpty()) {
            due = earlier(due, stepsSince.plus(stepWait));
        }
        if (due.equals(Instant.MAX)) {
            return Duration.ofMinutes(1);
        }
        return Duration.between(now, notBefore.isAfter(due) ? notBefore : due);
    }

    private Instant textDue() {
        if (ready() == 0) {
            return Instant.MAX;
        }
        if (ready() >= piece()) {
            return gatheredSince;
        }
        return gatheredSince.plus(begun ? WAIT : FIRST_WAIT);
    }

    /// So much is shown at once.
    private int piece() {
        return begun ? PIECE : FIRST_PIECE;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /// How much of what is gathered makes the next piece: never half of a character.
    private int ready() {
        int end = Math.min(gathered.length(), LARGEST_PIECE);
        return end > 0 && Character.isHighSurrogate(gathered.charAt(end - 1)) ? end - 1 : end;
    }

    private void shown(More more, Duration wait) {
        lock.lock();
        try {
            var now = clock.instant();
            if (wait.isPositive()) {
                notBefore = now.plus(wait);
                return;
            }
            begun |= !more.text().isEmpty();
            steps.subList(0, more.steps().size()).clear();
            stepsSince = now;
            gathered.delete(0, more.text().length());
            gatheredSince = now;
        } finally {
            lock.unlock();
        }
    }
}
