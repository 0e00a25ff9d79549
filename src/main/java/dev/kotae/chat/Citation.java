package dev.kotae.chat;

/// A source that an answer names: the `[number]` in its text.
///
/// @param number counts from 1 within one answer, in the order of first mention
/// @param title the document's title, with its innermost heading where that says more
/// @param link where a person can open it, or empty
public record Citation(int number, String title, String link) {
    public Citation {
        if (number < 1) {
            throw new IllegalArgumentException("citations count from 1, not " + number);
        }
    }
}
