package dev.kotae.store.port;

import dev.kotae.chat.Answer;
import dev.kotae.chat.Apology;
import dev.kotae.chat.Citation;
import dev.kotae.chat.Exchange;
import dev.kotae.chat.Receipt;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Wish;
import dev.kotae.memory.AuditTrail.AuditEntry;
import dev.kotae.memory.AuditTrail.Event;
import dev.kotae.memory.Settlement;
import dev.kotae.store.commit.Session;
import dev.kotae.store.table.Audits;
import dev.kotae.store.table.Exchanges;
import dev.kotae.store.table.Families;
import dev.kotae.store.table.Hold;
import dev.kotae.store.table.Lanes;
import dev.kotae.store.table.StoredJson;
import dev.kotae.store.table.Turns;
import dev.kotae.store.table.Usages;
import dev.kotae.store.table.Wishes;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// Writes what the end of a turn, or a step towards it, changes: all of it in a transaction that is
/// open and has locked the lane.
///
/// @param keep how words are written and how long they are kept
/// @param now milliseconds since 1970
public record Settling(Session session, Keep keep, Hold hold, long now) {
    /// How words are written and how long they are kept.
    ///
    /// @param forgetful whether the words of a turn go when it ends, and none are remembered
    public record Keep(StoredJson json, boolean forgetful) {}

    /// Writes a settlement of the turn that holds the lane.
    ///
    /// @return false when there is an answer or an apology already
    boolean settle(Turn claimed, Settlement settlement) throws SQLException {
        var turn = claimed.id();
        var payer = claimed.asked().payer();
        return switch (settlement) {
            case Settlement.Recorded(var answer, var exchange) -> record(claimed, answer, exchange);
            case Settlement.Apologised(var apology, var receipt) ->
                    apologise(claimed, apology, receipt);
            case Settlement.Done() -> {
                done(turn, payer);
                yield true;
            }
            case Settlement.Later(var at, var why, var spent) -> {
                spend(claimed, spent);
                delay(turn, at.toEpochMilli(), why);
                yield true;
            }
            case Settlement.HandedOver(var spent) -> {
                spend(claimed, spent);
                handOver(turn);
                yield true;
            }
            case Settlement.GivenUp(var why, var spent) -> {
                spend(claimed, spent);
                giveUp(turn, payer, why);
                yield true;
            }
        };
    }

    /// Records the answer with all that hangs on it.
    private boolean record(Turn claimed, Answer answer, Exchange exchange) throws SQLException {
        var turn = claimed.id();
        var payer = claimed.asked().payer();
        var turns = new Turns(session);
        if (!turns.answered(turn, keep.json.of(answer))) {
            return false;
        }
        if (!keep.forgetful && !turns.isDoomed(turn)) {
            remember(claimed, keep.json.of(exchange));
        }
        if (isCorrection(claimed)) {
            new Families(session).forgetAnswers(claimed.asked().replaces(), turn);
        }
        var receipt = answer.receipt();
        long microUsd = receipt.cost().microUsd();
        book(turn, payer, receipt);
        var sources = answer.citations().stream().map(Settling::source).toList();
        tell(
                turn,
                payer,
                Event.ANSWERED,
                receipt.search().code(),
                receipt.model(),
                microUsd,
                sources);
        return true;
    }

    private void remember(Turn claimed, String exchange) throws SQLException {
        var replaces = claimed.asked().replaces();
        var exchanges = new Exchanges(session);
        long version = new Lanes(session).remember(hold.tenant(), hold.lane());
        if (replaces.isEmpty()) {
            exchanges.add(hold, version, claimed.id(), exchange, now);
        } else if (!exchanges.replace(hold, replaces, exchange, now)) {
            exchanges.add(hold, version, replaces, exchange, now);
        }
    }

    /// Whether what it replaces answered other words than are asked now.
    private static boolean isCorrection(Turn claimed) {
        var asked = claimed.asked();
        return !asked.replaces().isEmpty() && asked.wish() == Wish.ORDINARY;
    }

