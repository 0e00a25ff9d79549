package dev.kotae.answer.writing;

import dev.kotae.answer.text.Burst;
import dev.kotae.chat.Phrase;

/// What came of one go at a question.
public sealed interface Round {
    /// Nobody else is to be asked the same.
    sealed interface Settled extends Round {}

    /// The turn is decided.
    record Over(Outcome outcome) implements Settled {}

    /// The asker had more to say before the first word was shown.
    ///
    /// @param burst all of it
    record Grown(Burst burst) implements Settled {}

    /// A better model is to answer in place of one of which no word was shown.
    ///
    /// @param why fit for the asker's eyes
    record Escalated(Phrase why) implements Round {}
}
