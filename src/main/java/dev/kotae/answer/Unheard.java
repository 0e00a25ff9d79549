package dev.kotae.answer;

import dev.kotae.chat.Phrase;

/// The platform did not tell what was said in a thread, and a question about it cannot be answered.
/// Thrown by a [Channel].
public final class Unheard extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Phrase words;

    /// @param words tell the asker, with what can be done about it
    public Unheard(Phrase words, Throwable cause) {
        super("unheard", cause);
        this.words = words;
    }

    /// What the asker is told.
    public Phrase words() {
        return words;
    }
}
