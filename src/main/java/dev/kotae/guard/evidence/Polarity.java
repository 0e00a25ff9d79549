package dev.kotae.guard.evidence;

import java.util.Set;

/// Which way a sentence points.
///
/// @param denies whether it says that something is not so
/// @param sides the sides it takes, each a number whose negative is the contrary
record Polarity(boolean denies, Set<Integer> sides) {
    Polarity {
        sides = Set.copyOf(sides);
    }

    /// Whether one of the two may deny what the other says.
    boolean isContraryTo(Polarity other) {
        return denies != other.denies
                || sides.stream()
                        .anyMatch(
                                side -> other.sides.contains(-side) && !other.sides.contains(side));
    }

    /// How far another sentence points the same way: from 1, on the same side in everything, to -1.
    double agreement(Polarity other) {
        if (sides.isEmpty()) {
            return 0;
        }
        int sum = 0;
        for (int side : sides) {
            sum += other.sides.contains(side) ? 1 : 0;
            sum -= other.sides.contains(-side) ? 1 : 0;
        }
        return (double) sum / sides.size();
    }
}
