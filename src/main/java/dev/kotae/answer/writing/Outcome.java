package dev.kotae.answer.writing;

import dev.kotae.chat.Answer;
import dev.kotae.chat.Apology;
import dev.kotae.chat.Exchange;
import dev.kotae.chat.Receipt;
import dev.kotae.routing.Basis;

/// What came of one turn at the desk.
public sealed interface Outcome {
    /// There is an answer: whole, or as far as it came when somebody stopped it.
    ///
    /// @param answer what is shown
    /// @param exchange what the conversation remembers
    /// @param basis what the model was chosen by
    record Answered(Answer answer, Exchange exchange, Basis basis) implements Outcome {}

    /// There is none, and there will be none.
    ///
    /// @param apology what the asker is told
    /// @param receipt what was spent all the same
    record Sorry(Apology apology, Receipt receipt) implements Outcome {}
}
