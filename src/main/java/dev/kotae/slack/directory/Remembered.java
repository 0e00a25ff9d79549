package dev.kotae.slack.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What Slack told us, kept for a while so that it is not asked again for every question.
final class Remembered<V> {
    private static final int MOST = 10_000;

    private record Copy<V>(V value, Instant until) {}

    private final Map<String, Copy<V>> copies = new ConcurrentHashMap<>();
    private final InstantSource clock;

    Remembered(InstantSource clock) {
        this.clock = clock;
    }

    /// What is fresh enough to be relied on.
    Optional<V> fresh(String key) {
        return Optional.ofNullable(copies.get(key))
                .filter(copy -> copy.until().isAfter(clock.instant()))
                .map(Copy::value);
    }

    /// What was told last, however long ago.
    Optional<V> last(String key) {
        return Optional.ofNullable(copies.get(key)).map(Copy::value);
    }

    V keep(String key, V value, Duration time) {
        makeRoom();
        copies.put(key, new Copy<>(value, clock.instant().plus(time)));
        return value;
    }

    private void makeRoom() {
        if (copies.size() >= MOST) {
            var now = clock.instant();
            copies.values().removeIf(copy -> copy.until().isBefore(now));
        }
        if (copies.size() >= MOST) {
            copies.clear();
        }
    }
}
