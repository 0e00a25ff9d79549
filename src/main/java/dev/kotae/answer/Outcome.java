package dev.kotae.answer;

import dev.kotae.chat.Answer;
import dev.kotae.chat.Exchange;
import dev.kotae.chat.Phrase;

/// What came of one turn at the desk.
public sealed interface Outcome {
    /// There is a whole answer.
    ///
    /// @param answer what is shown
    /// @param exchange what the conversation remembers
    record Answered(Answer answer, Exchange exchange) implements Outcome {}

    /// There is none, and there will be none.
    ///
    /// @param apology what the asker is told
    /// @param why an error code for the log
    record Sorry(Phrase apology, String why) implements Outcome {}
}
