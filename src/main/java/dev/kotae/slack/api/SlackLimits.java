package dev.kotae.slack.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// Who may call now: one token bucket per workspace and method, for some methods per channel. It is
/// shared by all conversations, so that together they stay within what Slack allows.
///
/// A bucket is kept as the instant at which it would be full again (the generic cell rate
/// algorithm), so that nothing has to refill it.
public final class SlackLimits {
    /// Full buckets are as good as none; they are swept when there are more than this.
    private static final int MANY = 10_000;

    private record Bucket(String workspace, SlackMethod method, String channel) {}

    private final Map<Bucket, Instant> fullAgain = new HashMap<>();
    private final InstantSource clock;

    /// Full buckets for everybody.
    public SlackLimits(InstantSource clock) {
        this.clock = clock;
    }

    /// Takes a token if there is one. Never waits.
    ///
    /// @return zero when it was taken, else how long until there can be one
    synchronized Duration take(SlackMethod method, SlackPlace place) {
        var now = clock.instant();
        var bucket = bucket(method, place);
        var full = later(fullAgain.getOrDefault(bucket, now), now);
        var wait = Duration.between(now, full).minus(slack(method));
        if (wait.isPositive()) {
            return wait;
        }
        sweep(now);
        fullAgain.put(bucket, full.plus(interval(method)));
        return Duration.ZERO;
    }

    /// Slack has said when it will listen again. Afterwards there is no burst, only the pace.
    synchronized void pause(SlackMethod method, SlackPlace place, Duration length) {
        var until = clock.instant().plus(length).plus(slack(method));
        fullAgain.merge(bucket(method, place), until, SlackLimits::later);
    }

    private static Bucket bucket(SlackMethod method, SlackPlace place) {
        return new Bucket(place.workspace(), method, method.perChannel() ? place.channel() : "");
    }

    private static Duration interval(SlackMethod method) {
        return Duration.ofMinutes(1).dividedBy(method.perMinute());
    }

    private static Duration slack(SlackMethod method) {
        return interval(method).multipliedBy(method.burst() - 1L);
    }

    private void sweep(Instant now) {
        if (fullAgain.size() > MANY) {
            fullAgain.values().removeIf(full -> !full.isAfter(now));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
