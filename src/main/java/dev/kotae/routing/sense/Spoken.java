package dev.kotae.routing.sense;

/// A kind of word that the [Lexicon] knows. There may be 64 of them.
public sealed interface Spoken permits Concept, Telling {
    /// The one of a name, as a lexicon writes it in capital letters.
    static Spoken called(String name) {
        for (var concept : Concept.values()) {
            if (concept.name().equals(name)) {
                return concept;
            }
        }
        return Telling.valueOf(name);
    }

    /// Its place among all of them.
    int place();

    /// Its bit in a set of them.
    default long bit() {
        return 1L << place();
    }
}
