package dev.kotae.model;

/// The beginning of a question, where a word may call a model: the wide letters, signs and blanks
/// of a Japanese keyboard are made narrow, each in its place.
public final class Beginning {
    /// Longer than any such word with what stands around it.
    private static final int LENGTH = 60;

    private static final char WIDE_BLANK = '\u3000';
    private static final char FIRST_WIDE = '\uff01';
    private static final char LAST_WIDE = '\uff5e';
    private static final char FIRST_NARROW = '!';

    private Beginning() {}

    /// Of a question. What is found in it stands at the same place of the question.
    public static String of(String question) {
        var beginning = new StringBuilder();
        question.chars().limit(LENGTH).forEach(letter -> beginning.append(narrow((char) letter)));
        return beginning.toString();
    }

    private static char narrow(char letter) {
        if (letter == WIDE_BLANK) {
            return ' ';
        }
        boolean wide = letter >= FIRST_WIDE && letter <= LAST_WIDE;
        return wide ? (char) (letter - FIRST_WIDE + FIRST_NARROW) : letter;
    }
}
