package dev.kotae.routing.sense;

/// What kinds of words a text has, how often, and which comes first and last.
///
/// @param <K> the kinds
public final class Heard<K extends Enum<K> & Spoken> {
    private final int[] counts;
    private final int[] firsts;
    private final int[] lasts;
    private final int length;

    /// @param kinds how many there are
    Heard(int kinds, int length) {
        this.counts = new int[kinds];
        this.firsts = new int[kinds];
        this.lasts = new int[kinds];
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
    public int count(K kind) {
        return counts[kind.place()];
    }

    /// Whether it is heard at all.
    public boolean has(K kind) {
        return counts[kind.place()] > 0;
    }

    /// Where it is heard first, in characters.
    int first(K kind) {
        return has(kind) ? firsts[kind.place()] : length;
    }

    /// How far from the end it is heard last, in characters.
    int fromEnd(K kind) {
        return has(kind) ? length - lasts[kind.place()] : length;
    }
}
