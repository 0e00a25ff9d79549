package dev.kotae.chat;

import java.util.List;
import java.util.stream.Stream;

/// A piece of a document that may carry an answer.
///
/// @param id names the piece within its source, the same from one search to the next while the
///   document stays as it is
/// @param title the document's title
/// @param headings the headings above the piece, outermost first, without the title
/// @param link where a person can open it: an absolute URL, or empty where there is nothing to open
/// @param text the words
/// @param score how well it fits the question: higher is better; comparable within one search only
/// @param coverage the share of the question that it covers, each word weighing as much as it is
///   rare in the collection, with a part of what its title and its surroundings cover added: 0
///   where the collection does not tell, and it may exceed 1; comparable between questions
public record Passage(
        String id,
        String title,
        List<String> headings,
        String link,
        String text,
        double score,
        double coverage) {
    public Passage {
        headings = List.copyOf(headings);
    }

    /// Of a collection that does not tell how much of the question it covers.
    public Passage(
            String id,
            String title,
            List<String> headings,
            String link,
            String text,
            double score) {
        this(id, title, headings, link, text, score, 0);
    }

    /// What stands above it: the title, then the headings, outermost first.
    public List<String> heads() {
        return Stream.concat(Stream.of(title), headings.stream()).toList();
    }

    @Override
    public String toString() {
        return "passage:" + id;
    }
}
