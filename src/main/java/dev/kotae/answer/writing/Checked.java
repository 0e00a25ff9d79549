package dev.kotae.answer.writing;

import dev.kotae.chat.Citation.Quote;
import dev.kotae.chat.Phrase;
import java.util.List;
import java.util.Map;

/// The words of an answer, after they were checked.
///
/// @param written the model's own, as far as they may be shown
/// @param shown the same with what is marked in them
/// @param notes how many of its sentences rest on the sources
/// @param quotes which sentences of `shown` rest on which words of a source, by the source's number
record Checked(String written, String shown, List<Phrase> notes, Map<Integer, List<Quote>> quotes) {
    Checked {
        notes = List.copyOf(notes);
        quotes = Map.copyOf(quotes);
    }
}
