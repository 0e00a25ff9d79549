package dev.kotae.slack.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// What Slack told us, kept for a while so that it is not asked again for every question.
final class Remembered<V> {
    private static final int MOST = 10_000;
    private static final Duration UNTOLD_FOR = Duration.ofMinutes(1);

    private record Copy<V>(V value, Instant until) {}

    private final Latest<String, Copy<V>> copies = new Latest<>(MOST);
    private final InstantSource clock;

    Remembered(InstantSource clock) {
        this.clock = clock;
    }

    /// What is fresh enough to be relied on.
    Optional<V> fresh(String key) {
        return copies.find(key)
                .filter(copy -> copy.until().isAfter(clock.instant()))
                .map(Copy::value);
    }

    /// What was told last, however long ago, unless much else was told since.
    Optional<V> last(String key) {
        return copies.find(key).map(Copy::value);
    }

    /// Keeps what stands in for something that Slack did not tell: for a minute, so that a missing
    /// scope does not cost a call per question. Who was interrupted has learnt nothing, and nothing
    /// is kept.
    V untold(String key, V value) {
        return Thread.currentThread().isInterrupted() ? value : keep(key, value, UNTOLD_FOR);
    }

    V keep(String key, V value, Duration time) {
        copies.keep(key, new Copy<>(value, clock.instant().plus(time)));
        return value;
    }
}
