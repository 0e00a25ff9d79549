package dev.kotae.routing.sense;

/// What kinds of words make a [WordProblem], and make it hard. The words are in `problems.txt`.
enum Telling implements Spoken {
    ASKED,
    NUMBER,
    PERCENT,
    FRACTION,
    MULTIPLE,
    MORE,
    RATE,
    TIME,
    LEFT,
    TOTAL,
    CONDITION,
    ORDER,
    AVERAGE,
    RATIO,
    PROFIT,
    REST,
    AGE,
    PRICE,
    PUZZLE;

    /// The place of the first, behind those of the concepts.
    private static final int FIRST = Concept.values().length;

    @Override
    @SuppressWarnings("EnumOrdinal")
    public int place() {
        return FIRST + ordinal();
    }
}
