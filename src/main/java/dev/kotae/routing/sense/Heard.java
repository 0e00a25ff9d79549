package dev.kotae.routing.sense;

/// What kinds of words a text has, how often, and which comes first and last.
public final class Heard {
    private static final int KINDS = Concept.values().length + Telling.values().length;

    private final int[] counts = new int[KINDS];
    private final int[] firsts = new int[KINDS];
    private final int[] lasts = new int[KINDS];
    private final int length;

    Heard(int length) {
        this.length = length;
    }

    void add(long kinds, int at) {
        for (long left = kinds; left != 0; left &= left - 1) {
            int kind = Long.numberOfTrailingZeros(left);
            if (counts[kind]++ == 0) {
                firsts[kind] = at;
            }
            lasts[kind] = at;
        }
    }

    /// How often it is heard.
    public int count(Spoken kind) {
        return counts[kind.place()];
    }

    /// Whether it is heard at all.
    public boolean has(Spoken kind) {
        return counts[kind.place()] > 0;
    }

    /// Where it is heard first, in characters.
    int first(Spoken kind) {
        return has(kind) ? firsts[kind.place()] : length;
    }

    /// How far from the end it is heard last, in characters.
    int fromEnd(Spoken kind) {
        return has(kind) ? length - lasts[kind.place()] : length;
    }
}
