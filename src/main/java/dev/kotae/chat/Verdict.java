package dev.kotae.chat;

/// What a person thinks of an answer.
public enum Verdict {
    GOOD,
    BAD,
    /// What was said before is taken back.
    WITHDRAWN
}
