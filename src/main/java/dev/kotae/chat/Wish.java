package dev.kotae.chat;

/// What somebody wants of an answer, besides that it be one.
public enum Wish {
    /// Nothing else: the question as it was asked.
    ORDINARY,
    /// Another answer to the same question.
    AGAIN,
    /// Another answer to the same question, from the model that thinks most.
    DEEPER,
    /// No answer any more: what was shown is to go, as the question was taken back.
    NONE
}
