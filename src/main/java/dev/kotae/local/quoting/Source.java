package dev.kotae.local.quoting;

/// A text that may be quoted.
///
/// @param number its number in citations, or [#UNNUMBERED]
/// @param about its title and whatever else describes it, a line each
/// @param text Markdown or plain text
public record Source(int number, String about, String text) {
    /// Not a document: it is quoted without a citation.
    public static final int UNNUMBERED = 0;

    /// ` [n]`, or nothing for a source without a number.
    String mark() {
        return number == UNNUMBERED ? "" : " [" + number + "]";
    }
}
