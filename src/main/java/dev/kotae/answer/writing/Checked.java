package dev.kotae.answer.writing;

import dev.kotae.chat.Phrase;
import java.util.List;

/// The words of an answer, after they were checked.
///
/// @param written the model's own, as far as they may be shown
/// @param shown the same with what is marked in them
/// @param notes how many of its sentences rest on the sources
record Checked(String written, String shown, List<Phrase> notes) {
    Checked {
        notes = List.copyOf(notes);
    }
}