    /// Records that there will be no answer, with what was spent all the same.
    private boolean apologise(Turn claimed, Apology apology, Receipt receipt) throws SQLException {
        var turn = claimed.id();
        var payer = claimed.asked().payer();
        if (!new Turns(session).apologised(turn, keep.json.of(apology), apology.why())) {
            return false;
        }
        if (receipt.isFree()) {
            new Till(session, now).release(turn);
        } else {
            book(turn, payer, receipt);
        }
        if (isCorrection(claimed)
                && new Exchanges(session)
                        .remove(hold.tenant(), hold.lane(), claimed.asked().replaces())) {
            new Lanes(session).remember(hold.tenant(), hold.lane());
        }
        tell(
                turn,
                payer,
                Event.UNANSWERED,
                apology.why(),
                receipt.model(),
                receipt.cost().microUsd(),
                List.of());
        return true;
    }

    private void book(String turn, String payer, Receipt receipt) throws SQLException {
        new Usages(session).add(hold, turn, payer, receipt, now);
        new Till(session, now).book(turn, receipt.cost().microUsd());
    }

    private static String source(Citation citation) {
        return citation.link().isEmpty() ? citation.title() : citation.link();
    }

    /// Books what an attempt cost, where nothing is recorded with which it is booked. The turn
    /// counts when it ends.
    private void spend(Turn claimed, Receipt receipt) throws SQLException {
        if (receipt.isFree()) {
            return;
        }
        var turn = claimed.id();
        var turns = new Turns(session);
        turns.lock(turn);
        if (turns.isUnanswered(turn)) {
            new Usages(session).add(hold, turn, claimed.asked().payer(), receipt, now);
            new Till(session, now).bookBesides(turn, receipt.cost().microUsd());
        }
    }

    /// Lets the turn wait.
    private void delay(String turn, long at, String why) throws SQLException {
        new Turns(session).delay(turn, at, why);
        new Lanes(session).moveOn(hold, now);
    }

    /// Lets somebody else go on with the turn.
    private void handOver(String turn) throws SQLException {
        new Turns(session).handOver(turn);
        new Lanes(session).moveOn(hold, now);
    }

    /// Ends the turn as its answer was shown, or without one.
    private void done(String turn, String payer) throws SQLException {
        var turns = new Turns(session);
        if (turns.isUnanswered(turn)) {
            tell(turn, payer, Event.UNANSWERED, "");
        }
        end(turn, "done", turns.why(turn).orElse(""));
    }

    /// Ends the turn as a dead letter.
    void giveUp(String turn, String payer, String why) throws SQLException {
        if (new Turns(session).why(turn).isEmpty()) {
            tell(turn, payer, Event.UNANSWERED, why);
        }
        end(turn, "dead", why);
    }

    private void end(String turn, String state, String why) throws SQLException {
        var turns = new Turns(session);
        turns.end(turn, state, why, now);
        if (keep.forgetful || turns.isDoomed(turn)) {
            turns.forget(turn);
        }
        new Till(session, now).release(turn);
        new Wishes(session).remove(turn);
        new Lanes(session).moveOn(hold, now);
    }

    /// Joins turns to another.
    void join(List<Turn> joining, String head) throws SQLException {
        for (var turn : joining) {
            new Turns(session).join(turn.id(), head);
            tell(turn.id(), turn.asked().asker(), Event.JOINED, head);
        }
    }

    private void tell(String turn, String person, Event event, String detail) throws SQLException {
        tell(turn, person, event, detail, "", 0, List.of());
    }

    private void tell(
            String turn,
            String person,
            Event event,
            String detail,
            String model,
            long microUsd,
            List<String> sources)
            throws SQLException {
        new Audits(session, keep.json)
                .add(
                        new AuditEntry(
                                Instant.ofEpochMilli(now),
                                hold.tenant(),
                                turn,
                                hold.lane(),
                                person,
                                event,
                                detail,
                                model,
                                microUsd,
                                sources));
    }
}
