package dev.kotae.chat;

import java.util.List;

/// A whole answer.
///
/// @param text Markdown (CommonMark and GFM tables) as the model wrote it, citations as `[1]`
/// @param citations the sources that the text names, by number
/// @param receipt how it came about
public record Answer(String text, List<Citation> citations, Receipt receipt) {
    public Answer {
        citations = List.copyOf(citations);
    }

    /// The pages that it names, each once.
    public List<Source> sources() {
        return Source.of(citations);
    }

    /// The same with another receipt.
    public Answer with(Receipt other) {
        return new Answer(text, citations, other);
    }

    @Override
    public String toString() {
        return "answer:" + receipt.turn();
    }
}
