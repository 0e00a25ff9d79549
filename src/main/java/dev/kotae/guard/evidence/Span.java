package dev.kotae.guard.evidence;

/// A piece of a text.
///
/// @param start its first character
/// @param end behind its last
public record Span(int start, int end) {
    /// The piece itself.
    public String in(String text) {
        return text.substring(start, end);
    }
}
