package dev.kotae.routing.sense;

/// Which concepts a text speaks of, how often, and which comes first and last.
public final class Heard {
    private static final int CONCEPTS = Concept.values().length;

    private final int[] counts = new int[CONCEPTS];
    private final int[] firsts = new int[CONCEPTS];
    private final int[] lasts = new int[CONCEPTS];
    private final int length;

    Heard(int length) {
        this.length = length;
    }

    void add(long concepts, int at) {
        for (long left = concepts; left != 0; left &= left - 1) {
            int concept = Long.numberOfTrailingZeros(left);
            if (counts[concept]++ == 0) {
                firsts[concept] = at;
            }
            lasts[concept] = at;
        }
    }

    /// How often it is heard.
    public int count(Concept concept) {
        return counts[concept.place()];
    }

    /// Whether it is heard at all.
    public boolean has(Concept concept) {
        return counts[concept.place()] > 0;
    }

    /// Where it is heard first, in characters.
    int first(Concept concept) {
        return has(concept) ? firsts[concept.place()] : length;
    }

    /// How far from the end it is heard last, in characters.
    int fromEnd(Concept concept) {
        return has(concept) ? length - lasts[concept.place()] : length;
    }
}
