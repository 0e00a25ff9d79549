package dev.kotae.routing;

import java.util.random.RandomGenerator;

/// How often a question goes to a cheaper model than its words suggest, to learn whether that would
/// have done.
///
/// @param share what part of those that could, 0 to 0.02
/// @param random decides
public record Exploration(double share, RandomGenerator random) {
    /// Never.
    public static final Exploration NONE = new Exploration(0, () -> 0);

    private static final double MOST = 0.02;

    public Exploration {
        if (!(share >= 0 && share <= MOST)) {
            throw new IllegalArgumentException("share: " + share);
        }
    }

    /// Whether it is this one's turn.
    boolean comes() {
        return share > 0 && random.nextDouble() < share;
    }
}
