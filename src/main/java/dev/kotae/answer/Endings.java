package dev.kotae.answer;

import dev.kotae.answer.TurnEvent.End;
import dev.kotae.answer.tenure.Tenure;
import dev.kotae.chat.Answer;
import dev.kotae.chat.Apology;
import dev.kotae.chat.Cost;
import dev.kotae.chat.Receipt;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Settlement;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How an attempt at a turn ends: settled, told to those who listen, and logged in one line.
final class Endings {
    private static final Logger log = LoggerFactory.getLogger(Endings.class);

    private final TurnListener listener;
    private final InstantSource clock;

    Endings(TurnListener listener, InstantSource clock) {
        this.listener = listener;
        this.clock = clock;
    }

    /// The answer stands.
    void answered(Tenure tenure, Answer answer) {
        tenure.settle(new Settlement.Done());
        var receipt = answer.receipt();
        var end = isCutShort(receipt) ? End.STOPPED : End.ANSWERED;
        log.info(
                "turn={} outcome={} model=\"{}\" reason={} passages={} readers={} in={} out={} usd={} ms={}",
                receipt.turn(),
                code(end),
                receipt.model(),
                receipt.reasons().getFirst().wording().key(),
                receipt.passages(),
                receipt.search().code(),
                receipt.usage().promptTokens(),
                receipt.usage().outputTokens(),
                usd(receipt.cost()),
                receipt.took().toMillis());
        var turn = tenure.claim().turn();
        if (receipt.search().withheld() > 0) {
            listener.on(new TurnEvent.Withheld(turn));
        }
        for (var kind : Gaps.faults(receipt, !answer.citations().isEmpty())) {
            listener.on(new TurnEvent.Gap(turn.id(), kind));
        }
        listener.on(new TurnEvent.Ended(turn, end, "", age(tenure), receipt.model()));
    }

    private static String usd(Cost cost) {
        return cost.known() ? BigDecimal.valueOf(cost.microUsd(), 6).toPlainString() : "unknown";
    }

    private static boolean isCutShort(Receipt receipt) {
        return receipt.notes().stream().anyMatch(note -> note.wording() == Wording.NOTE_STOPPED);
    }

    /// The apology stands.
    void apologised(Tenure tenure, Apology apology) {
        if (apology.fault()) {
            dead(tenure, apology.why(), true);
            return;
        }
        tenure.settle(new Settlement.Done());
        var end =
                switch (apology.kind()) {
                    case STOPPED -> End.STOPPED;
                    case SUPERSEDED -> End.REPLACED;
                    case RETRACTED -> End.RETRACTED;
                    case OUTSIDERS, OUTSIDER, OTHER -> End.APOLOGY;
                };
        log.info("turn={} outcome={} why={}", id(tenure), code(end), apology.why());
        ended(tenure, end, apology.why());
    }

    /// The turn becomes a dead letter.
    ///
    /// @param told whether the asker sees an apology
    void dead(Tenure tenure, String why, boolean told) {
        tenure.settle(new Settlement.GivenUp(why, tenure.receipt()));
        var end = told ? End.APOLOGY : End.UNSHOWN;
        log.error("turn={} outcome={} why={} dead=true", id(tenure), code(end), why);
        ended(tenure, end, why);
        listener.on(new TurnEvent.Dead(tenure.claim().turn(), why, told));
    }

    /// The turn will be tried again.
    void putBack(Tenure tenure, Instant until, String why) {
        tenure.settle(new Settlement.Later(until, why, tenure.receipt()));
        log.warn("turn={} outcome=again at={} why={}", id(tenure), until, why);
        listener.on(new TurnEvent.PutBack(tenure.claim().turn(), until, why));
    }

    /// The house closes: the next who claims the turn goes on with it.
    void handedOver(Tenure tenure) {
        boolean interrupted = Thread.interrupted();
        tenure.giveBack();
        log.info("turn={} outcome=handed-over", id(tenure));
        listener.on(new TurnEvent.HandedOver(tenure.claim().turn()));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// The turn is not surely ours any more.
    void lost(Tenure tenure) {
        boolean interrupted = Thread.interrupted();
        tenure.giveBack();
        log.warn("turn={} outcome=lease-lost", id(tenure));
        listener.on(new TurnEvent.LeaseLost(tenure.claim().turn()));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// These are answered together with the claimed one.
    void joined(Tenure tenure, List<Turn> turns) {
        for (var turn : turns) {
            log.info("turn={} outcome=joined to={}", turn.id(), id(tenure));
            var took = Duration.between(turn.asked().at(), clock.instant());
            listener.on(new TurnEvent.Ended(turn, End.JOINED, "", took, ""));
        }
    }

    private void ended(Tenure tenure, End end, String why) {
        listener.on(new TurnEvent.Ended(tenure.claim().turn(), end, why, age(tenure), ""));
    }

    private Duration age(Tenure tenure) {
        return Duration.between(tenure.claim().acceptedAt(), clock.instant());
    }

    private static String id(Tenure tenure) {
        return tenure.claim().turn().id();
    }

    private static String code(End end) {
        return switch (end) {
            case ANSWERED -> "answered";
            case APOLOGY -> "apology";
            case UNSHOWN -> "unshown";
            case STOPPED -> "stopped";
            case JOINED -> "joined";
            case REPLACED -> "replaced";
            case RETRACTED -> "retracted";
        };
    }
}
