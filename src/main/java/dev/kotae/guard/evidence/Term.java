package dev.kotae.guard.evidence;

/// A word of a text as it is compared; of Japanese, two characters that follow each other.
///
/// @param key the same for what counts as the same
/// @param also the key under which the same number may stand elsewhere, often empty
/// @param start its first character in the folded text
/// @param end behind its last
record Term(String key, String also, Kind kind, int start, int end) {
    /// What a term says.
    enum Kind {
        /// What the sentence is about.
        CONTENT,
        /// A name or a code: capitals within a sentence, digits within a word, katakana.
        NAME,
        NUMBER,
        /// Holds the sentence together.
        FUNCTION
    }

    boolean says() {
        return kind != Kind.FUNCTION;
    }

    /// How much it says: long words are rare ones, and numbers and names say much.
    double weight() {
        boolean wide = Script.isWide(key.charAt(0));
        return switch (kind) {
            case NUMBER -> 1.5;
            case NAME -> wide ? 1 : 1.5;
            case CONTENT -> wide ? 1 : Math.min(1.5, 0.4 + 0.15 * key.length());
            case FUNCTION -> 0;
        };
    }
}
