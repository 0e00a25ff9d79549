package dev.kotae.answer.writing;

import dev.kotae.answer.text.Burst;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Exchange;
import dev.kotae.chat.Person;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Wording;
import dev.kotae.manners.MuteWords;
import dev.kotae.manners.Nods;
import dev.kotae.manners.Taste;
import dev.kotae.memory.Conversation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the desk is asked, with all that is known around it.
///
/// @param burst the questions
/// @param acceptedAt when the first of them became ours to answer
/// @param conversation what was said before
/// @param asker who asks
/// @param surroundings what the platform knows besides, which may have to be waited for
/// @param taste how the answer is wanted
/// @param dislikes when the latest answers of the conversation were rated bad
/// @param account where all is entered that models are paid for it
public record Inquiry(
        Burst burst,
        Instant acceptedAt,
        Conversation conversation,
        Person asker,
        Surroundings surroundings,
        Taste taste,
        List<Instant> dislikes,
        Account account) {
    private static final Pattern OUR_QUESTION = Pattern.compile("([?？]|か[。．]?)\\s*$");

    public Inquiry {
        dislikes = List.copyOf(dislikes);
    }

    /// The turn that is claimed.
    public Turn turn() {
        return burst.head();
    }

    /// All of it as one question.
    public Asked asked() {
        return burst.asked();
    }

    /// The words of the question. Files without words are to be summed up. A mention without words,
    /// in a thread, is about what was said there last. Empty where nothing is asked.
    public String question() {
        var words = asked().text();
        if (!Nods.isCall(words)) {
            return words;
        }
        if (!asked().attachments().isEmpty()) {
            return Wording.ASKED_OF_FILES.in(asker.locale());
        }
        var overheard = surroundings.overheard().remarks();
        return overheard.isEmpty() ? "" : overheard.getLast().text();
    }

    /// Whether no more than thanks or a nod was said, and not in answer to a question of ours.
    public boolean isNod() {
        return asked().attachments().isEmpty()
                && !Nods.isCall(asked().text())
                && Nods.isNod(asked().text())
                && !haveAsked();
    }

    private boolean haveAsked() {
        var recent = conversation.recent();
        return !recent.isEmpty() && OUR_QUESTION.matcher(recent.getLast().answer()).find();
    }

    /// Whether we are to keep out of what only the asker says to us: elsewhere nobody asks for that
    /// here.
    public boolean isMuteWish() {
        return asked().attachments().isEmpty() && MuteWords.isWish(asked().text());
    }

    /// The language of the answer where it is not the question's. A room's is for what the room
    /// reads; who is answered alone is answered in theirs. Blocks.
    public Optional<Locale> language() {
        return surroundings.audience().isAskerAlone() ? Optional.empty() : taste.answers();
    }

    /// The same with as much of the conversation as is told.
    public Inquiry remembering(List<Exchange> recent) {
        var told = new Conversation(conversation.version(), recent);
        return new Inquiry(burst, acceptedAt, told, asker, surroundings, taste, dislikes, account);
    }

    /// The same with a burst that grew.
    public Inquiry with(Burst grown) {
        return new Inquiry(
                grown, acceptedAt, conversation, asker, surroundings, taste, dislikes, account);
    }
}
