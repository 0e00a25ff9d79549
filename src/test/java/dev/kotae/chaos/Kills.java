package dev.kotae.chaos;

import java.util.EnumMap;
import java.util.Map;

/// How often each phase was hit by kills.
final class Kills {
    private final Map<Phase, Integer> hits = new EnumMap<>(Phase.class);
    private final Map<Phase, Integer> turns = new EnumMap<>(Phase.class);
    private int kills;

    Kills() {
        for (var phase : Phase.values()) {
            hits.put(phase, 0);
            turns.put(phase, 0);
        }
    }

    /// One more.
    ///
    /// @param found how many turns were in each phase
    void add(Map<Phase, Integer> found) {
        kills++;
        found.forEach((phase, count) -> {
            hits.merge(phase, 1, Integer::sum);
            turns.merge(phase, count, Integer::sum);
        });
    }

    /// How many kills hit at least one turn in each phase.
    Map<Phase, Integer> hits() {
        return hits;
    }

    @Override
    public String toString() {
        return "kills=" + kills + " hits=" + hits + " turns=" + turns;
    }
}
