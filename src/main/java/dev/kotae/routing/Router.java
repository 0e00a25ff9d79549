package dev.kotae.routing;

import dev.kotae.memory.Conversation;

/// Chooses who answers. Microseconds, no network, the same choice for the same words.
public interface Router {
    /// The route for one question.
    ///
    /// @param question the words as asked, with an override word if there is one
    /// @param conversation what was said before
    Route choose(String question, Conversation conversation);
}
