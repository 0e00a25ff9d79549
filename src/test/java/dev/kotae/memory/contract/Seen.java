package dev.kotae.memory.contract;

import dev.kotae.chat.Asked;
import dev.kotae.chat.Turn;
import dev.kotae.memory.Acceptance;
import dev.kotae.memory.Amendments.Amended;
import dev.kotae.memory.Answers.KeptAnswer;
import dev.kotae.memory.AuditTrail.AuditEntry;
import dev.kotae.memory.Claim;
import dev.kotae.memory.TurnRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a store says, in words that do not depend on the ids that it gave.
final class Seen {
    private final Map<String, String> names = new HashMap<>();

    /// A turn was accepted by both.
    void turn(String real, String model, String name) {
        names.put(real, name);
        names.put(model, name);
    }

    String of(String id) {
        return names.getOrDefault(id, id);
    }

    String of(Turn turn) {
        return of(turn.id()) + " " + turn.asked().text() + " " + turn.asked().at();
    }

    private Object of(Asked asked) {
        return List.of(
                asked.identities(),
                asked.asker(),
                asked.payer(),
                asked.text(),
                asked.at(),
                asked.wish(),
                of(asked.replaces()));
    }

    Object of(List<Turn> turns) {
        return turns.stream().map(this::of).toList();
    }

    Object of(Acceptance acceptance) {
        return switch (acceptance) {
            case Acceptance.Kept(var turn) -> "kept " + of(turn);
            case Acceptance.Repeated(var turn) -> "repeated " + of(turn);
        };
    }

    Object of(Amended amended) {
        return switch (amended) {
            case Amended.Nothing() -> "nothing";
            case Amended.Repeated(var turn) -> "repeated " + of(turn);
            case Amended.Forgotten(var turn) -> "forgotten " + of(turn);
            case Amended.Reworded(var turn) -> "reworded " + of(turn);
            case Amended.Withdrawn(var turn) -> "withdrawn " + of(turn);
            case Amended.Replaced(var turn) ->
                    "replaced " + of(turn.asked().replaces()) + " by " + of(turn);
        };
    }

    Object of(Claim claim) {
        return List.of(
                of(claim.turn()),
                of(claim.joined()),
                claim.acceptedAt(),
                claim.begunAt(),
                claim.attempt(),
                claim.resumed(),
                claim.conversation(),
                claim.progress());
    }

    Object of(TurnRecord turn) {
        return List.of(
                of(turn.id()),
                turn.tenant(),
                turn.lane(),
                turn.state(),
                turn.acceptedAt(),
                turn.attempt(),
                turn.post(),
                turn.reason(),
                of(turn.joinedTo()),
                turn.asked().map(this::of),
                turn.answer());
    }

    Object of(KeptAnswer kept) {
        return List.of(of(kept.turn()), kept.answer(), kept.post());
    }

    Object of(AuditEntry entry) {
        return List.of(
                entry.at(),
                entry.tenant(),
                of(entry.turn()),
                entry.lane(),
                entry.person(),
                entry.event(),
                of(entry.detail()),
                entry.microUsd());
    }
}
