package dev.kotae.memory;

import dev.kotae.chat.Address;
import dev.kotae.chat.Answer;
import dev.kotae.chat.Apology;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Receipt;
import dev.kotae.chat.Turn;
import dev.kotae.memory.AuditTrail.AuditEntry;
import dev.kotae.memory.AuditTrail.Event;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A turn of the [InMemoryInbox].
final class InMemoryTurn {
    /// The order of a lane.
    static final Comparator<InMemoryTurn> ORDER =
            Comparator.comparing((InMemoryTurn one) -> !one.begun)
                    .thenComparing(one -> one.said)
                    .thenComparingInt(one -> one.number);

    Turn turn;
    final Address address;
    final int number;
    final Instant said;
    final Instant acceptedAt;
    TurnRecord.State state = TurnRecord.State.WAITING;
    boolean begun;
    boolean worded = true;
    boolean doomed;
    String person;
    Instant editedAt = Instant.EPOCH;
    int attempt;
    String post = "";
    String reason = "";
    String joinedTo = "";
    Optional<Answer> answer = Optional.empty();
    Optional<Apology> apology = Optional.empty();
    Optional<Instant> begunAt = Optional.empty();
    Optional<Instant> endedAt = Optional.empty();
    Instant due = Instant.MIN;

    InMemoryTurn(Turn turn, int number, Instant acceptedAt) {
        this.turn = turn;
        this.address = turn.asked().address();
        this.person = turn.asked().asker();
        this.number = number;
        this.said = turn.asked().at().truncatedTo(ChronoUnit.MICROS);
        this.acceptedAt = acceptedAt;
    }

    boolean open() {
        return state == TurnRecord.State.WAITING || state == TurnRecord.State.ANSWERED;
    }

    /// Waits, and nothing of it was ever shown.
    boolean untouched() {
        return state == TurnRecord.State.WAITING && !begun && post.isEmpty();
    }

    /// The id of the root of its family.
    String root() {
        var replaces = turn.asked().replaces();
        return !joinedTo.isEmpty() ? joinedTo : !replaces.isEmpty() ? replaces : turn.id();
    }

    /// Whether it is a family's root, was joined to it or replaces its answer.
    boolean isOf(String family) {
        return turn.id().equals(family)
                || joinedTo.equals(family)
                || turn.asked().replaces().equals(family);
    }

    boolean isReplacement() {
        return !turn.asked().replaces().isEmpty();
    }

    boolean isOver() {
        return endedAt.isPresent();
    }

    Optional<Asked> question() {
        return Optional.of(turn.asked()).filter(asked -> worded);
    }

    void reword(Asked asked) {
        if (worded) {
            turn = new Turn(turn.id(), asked);
        }
    }

    boolean joined(InMemoryTurn head, TurnRecord.State wanted) {
        return state == wanted && joinedTo.equals(head.turn.id());
    }

    Progress progress() {
        if (answer.isPresent()) {
            return new Progress.Recorded(post, answer.get());
        }
        if (apology.isPresent()) {
            return new Progress.Apologised(post, apology.get());
        }
        return post.isEmpty() ? new Progress.Untouched() : new Progress.Shown(post);
    }

    void end(TurnRecord.State ended, String why, Instant now, boolean forgetful) {
        state = ended;
        reason = why;
        endedAt = Optional.of(now);
        if (forgetful || doomed) {
            forget();
        }
    }

    void forget() {
        worded = false;
        answer = Optional.empty();
    }

    void wake(TurnRecord.State woken) {
        state = woken;
        begun = false;
        begunAt = Optional.empty();
        apology = Optional.empty();
        attempt = 0;
        due = Instant.MIN;
        endedAt = Optional.empty();
    }

    AuditEntry answered(Instant at, Answer whole) {
        var receipt = whole.receipt();
        return new AuditEntry(
                at,
                address.tenant(),
                turn.id(),
                address.lane(),
                turn.asked().payer(),
                Event.ANSWERED,
                "",
                receipt.model(),
                receipt.cost().microUsd(),
                whole.citations().stream()
                        .map(one -> one.link().isEmpty() ? one.title() : one.link())
                        .toList());
    }

    AuditEntry apologised(Instant at, Receipt receipt) {
        return new AuditEntry(
                at,
                address.tenant(),
                turn.id(),
                address.lane(),
                turn.asked().payer(),
                Event.UNANSWERED,
                reason,
                receipt.model(),
                receipt.cost().microUsd(),
                List.of());
    }

    AuditEntry happened(Instant at, String person, Event event, String detail) {
        return new AuditEntry(
                at,
                address.tenant(),
                turn.id(),
                address.lane(),
                person,
                event,
                detail,
                "",
                0,
                List.of());
    }

    TurnRecord record(boolean held) {
        return new TurnRecord(
                turn.id(),
                address.tenant(),
                address.lane(),
                held && begun && state == TurnRecord.State.WAITING
                        ? TurnRecord.State.RUNNING
                        : state,
                acceptedAt,
                attempt,
                post,
                reason,
                joinedTo,
                question(),
                answer,
                apology);
    }
}
