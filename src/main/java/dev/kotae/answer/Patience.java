package dev.kotae.answer;

import dev.kotae.memory.Claim;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long a turn is tried: its lane waits for it, and must flow. One that only waited, however
/// long, has not been tried; and one that was begun before everything stood still, for a weekend or
/// a long outage, is tried once more.
///
/// @param chance spreads those that failed together
record Patience(RandomGenerator chance) {
    private static final int TRIES = 6;

    /// So often whatever the time is: between two attempts nobody may have lived.
    private static final int IN_ANY_CASE = 2;

    private static final Duration DEADLINE = Duration.ofMinutes(15);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /// Whether this attempt is one too many, or comes too late.
    ///
    /// @param tried for how long the turn has been tried
    boolean isOver(Claim claim, Duration tried) {
        return claim.attempt() > TRIES || (claim.attempt() > IN_ANY_CASE && isLate(tried));
    }

    /// Whether another attempt may follow this one.
    ///
    /// @param tried for how long the turn has been tried
    boolean allowsAnother(Claim claim, Duration tried) {
        return claim.attempt() < (isLate(tried) ? IN_ANY_CASE : TRIES);
    }

    private static boolean isLate(Duration tried) {
        return tried.compareTo(DEADLINE) > 0;
    }

    /// How long to wait after an attempt: exponential, with full jitter; what was asked of us on
    /// top.
    ///
    /// @param asked how long whoever refused wants to hear nothing
    Duration pause(int attempt, Duration asked) {
        var most = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt, TRIES));
        var bounded = most.compareTo(LONGEST_PAUSE) < 0 ? most : LONGEST_PAUSE;
        return asked.plusMillis(chance.nextLong(bounded.toMillis() + 1));
    }
}
