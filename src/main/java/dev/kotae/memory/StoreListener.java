package dev.kotae.memory;

import java.time.Duration;

/// Hears how the store does. Called on the thread that waited for it, so it returns at once; must
/// not throw.
@FunctionalInterface
public interface StoreListener {
    /// Hears nothing.
    StoreListener NONE = step -> {};

    /// The store did something, or failed to.
    void on(Step step);

    /// Something that the store was asked for.
    ///
    /// @param what names it: `accept`, `claim`, `record`, …; one of some dozens, never longer than
    ///   a few words
    /// @param write whether it changes something
    /// @param took how long whoever asked waited
    /// @param done false when the store did not take or give it
    record Step(String what, boolean write, Duration took, boolean done) {}
}
