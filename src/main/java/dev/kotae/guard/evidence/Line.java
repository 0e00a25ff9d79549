package dev.kotae.guard.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One sentence of a passage, or its head, its terms by number.
final class Line {
    private final int passage;
    private final Span span;
    private final String words;
    private final List<Term> read;
    private final int[] terms;
    private final int[] says;
    private @Nullable Polarity polarity;

    /// @param passage the passage's place in the list, from 0
    /// @param span where it stands in the passage's own text; of a head, the first sentence
    /// @param words what it says, folded
    /// @param read its terms, in order
    /// @param terms their numbers
    /// @param says the numbers of those that say something
    Line(int passage, Span span, String words, List<Term> read, int[] terms, int[] says) {
        this.passage = passage;
        this.span = span;
        this.words = words;
        this.read = read;
        this.terms = terms;
        this.says = says;
    }

    int passage() {
        return passage;
    }

    Span span() {
        return span;
    }

    /// Asked for of few lines, and found out when it is.
    Polarity polarity() {
        var known = polarity;
        if (known == null) {
            known = Lexicon.polarity(words);
            polarity = known;
        }
        return known;
    }

    String words() {
        return words;
    }

    List<Term> read() {
        return read;
    }

    int[] terms() {
        return terms;
    }

    int[] says() {
        return says;
    }
}
