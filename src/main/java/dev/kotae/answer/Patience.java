package dev.kotae.answer;

import dev.kotae.memory.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// How long a turn is tried: its lane waits for it, and must flow. One that only waited, however
/// long, has not been tried.
///
/// @param chance spreads those that failed together
record Patience(RandomGenerator chance) {
    private static final int TRIES = 6;
    private static final Duration DEADLINE = Duration.ofMinutes(15);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /// Whether this attempt is one too many, or comes too late.
    boolean isOver(Claim claim, Instant now) {
        return claim.attempt() > TRIES || (claim.attempt() > 1 && isLate(claim, now));
    }

    /// Whether another attempt may follow this one.
    boolean allowsAnother(Claim claim, Instant now) {
        return claim.attempt() < TRIES && !isLate(claim, now);
    }

    private static boolean isLate(Claim claim, Instant now) {
        return now.isAfter(claim.begunAt().plus(DEADLINE));
    }

    /// How long to wait after an attempt: exponential, with full jitter.
    Duration pause(int attempt) {
        var most = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt, TRIES));
        var bounded = most.compareTo(LONGEST_PAUSE) < 0 ? most : LONGEST_PAUSE;
        return Duration.ofMillis(chance.nextLong(bounded.toMillis() + 1));
    }
}
