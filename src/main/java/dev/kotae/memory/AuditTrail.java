package dev.kotae.memory;

import java.time.Instant;
import java.util.List;

/// What became of every turn, for those who must account for it: who, where, what, by which model,
/// at what cost, from which sources. Never a word of a conversation. Written in the transaction of
/// what it tells of.
public interface AuditTrail {
    /// What happened to one turn, oldest first.
    ///
    /// @throws StoreFailure when the store did not give it
    List<AuditEntry> of(String tenant, String turn);

    /// Something that happened to a turn.
    ///
    /// @param at when
    /// @param turn the turn's id
    /// @param lane the conversation within the tenant
    /// @param person the platform's id of who asked; for [Event#STOPPED] of who stopped it, for
    ///   [Event#REDRIVEN] empty
    /// @param event what happened
    /// @param detail for [Event#ANSWERED] for whose eyes it was, as [dev.kotae.chat.Search#code];
    ///   for [Event#JOINED] the id of the turn that it joined; else the code of the reason, or
    ///   empty
    /// @param model the name of the model that answered, or empty
    /// @param microUsd what the answer cost, in millionths of a US dollar
    /// @param sources the links of what the answer cites, or the titles where there is no link
    record AuditEntry(
            Instant at,
            String tenant,
            String turn,
            String lane,
            String person,
            Event event,
            String detail,
            String model,
            long microUsd,
            List<String> sources) {
        public AuditEntry {
            sources = List.copyOf(sources);
        }
    }

    /// What can happen to a turn.
    enum Event {
        /// Its answer was recorded.
        ANSWERED,
        /// It ended without an answer.
        UNANSWERED,
        /// It is answered with another turn.
        JOINED,
        /// Somebody wished it to be stopped.
        STOPPED,
        /// An operator let it wait again.
        REDRIVEN
    }
}
