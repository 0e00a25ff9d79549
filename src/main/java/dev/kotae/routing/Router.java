package dev.kotae.routing;

/// Chooses who answers. Microseconds, no network, and it can say why.
public interface Router {
    /// The route for one question.
    Route choose(Ask ask);
}
