package dev.kotae.chat;

import java.util.ArrayList;
import java.util.List;

/// An answer as it was ended.
///
/// @param text Markdown (CommonMark and GFM tables) as the model wrote it, citations as `[1]`
/// @param citations the sources that the text names, by number
/// @param receipt how it came about
public record Answer(String text, List<Citation> citations, Receipt receipt) {
    public Answer {
        citations = List.copyOf(citations);
    }

    /// Whether all of it was written: neither the limit of its length nor a wish to stop cut it.
    public boolean whole() {
        return receipt.notes().stream()
                .map(Phrase::wording)
                .noneMatch(note -> note == Wording.NOTE_CUT || note == Wording.NOTE_STOPPED);
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
