package dev.kotae.memory;

/// All ports of one store that can be left and taken up again.
public interface TestedStore extends AutoCloseable {
    Ports ports();

    /// Ends the process that uses it, and begins the next.
    void reopen();

    @Override
    default void close() {}
}
