package dev.kotae.knowledge;

import java.util.List;
import java.util.Optional;

/// Turns words into vectors that are near each other where the words mean much the same.
public interface Embedder {
    /// Names the model and the shape of its vectors: those of one name can be compared.
    String name();

    /// How many numbers a vector has.
    int dimensions();

    /// The vectors of some texts, in their order, each of length 1. Blocks. A text that is too long
    /// is cut.
    ///
    /// @param texts from 1 to 16; none blank
    /// @param bill where the requests are entered that were made
    /// @return empty in the place of a text that the model does not take
    /// @throws KnowledgeFailure when the model cannot be asked
    List<Optional<float[]>> embed(List<String> texts, Purpose purpose, Bill bill);

    /// What a text is.
    enum Purpose {
        DOCUMENT,
        QUESTION
    }
}
