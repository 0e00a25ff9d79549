package dev.kotae.chat;

/// A piece of an answer while it is being written.
public sealed interface Chunk {
    /// More of the answer's text; never empty. Pieces join without anything between them.
    record Text(String text) implements Chunk {
        @Override
        public String toString() {
            return "text:" + text.length() + " characters";
        }
    }

    /// The model thinks and has nothing to show yet.
    record Thinking() implements Chunk {}
}
