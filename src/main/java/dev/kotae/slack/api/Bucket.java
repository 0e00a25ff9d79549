package dev.kotae.slack.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// So many calls in any window of time, and no more: whichever way Slack counts its minute, ours is
/// within it. Calls may be granted for later, one after the other. Not for several threads at once.
final class Bucket {
    /// Clocks differ, and calls are not all equally long on their way: what we send at the pace may
    /// arrive a little closer together.
    private static final double MARGIN = 1.02;

    private final int count;
    private final Duration window;

    /// When calls were granted or will be, in order; older ones than the window are dropped.
    private final Deque<Instant> grants = new ArrayDeque<>();

    private Instant closedUntil = Instant.MIN;
    private Instant evenUntil = Instant.MIN;
    private int promised;

    /// @param count how many calls there may be in one window
    Bucket(int count, Duration window) {
        this.count = count;
        this.window = wide(window);
    }

    /// A window with some room at its ends.
    static Duration wide(Duration window) {
        return Duration.ofNanos((long) (window.toNanos() * MARGIN));
    }

    /// The earliest time for one more call, behind all that were granted.
    ///
    /// @param even whether what is left is to be spread over the window once half is gone
    Instant next(Instant now, boolean even) {
        forget(now);
        var at = later(now, closedUntil);
        if (grants.isEmpty()) {
            return at;
        }
        at = later(at, grants.getLast());
        int room = count - promised;
        if (grants.size() >= room) {
            at = later(at, fromFirst(grants.size() - room).plus(window));
        }
        boolean spread = evenUntil.isAfter(now) || (even && grants.size() * 2 >= room);
        return spread ? later(at, grants.getLast().plus(window.dividedBy(count))) : at;
    }

    /// Grants a call, at a time that [#next] gave.
    void grant(Instant at) {
        grants.addLast(at);
    }

    /// A call that was granted is not made.
    void giveBack(Instant at) {
        grants.removeLastOccurrence(at);
    }

    /// Sets a call aside, for a time not yet known. One is always left for those without a promise.
    boolean promise(Instant now) {
        forget(now);
        if (closedUntil.isAfter(now) || grants.size() + promised + 1 >= count) {
            return false;
        }
        promised++;
        return true;
    }

    /// A promise is not needed any more, or is made use of now.
    void release() {
        promised--;
    }

    /// Slack takes nothing before this. Afterwards there is no burst for one window, only the pace:
    /// others may use up what Slack allows, too.
    void close(Instant until) {
        closedUntil = later(closedUntil, until);
        evenUntil = later(evenUntil, until.plus(window));
        grants.removeIf(grant -> grant.isBefore(until));
        grants.addFirst(until.minus(window.dividedBy(count)));
    }

    /// Until when nothing is taken.
    Instant closedUntil() {
        return closedUntil;
    }

    /// Whether a new bucket would be the same.
    boolean isForgotten(Instant now) {
        forget(now);
        return grants.isEmpty() && promised == 0 && !evenUntil.isAfter(now);
    }

    private void forget(Instant now) {
        var since = now.minus(window);
        while (!grants.isEmpty() && !grants.getFirst().isAfter(since)) {
            grants.removeFirst();
        }
    }

    private Instant fromFirst(int position) {
        var grant = grants.iterator();
        for (int i = 0; i < position; i++) {
            grant.next();
        }
        return grant.next();
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
