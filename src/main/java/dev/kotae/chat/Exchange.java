package dev.kotae.chat;

import java.time.Instant;

/// One question and its answer, as a conversation remembers them.
///
/// @param asker the platform's id of who asked
/// @param question the question's words
/// @param answer the words that were shown
/// @param at when the question was asked, or the last words of it
public record Exchange(String asker, String question, String answer, Instant at) {
    @Override
    public String toString() {
        return "exchange:" + at;
    }
}
