package dev.kotae.local;

import java.time.Duration;
import java.util.List;

/// How long Slack waits for an answer to an event, and when it sends it again.
///
/// @param patience until an answer must be there
/// @param waits before each repetition, as many as there are repetitions
public record RetrySchedule(Duration patience, List<Duration> waits) {
    /// Slack's own: three seconds, then at once, after a minute and after five (docs.slack.dev,
    /// Events API, read September 2026).
    public static final RetrySchedule SLACK =
            new RetrySchedule(
                    Duration.ofSeconds(3),
                    List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5)));

    public RetrySchedule {
        waits = List.copyOf(waits);
    }
}
