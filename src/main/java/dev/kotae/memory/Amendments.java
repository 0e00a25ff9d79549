package dev.kotae.memory;

import dev.kotae.chat.Arrival.Deleted;
import dev.kotae.chat.Arrival.Edited;
import dev.kotae.chat.Arrival.Pressed;
import dev.kotae.chat.Turn;
import java.time.Instant;

/// What people change about a question after they asked it. Where an answer has been begun, another
/// turn replaces it ([dev.kotae.chat.Asked#replaces]): it comes into the same lane, at the place of
/// the question's own time, and takes the post over; what is being written meanwhile is stopped.
///
/// Turns that stand for one question are a family. All of them bear the id of its root, the turn
/// that was made of the question when it came, or that it was joined to; the latest is the one that
/// counts.
///
/// Every method blocks, is one atomic step, does nothing the second time it is told the same, and
/// throws [StoreFailure] when the store did not take it.
public interface Amendments {
    /// The words of a message were changed. Only those of who asked count, the latest by their own
    /// time.
    ///
    /// @param since questions from before this moment are not answered anew
    /// @return [Amended.Reworded] when it was never begun, [Amended.Replaced] when it was,
    ///   [Amended.Nothing] when the message is no question, says the same as before, or is too old
    Amended edit(Edited edit, Instant since);

    /// A message was taken back: its words and those of its answer go. Where other messages were
    /// answered with it, these are answered anew.
    ///
    /// @return [Amended.Withdrawn] when it was never begun, [Amended.Replaced] when it was: by a
    ///   turn that wishes [dev.kotae.chat.Wish#NONE], or one that answers the other messages;
    ///   [Amended.Nothing] when the message is not known. Should it come only now, it is taken for
    ///   a repetition
    Amended delete(Deleted deletion);

    /// Another answer is wanted. While one is awaited, the same wish for the same question is a
    /// repetition.
    ///
    /// @return [Amended.Replaced], [Amended.Repeated], [Amended.Forgotten] when the words of the
    ///   question are not kept any more, [Amended.Nothing] when no such answer is known
    Amended again(Pressed press);

    /// What came of it.
    sealed interface Amended {
        /// It changes nothing.
        record Nothing() implements Amended {}

        /// It had come before.
        ///
        /// @param turn the id of the turn that was made of it
        record Repeated(String turn) implements Amended {}

        /// The words that it would take are not kept any more.
        ///
        /// @param turn the id of the turn whose words they were
        record Forgotten(String turn) implements Amended {}

        /// The question waits as before, with other words.
        ///
        /// @param turn the turn's id
        record Reworded(String turn) implements Amended {}

        /// The question waits no more, and is over.
        ///
        /// @param turn the turn's id
        record Withdrawn(String turn) implements Amended {}

        /// A new turn replaces the other.
        record Replaced(Turn turn) implements Amended {}
    }
}
