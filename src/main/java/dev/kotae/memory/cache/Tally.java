package dev.kotae.memory.cache;

import dev.kotae.memory.Caches.Figures;
import java.util.concurrent.atomic.LongAdder;

/// Counts how often a copy served.
public final class Tally {
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /// A copy served.
    void hit() {
        hits.increment();
    }

    /// The store had to be asked.
    void miss() {
        misses.increment();
    }

    /// How often, so far.
    public Figures figures() {
        return new Figures(hits.sum(), misses.sum());
    }
}
