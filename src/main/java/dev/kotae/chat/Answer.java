package dev.kotae.chat;

import java.util.ArrayList;
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

    /// The same with one more note below it.
    public Answer noting(Phrase note) {
        var notes = new ArrayList<>(receipt.notes());
        notes.add(note);
        return with(receipt.noting(notes));
    }

    @Override
    public String toString() {
        return "answer:" + receipt.turn();
    }
}
