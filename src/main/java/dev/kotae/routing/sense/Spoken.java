package dev.kotae.routing.sense;

/// A kind of word that a [Lexicon] knows.
interface Spoken {
    /// Its place among all kinds of the lexicon, 0 to 63.
    int place();

    /// Its bit in a set of them.
    default long bit() {
        return 1L << place();
    }
}
