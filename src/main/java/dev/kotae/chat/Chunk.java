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

    /// The model says of the text so far what its end rests on. The mark for it, `[number]`, comes
    /// as text behind this.
    ///
    /// @param number of the document among those that it was told, from 1
    /// @param characters how many of the text, from its end backwards, rest on it; at least 1
    /// @param words the document's own that they rest on, or empty where it does not say
    record Cited(int number, int characters, String words) implements Chunk {
        @Override
        public String toString() {
            return "cited:" + number;
        }
    }

    /// The model thinks and has nothing to show yet.
    ///
    /// @param tokens how much it thought since it last said so, estimated
    record Thinking(int tokens) implements Chunk {}
}
