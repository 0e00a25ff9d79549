package dev.kotae.answer;

import dev.kotae.chat.Call;
import dev.kotae.chat.Turn;
import dev.kotae.routing.Basis;
import java.time.Duration;
import java.time.Instant;

/// Something that happened to a turn, for those who watch. What must not be lost is not heard but
/// written in the turn's settlement.
public sealed interface TurnEvent {
    /// A question was accepted and is durable.
    record Accepted(Turn turn) implements TurnEvent {}

    /// A question arrived that had been accepted before.
    ///
    /// @param turn the id of what was made of it then
    record Repeated(String turn) implements TurnEvent {}

    /// Work on a turn begins.
    ///
    /// @param attempt counts from 1
    /// @param waited since it was accepted
    record Claimed(Turn turn, int attempt, Duration waited) implements TurnEvent {}

    /// The first word of the answer is handed to the platform. Comes once an attempt.
    ///
    /// @param after since the turn was accepted
    record Shown(Turn turn, Duration after) implements TurnEvent {}

    /// A request to a model was booked. Comes for each when the turn's outcome is recorded, or the
    /// attempt ends without one.
    record Called(Turn turn, Call call) implements TurnEvent {}

    /// An answer was recorded.
    ///
    /// @param basis what its model was chosen by
    record Answered(Turn turn, Basis basis) implements TurnEvent {}

    /// An answer stands, and its asker alone might have been given more than those who see it may
    /// read.
    record Withheld(Turn turn) implements TurnEvent {}

    /// An answer showed that documents lack something.
    ///
    /// @param turn its id
    record Gap(String turn, Gaps.Kind kind) implements TurnEvent {}

    /// A turn is over.
    ///
    /// @param why an error code, or empty where it was answered
    /// @param took since it was accepted
    /// @param model the name of the model that answered, or empty where none did
    record Ended(Turn turn, End end, String why, Duration took, String model)
            implements TurnEvent {}

    /// How a turn is over for the asker.
    enum End {
        /// The answer stands.
        ANSWERED,
        /// An apology stands.
        APOLOGY,
        /// Nothing could be shown.
        UNSHOWN,
        /// Somebody stopped it.
        STOPPED,
        /// It is answered together with another one.
        JOINED,
        /// Another turn answers in its place: its question was changed, or taken back.
        REPLACED,
        /// It took an answer away.
        RETRACTED
    }

    /// A turn became a dead letter: it was not answered though it should have been, and somebody
    /// may want to see to it. [Ended] is heard as well.
    ///
    /// @param why an error code
    /// @param told whether the asker sees an apology
    record Dead(Turn turn, String why, boolean told) implements TurnEvent {}

    /// A turn will be tried again.
    ///
    /// @param until not before then
    /// @param why an error code
    record PutBack(Turn turn, Instant until, String why) implements TurnEvent {}

    /// A turn was given back for somebody else to go on with: the house closes.
    record HandedOver(Turn turn) implements TurnEvent {}

    /// A turn was taken from us: its lease ran out while we worked.
    record LeaseLost(Turn turn) implements TurnEvent {}

    /// The store did not take or give something.
    ///
    /// @param what was attempted: `claim`, `renew`, `settle`, …
    record StoreFailed(String what) implements TurnEvent {}
}
