package dev.kotae.app.house;

import dev.kotae.answer.TurnWorker;
import java.time.Duration;
import java.time.InstantSource;

/// What a house goes by. People get [#STANDARD]; tests of the real process have another clock and
/// shorter leases.
///
/// @param clock tells the time
/// @param work how much is worked on at once, and for how long
public record Conditions(InstantSource clock, TurnWorker.Settings work) {
    /// What people get. A stop takes 25 seconds at most: three may have passed before the work is
    /// ended.
    public static final Conditions STANDARD =
            new Conditions(
                    InstantSource.system(),
                    new TurnWorker.Settings(2_000, Duration.ofSeconds(60), Duration.ofSeconds(22)));
}
