package dev.kotae.model;

import dev.kotae.chat.Chunk;
import dev.kotae.chat.Usage;
import java.time.Instant;
import java.util.function.Consumer;

/// Language models behind one door.
public interface ChatModel {
    /// Has a model continue a conversation. Blocks until the whole answer is there; its pieces are
    /// handed to `out` on the calling thread, in order, as they arrive. Interrupting the calling
    /// thread ends the model's work (and the spending) and throws [ModelFailure.Interrupted] with
    /// the interrupt left set; so does an exception of `out`, which is thrown on.
    ///
    /// @param card the model
    /// @param deadline when to give up at the latest
    /// @throws ModelFailure when the answer is not whole
    Completion converse(ModelCard card, Prompt prompt, Instant deadline, Listener out);

    /// The same, also of a model that is left alone for a while: nobody else is left to ask.
    ///
    /// @throws ModelFailure when the answer is not whole; never [ModelFailure.Resting]
    default Completion insist(ModelCard card, Prompt prompt, Instant deadline, Listener out) {
        return converse(card, prompt, deadline, out);
    }

    /// Who asks, and hears what the model says.
    @FunctionalInterface
    interface Listener extends Consumer<Chunk> {
        /// Called immediately before the request's body is written to the network, after everything
        /// that may take long, and perhaps also earlier: on any thread, must not block.
        ///
        /// @throws RuntimeException to keep the request back: then the model was not asked
        default void sending() {}

        /// What the model read and wrote, as the service counts it: told as soon as it is known,
        /// also where the answer is of no use and a failure is thrown.
        default void counted(Usage usage) {}
    }
}
