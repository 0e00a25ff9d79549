package dev.kotae.chaos.outside;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that runs so many times as fast as the wall's, and waits that are as much shorter. Two
/// processes that know when it began show the same time.
///
/// @param times 1 for real time
/// @param began when it showed the same as the wall's
public record Tempo(int times, Instant began) implements InstantSource {
    /// Begins now.
    public static Tempo of(int times) {
        return new Tempo(times, Instant.now());
    }

    @Override
    public Instant instant() {
        return began.plus(Duration.between(began, Instant.now()).multipliedBy(times));
    }

    /// Waits for what this clock takes for so long.
    public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration.dividedBy(times));
    }
}
