package dev.kotae.bench;

import java.util.Arrays;

/// Times, sorted.
final class Percentiles {
    /// The time of what has not come to an end: longer than any other, so that who is slowest is
    /// not left out.
    static final long NEVER = Long.MAX_VALUE;

    private final long[] sorted;

    /// @param nanos in any order; not changed
    Percentiles(long[] nanos) {
        sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    /// The time, in milliseconds, that this part of all does not exceed; `NaN` of none, infinite
    /// where that is [#NEVER].
    ///
    /// @param part 0 to 1
    double millis(double part) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        long time = sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * part))];
        return time == NEVER ? Double.POSITIVE_INFINITY : time / 1e6;
    }

    /// How many are [#NEVER].
    long never() {
        return Arrays.stream(sorted).filter(time -> time == NEVER).count();
    }

    int count() {
        return sorted.length;
    }
}
