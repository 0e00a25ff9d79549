package dev.kotae.answer.writing;

import dev.kotae.answer.text.Burst;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Person;
import dev.kotae.chat.Remark;
import dev.kotae.chat.Turn;
import dev.kotae.manners.Taste;
import dev.kotae.memory.Conversation;
import java.time.Instant;
import java.util.List;

/// What the desk is asked, with all that is known around it.
///
/// @param burst the questions
/// @param acceptedAt when the first of them became ours to answer
/// @param conversation what was said before
/// @param asker who asks
/// @param placeName what people call the place where it was asked, or empty
/// @param overheard what others said in the thread before, oldest first
/// @param taste how the answer is wanted
public record Inquiry(
        Burst burst,
        Instant acceptedAt,
        Conversation conversation,
        Person asker,
        String placeName,
        List<Remark> overheard,
        Taste taste) {
    public Inquiry {
        overheard = List.copyOf(overheard);
    }

    /// The turn that is claimed.
    public Turn turn() {
        return burst.head();
    }

    /// All of it as one question.
    public Asked asked() {
        return burst.asked();
    }

    /// The words of the question. A mention without words, in a thread, is about what was said
    /// there last.
    public String question() {
        var words = asked().text();
        return words.isBlank() && !overheard.isEmpty() ? overheard.getLast().text() : words;
    }

    /// The same with a burst that grew.
    public Inquiry with(Burst grown) {
        return new Inquiry(grown, acceptedAt, conversation, asker, placeName, overheard, taste);
    }
}
