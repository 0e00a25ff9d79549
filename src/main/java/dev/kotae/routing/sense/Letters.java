package dev.kotae.routing.sense;

/// What kind a character is of, as far as it matters for cutting text into words.
final class Letters {
    private Letters() {}

    /// Whether words are made of it that stand between blanks.
    static boolean isLatin(char letter) {
        return letter < 0x250 && Character.isLetterOrDigit(letter);
    }

    /// Whether it is one of a script that puts no blanks between words.
    static boolean isJapanese(char letter) {
        return (letter >= 0x3040 && letter <= 0x9fff) || (letter >= 0xf900 && letter <= 0xfaff);
    }
}
