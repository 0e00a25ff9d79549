package dev.kotae.chaos;

import java.util.Random;

/// What a test leaves to chance. Its seed is printed at the start: `-Dchaos.seed=…` makes the same
/// choices again, as far as the threads of two runs come in one order.
final class Chance {
    private Chance() {}

    /// @param test who draws from it, for the report
    static Random of(Class<?> test) {
        long seed = Long.getLong("chaos.seed", System.nanoTime());
        System.out.println("chaos: " + test.getSimpleName() + " -Dchaos.seed=" + seed);
        return new Random(seed);
    }
}
