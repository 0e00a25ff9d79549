package dev.kotae.local.slack.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// How much of what people said an app may read. Apps that are sold outside of Slack's Marketplace
/// get one call a minute and 15 messages a call of these methods (docs.slack.dev, "Rate limit
/// changes for non-Marketplace apps", May 2025, read September 2026).
public final class Reading {
    private static final Set<String> METHODS =
            Set.of("conversations.history", "conversations.replies");
    private static final Duration BETWEEN = Duration.ofMinutes(1);
    private static final int MOST = 999;
    private static final int FEW = 15;

    private final InstantSource clock;
    private final Map<String, Instant> next = new ConcurrentHashMap<>();
    private volatile boolean restricted;

    /// Nothing is restricted at first.
    public Reading(InstantSource clock) {
        this.clock = clock;
    }

    /// Restricts, or no longer.
    public void restrict(boolean few) {
        restricted = few;
    }

    /// The most messages in one answer.
    public int most() {
        return restricted ? FEW : MOST;
    }

    /// Counts a call of a method.
    ///
    /// @return how long to wait where it comes too early, else zero
    public Duration tooEarly(String method) {
        if (!restricted || !METHODS.contains(method)) {
            return Duration.ZERO;
        }
        var now = clock.instant();
        var due = next.merge(method, now, (old, same) -> old.isAfter(now) ? old : now);
        if (due.isAfter(now)) {
            return Duration.between(now, due);
        }
        next.put(method, now.plus(BETWEEN));
        return Duration.ZERO;
    }
}
