package dev.kotae.app.house;

import java.time.Instant;
import java.time.InstantSource;

/// Measures how much time passes: what another clock showed once, counted on by [System#nanoTime].
/// When the machine's clock is set, patience does not end by it and no pace is lost. Not for what
/// people read, and not to be compared with what others say the time is.
final class Steady implements InstantSource {
    private final Instant began;
    private final long nanos = System.nanoTime();

    Steady(InstantSource clock) {
        this.began = clock.instant();
    }

    @Override
    public Instant instant() {
        return began.plusNanos(System.nanoTime() - nanos);
    }
}
