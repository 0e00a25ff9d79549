package dev.kotae.guard.evidence;

/// What is measured of a sentence beside its evidence. A share is from 0 to 1.
public enum Trait {
    /// The share of its terms that stands anywhere, words of the same family counted in part.
    FAMILY,
    /// The same within the best line and its neighbours.
    FAMILY_WINDOW,
    /// The share that the best line covers.
    LINE,
    /// The share that the best line and its neighbours cover.
    WINDOW,
    /// The share that the best line and any other cover together.
    TWO_LINES,
    /// The share of the sentence that is covered least, where the claim has several.
    WEAKEST,
    /// The longest stretch that the window does not cover, as a share.
    GAP,
    /// The share of its terms that the best lines have in the same order.
    ORDER,
    /// The longest run of words that the best lines have too, as a share.
    RUN,
    /// How much it speaks of who writes or reads.
    PERSONAL,
    /// 1 if it asks.
    QUESTION,
    /// 1 if it has a number that stands nowhere.
    NUMBER_MISSING,
    /// The share of its names that the window has not.
    NAMES_MISSING,
    /// 1 if it denies something.
    DENIES,
    /// How far the best lines deny where it does not, or the other way round.
    DENIAL,
    /// 1 if it takes a side, such as "more".
    TAKES_SIDE,
    /// How far the best lines are on its side, from 1 to -1.
    SIDES,
    /// 1 if a word of it stands there with a prefix that turns its meaning, or without one.
    TURNED,
    /// The logarithm of how many lines there are: by chance alone, many cover more.
    LINES,
    /// The logarithm of how many terms it has.
    TERMS,
    /// Of a question: the share that the passage covers, with what its surroundings add, by the
    /// measure of its collection, which knows how rare each word is. May exceed 1.
    COVERAGE
}
