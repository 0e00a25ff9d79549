package dev.kotae.local.quoting;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/// A word of a question that says what it is about.
///
/// @param grams what it is found by, without repetition
/// @param weight how much it counts before its rareness is known: 1 for an ordinary word
/// @param name whether it looks like a proper name or a number: where that is not in the documents,
///   they do not speak of what was asked
record Word(List<String> grams, double weight, boolean name) {
    /// Less than this share of a compound is chance.
    private static final double CHANCE = 0.3;

    Word {
        grams = grams.stream().distinct().toList();
    }

    static Word of(Collection<String> grams, double weight, boolean name) {
        return new Word(List.copyOf(grams), weight, name);
    }

    /// How much of it stands in a text, from 0 to 1.
    double share(Set<String> text) {
        long hits = grams.stream().filter(text::contains).count();
        double share = (double) hits / grams.size();
        return share < CHANCE ? 0 : share;
    }

    /// Whether it is written the same in both languages.
    boolean isLatin() {
        return grams.getFirst().codePoints().noneMatch(Tongue::isJapanese);
    }

    Word times(double factor) {
        return new Word(grams, weight * factor, name);
    }
}
