package dev.kotae.store.hint;

import java.util.function.Consumer;

/// Lets everybody who works on the store know at once what they would find by themselves a little
/// later. A hint may be lost, come twice, or come early by a moment: whoever listens also looks
/// from time to time, and nothing but speed depends on it.
public interface Hints extends AutoCloseable {
    /// Tells every listener of the topic: those of this process before it returns, those of other
    /// processes soon after. Called when what it is about is committed. Neither blocks nor throws.
    ///
    /// @param about as the topic has it, at most some hundred characters
    void tell(Topic topic, String about);

    /// Hears every hint of a topic from now on. Where hints of others may have been missed, it
    /// hears one about nothing: anything may be.
    ///
    /// @param listener called from any thread, several at a time; must not block, and what it
    ///   throws is logged
    Listening listen(Topic topic, Consumer<String> listener);

    @Override
    void close();

    /// What hints are about.
    enum Topic {
        /// A lane can be claimed, or can be at another time than before; about nothing.
        DUE,
        /// A turn was asked to stop; about its id.
        STOPPED,
        /// What is kept under a key has changed; about the kind and the key, such as `installation
        /// slack:T1`.
        CHANGED
    }

    /// Somebody who hears hints, until closed.
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
