package dev.kotae.guard.evidence;

/// One sentence of a passage, its terms by number.
final class Line {
    private final int passage;
    private final Span span;
    private final Polarity polarity;
    private final int[] terms;
    private final int[] says;

    /// @param passage the passage's place in the list, from 0
    /// @param span where it stands in the passage's own text
    /// @param terms all of them, in order
    /// @param says those of them that say something
    Line(int passage, Span span, Polarity polarity, int[] terms, int[] says) {
        this.passage = passage;
        this.span = span;
        this.polarity = polarity;
        this.terms = terms;
        this.says = says;
    }

    int passage() {
        return passage;
    }

    Span span() {
        return span;
    }

    Polarity polarity() {
        return polarity;
    }

    int[] terms() {
        return terms;
    }

    int[] says() {
        return says;
    }
}
