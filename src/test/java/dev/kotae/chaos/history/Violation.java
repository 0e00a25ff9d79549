package dev.kotae.chaos.history;

/// A promise that was broken.
///
/// @param what for whoever has to find out why
public record Violation(Promise promise, String what) {
    /// What is promised.
    public enum Promise {
        /// Every question that was accepted ends in an answer or an apology.
        NOT_LOST,
        /// And in one only.
        NOT_TWICE,
        /// Answers of a lane begin in the order of the messages.
        IN_ORDER,
        /// Nothing of a lane is seen in another.
        NOT_LEAKED,
        /// What stands in the end is a whole answer or an apology.
        WHOLE,
        /// No stream is left open, no line says that something is being done.
        TIDY,
        /// The model is not asked again for what was recorded, and not again without a reason.
        NOT_PAID_TWICE
    }
}
