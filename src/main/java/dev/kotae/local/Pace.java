package dev.kotae.local;

import java.time.Duration;

/// How fast the stand-in's model writes.
///
/// @param beforeFirst the wait for the first token
/// @param tokensPerSecond how fast the others follow, or 0 for all at once
public record Pace(Duration beforeFirst, int tokensPerSecond) {
    /// Without any wait.
    public static final Pace AT_ONCE = new Pace(Duration.ZERO, 0);

    public Pace {
        if (beforeFirst.isNegative() || tokensPerSecond < 0) {
            throw new IllegalArgumentException(
                    "a pace of " + beforeFirst + " and " + tokensPerSecond + " tokens per second");
        }
    }

    /// The wait between two tokens.
    Duration betweenTokens() {
        return tokensPerSecond == 0
                ? Duration.ZERO
                : Duration.ofNanos(1_000_000_000L / tokensPerSecond);
    }

    /// The wait until so many tokens are written.
    Duration whole(int tokens) {
        return beforeFirst.plus(betweenTokens().multipliedBy(tokens));
    }
}
