package dev.kotae.routing.sense;

/// What kind a character is of, as far as it matters for cutting text into words.
final class Letters {
    private Letters() {}

    /// Whether words are made of it that stand between blanks.
    static boolean isLatin(char letter) {
        return letter < 0x250 && Character.isLetterOrDigit(letter);
    }

    /// Whether it is one of a script that puts no blanks between words, or of the signs among them:
    /// the ranges by which the weights were learned.
    static boolean isJapanese(char letter) {
        return (letter >= 0x3040 && letter <= 0x9fff) || (letter >= 0xf900 && letter <= 0xfaff);
    }

    /// How many of a text's are Japanese.
    static int japanese(String text) {
        return (int) text.chars().filter(letter -> isJapanese((char) letter)).count();
    }
}
