package dev.kotae.memory;

import dev.kotae.chat.Answer;
import dev.kotae.chat.Apology;
import dev.kotae.chat.Exchange;
import dev.kotae.chat.Receipt;
import java.time.Instant;

/// What one turn changes, applied in one transaction. Each end of an attempt books what models were
/// paid in it: [Recorded] and [Apologised] what the turn is about, the others only where neither is
/// recorded, in which case the turn goes on holding what it has reserved.
public sealed interface Settlement {
    /// The answer is whole: it and the exchange that the conversation remembers are recorded, its
    /// cost is booked in place of what the [Ledger] holds for the turn, and the [AuditTrail] says
    /// so. Where the turn replaces another, the conversation remembers its exchange in place of the
    /// other's. The lane stays held; the answer is still to be shown.
    record Recorded(Answer answer, Exchange exchange) implements Settlement {}

    /// There is no answer and there will be none: this apology is recorded, and nothing but it is
    /// shown from now on. What was spent all the same is booked, as for an answer; where nothing
    /// was, what the [Ledger] holds is released. The conversation remembers nothing; where the turn
    /// replaces another one as its question was changed, not even that one's. The lane stays held;
    /// the apology is still to be shown, and the turn then ends with [Done] or, as a dead letter,
    /// with [GivenUp].
    ///
    /// @param receipt what was spent; [Receipt#isFree] where nothing was
    record Apologised(Apology apology, Receipt receipt) implements Settlement {}

    /// The answer or the apology stands where the asker sees it. The turn is over, what joined it
    /// is too, and the lane moves on. Where no answer was recorded, the conversation remembers
    /// nothing of it.
    record Done() implements Settlement {}

    /// Try again at a time; the lane waits, since order holds.
    ///
    /// @param why an error code for diagnoses, no text of the conversation
    /// @param spent what this attempt cost
    record Later(Instant at, String why, Receipt spent) implements Settlement {
        /// Of an attempt that cost nothing.
        public Later(Instant at, String why) {
            this(at, why, Receipt.nothing(""));
        }
    }

    /// Somebody else is to go on with it at once, through no fault of the turn: this attempt does
    /// not count.
    ///
    /// @param spent what it cost
    record HandedOver(Receipt spent) implements Settlement {
        /// Of an attempt that cost nothing.
        public HandedOver() {
            this(Receipt.nothing(""));
        }
    }

    /// The turn ends without an answer, what joined it does too, and the lane moves on. What the
    /// [Ledger] holds for it is released.
    ///
    /// @param why an error code for diagnoses, no text of the conversation
    /// @param spent what this attempt cost
    record GivenUp(String why, Receipt spent) implements Settlement {
        /// Of an attempt that cost nothing.
        public GivenUp(String why) {
            this(why, Receipt.nothing(""));
        }
    }
}
