package dev.kotae.slack.api;

import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// One caller's place in the line for a method that it calls again and again, each time with what
/// has gathered by then: who has waited longest is next. Not for several threads at once.
public final class SlackQueue {
    private final SlackLimits limits;
    private final InstantSource clock;
    private final SlackMethod method;
    private final SlackPlace place;
    private SlackLimits.@Nullable Ticket ticket;

    SlackQueue(SlackLimits limits, InstantSource clock, SlackMethod method, SlackPlace place) {
        this.limits = limits;
        this.clock = clock;
        this.method = method;
        this.place = place;
    }

    /// Whether it is our turn, which is then taken.
    ///
    /// @return zero when one call may be made at once, else when to ask again
    public Duration turn() {
        var held = ticket;
        if (held == null || limits.isVoid(held)) {
            held = limits.queue(method, place);
        }
        var now = clock.instant();
        boolean ours = !held.due().isAfter(now);
        ticket = ours ? null : held;
        return ours ? Duration.ZERO : Duration.between(now, held.due());
    }

    /// The same for a call that somebody waits for: takes what is kept for such, if there is any.
    public Duration earlyTurn() {
        return limits.takeKept(method, place).isZero() ? Duration.ZERO : turn();
    }

    /// Leaves the line.
    public void leave() {
        var held = ticket;
        if (held != null) {
            ticket = null;
            limits.leave(held);
        }
    }
}
