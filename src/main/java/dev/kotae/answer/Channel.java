package dev.kotae.answer;

import dev.kotae.chat.Enclosure;
import dev.kotae.chat.Overheard;
import dev.kotae.chat.Person;
import dev.kotae.chat.Reply;
import dev.kotae.chat.Turn;
import dev.kotae.memory.Progress;
import java.time.Instant;
import java.util.List;

/// A platform as a turn sees it. Called on the turn's thread, may block.
public interface Channel {
    /// Who asked. A platform that does not answer gives a person with what is known.
    Person asker(Turn turn);

    /// A turn with everybody in it called by name who was not known when it arrived.
    default Turn named(Turn turn) {
        return turn;
    }

    /// What people call the place where it was asked, such as `general`.
    ///
    /// @return an empty string where it has no name, or where the platform does not tell
    String placeName(Turn turn);

    /// What others said in the thread before this question and since Kotae last answered in it.
    ///
    /// @param since when the last question was asked that is remembered to have been answered
    ///   there: nothing older is read. [Instant#EPOCH] where none is
    /// @return nothing where the question began the thread, or where the platform does not tell
    /// @throws Unheard where the platform does not tell and the question is about nothing else
    Overheard overheard(Turn turn, Instant since);

    /// What came of the files that belong to the question: those that came along, then those that
    /// stood in the conversation before, the latest first. Who asks closes their contents. Blocks
    /// while they are read, for about a minute at most.
    ///
    /// @param known those of questions before it that are answered together with it: none of them
    ///   is read again, and all are answered with the same request
    default List<Enclosure> files(Turn turn, List<Enclosure> known) {
        return turn.asked().attachments().stream()
                .<Enclosure>map(file ->
                        new Enclosure.Unread(
                                file.id(), file.name(), false, Enclosure.Why.UNSUPPORTED))
                .toList();
    }

    /// Whether one answer can serve both: it would stand in the same place, where both askers look
    /// for it. Two questions that each have a place of their own to be answered at, as two commands
    /// do, are never answered together.
    boolean together(Turn first, Turn next);

    /// What is said to one person beside the conversation.
    Asides asides();

    /// Who sees what is shown.
    Membership membership();

    /// Opens the one post that answers the turn, or takes up the one that an earlier attempt left.
    /// Makes nothing visible yet by itself.
    ///
    /// @param asker whose language the post's own words are in
    /// @param progress what an earlier attempt left
    /// @param attempt counts from 1. From 2 on, a post may stand even where `progress` knows of
    ///   none: an earlier attempt may have ended before it could tell
    /// @param permit asked and told while something is shown
    Reply open(Turn turn, Person asker, Progress progress, int attempt, Permit permit);
}
