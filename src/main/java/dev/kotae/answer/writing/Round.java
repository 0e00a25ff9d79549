package dev.kotae.answer.writing;

import dev.kotae.answer.text.Burst;

/// What came of one go at a question.
public sealed interface Round {
    /// The turn is decided.
    record Over(Outcome outcome) implements Round {}

    /// The asker had more to say before the first word was shown.
    ///
    /// @param burst all of it
    /// @param spent what has been paid so far all the same
    record Grown(Burst burst, Spent spent) implements Round {}
}
