package dev.kotae.chat;

import java.util.List;
import java.util.Objects;

/// A source that an answer names: the `[number]` in its text.
///
/// @param number counts from 1 within one answer, in the order of first mention
/// @param title the document's title, with its innermost heading where that says more
/// @param link where a person can open it, or empty
/// @param quotes which sentences of the answer rest on which words of it, in the answer's order;
///   fewer than the marks where no words were found that say the same
public record Citation(int number, String title, String link, List<Quote> quotes) {
    public Citation {
        if (number < 1) {
            throw new IllegalArgumentException("citations count from 1, not " + number);
        }
        // One that was stored before there were these has none.
        quotes = List.copyOf(Objects.requireNonNullElse(quotes, List.of()));
    }

    /// Without saying what rests on it.
    public Citation(int number, String title, String link) {
        this(number, title, link, List.of());
    }

    /// A sentence of an answer, and what it rests on.
    ///
    /// @param start the sentence's first character in the answer's text
    /// @param end behind its last
    /// @param words the source's own, as they stand there; never blank
    public record Quote(int start, int end, String words) {
        public Quote {
            if (start < 0 || end <= start || words.isBlank()) {
                throw new IllegalArgumentException("no quote: " + start + " to " + end);
            }
        }

        @Override
        public String toString() {
            return "quote:" + start + "-" + end;
        }
    }
}
