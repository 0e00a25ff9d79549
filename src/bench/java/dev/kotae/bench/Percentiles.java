package dev.kotae.bench;

import java.util.Arrays;

/// Times, sorted.
final class Percentiles {
    private final long[] sorted;

    /// @param nanos in any order; not changed
    Percentiles(long[] nanos) {
        sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    /// The time, in milliseconds, that this part of all does not exceed; `NaN` of none.
    ///
    /// @param part 0 to 1
    double millis(double part) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * part))] / 1e6;
    }

    int count() {
        return sorted.length;
    }
}
