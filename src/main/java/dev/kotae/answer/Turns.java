package dev.kotae.answer;

import dev.kotae.chat.Answer;
import dev.kotae.chat.Person;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Reply;
import dev.kotae.chat.ReplyFailure;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Claim;
import dev.kotae.memory.Conversations;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Progress;
import dev.kotae.memory.Settlement;
import dev.kotae.memory.StoreFailure;
import dev.kotae.model.ModelFailure;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings claimed turns to their end: answered and shown, apologised for, or put back.
final class Turns {
    /// A turn that was tried and is older than this, or was claimed this often, ends with an
    /// apology: its lane must flow. One that only waited, however long, is still answered.
    private static final Duration OLDEST = Duration.ofMinutes(15);

    private static final int ATTEMPTS = 6;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private static final Logger log = LoggerFactory.getLogger(Turns.class);

    private final Inbox inbox;
    private final Conversations conversations;
    private final Desk desk;
    private final Map<Platform, Channel> channels;
    private final InstantSource clock;

    Turns(
            Inbox inbox,
            Conversations conversations,
            Desk desk,
            Map<Platform, Channel> channels,
            InstantSource clock) {
        this.inbox = inbox;
        this.conversations = conversations;
        this.desk = desk;
        this.channels = Map.copyOf(channels);
        this.clock = clock;
    }

    /// Works on one claim until it is settled or lost. Throws nothing: this is one of the two edges
    /// where a fault of any kind ends.
    void work(Claim claim) {
        var channel = channels.get(claim.turn().asked().address().platform());
        try {
            if (channel == null) {
                giveUp(claim, "no-door");
            } else {
                work(claim, channel);
            }
        } catch (StoreFailure failure) {
            log.error("turn={} is left to its lease: the store failed", claim.turn().id(), failure);
        }
    }

    private void work(Claim claim, Channel channel) {
        var turn = claim.turn();
        try {
            var asker = channel.asker(turn);
            try (var reply =
                    channel.open(
                            turn,
                            asker,
                            claim.progress(),
                            claim.attempt(),
                            post -> inbox.posted(claim, post))) {
                answer(claim, channel, asker, reply);
            }
        } catch (StoreFailure failure) {
            throw failure;
        } catch (RuntimeException fault) {
            // There is no reply through which to say so.
            log.error("turn={} met a fault", turn.id(), fault);
            putBack(claim, "fault");
        }
    }

    private void answer(Claim claim, Channel channel, Person asker, Reply reply) {
        try {
            switch (claim.progress()) {
                case Progress.Recorded recorded -> show(claim, reply, recorded.answer());
                case Progress.Untouched _, Progress.Shown _ ->
                        settle(claim, reply, outcome(claim, channel, asker, reply));
            }
        } catch (ReplyFailure failure) {
            refused(claim, failure);
        } catch (ModelFailure.Interrupted interrupted) {
            handOver(claim);
        } catch (StoreFailure failure) {
            throw failure;
        } catch (RuntimeException fault) {
            log.error("turn={} met a fault", claim.turn().id(), fault);
            apologise(claim, reply, internal(claim), "fault");
        }
    }

    private Outcome outcome(Claim claim, Channel channel, Person asker, Reply reply) {
        if (hopeless(claim)) {
            return new Outcome.Sorry(internal(claim), "too-often");
        }
        var turn = claim.turn();
        var conversation = conversations.recall(turn.asked().address(), claim.conversation());
        return desk.answer(
                claim,
                conversation,
                asker,
                channel.placeName(turn),
                channel.overheard(turn),
                reply);
    }

    private void settle(Claim claim, Reply reply, Outcome outcome) {
        switch (outcome) {
            case Outcome.Answered(var answer, var exchange) -> {
                if (inbox.settle(claim, new Settlement.Recorded(answer, exchange))) {
                    show(claim, reply, answer);
                }
            }
            case Outcome.Sorry(var apology, var why) -> apologise(claim, reply, apology, why);
        }
    }

    private void show(Claim claim, Reply reply, Answer answer) {
        reply.finish(answer);
        inbox.settle(claim, new Settlement.Done());
        var receipt = answer.receipt();
        log.info(
                "turn={} outcome=answered model=\"{}\" reason={} passages={} in={} out={} usd={} ms={}",
                receipt.turn(),
                receipt.model(),
                receipt.reasons().getFirst().wording().key(),
                receipt.passages(),
                receipt.usage().inputTokens(),
                receipt.usage().outputTokens(),
                BigDecimal.valueOf(receipt.cost().microUsd(), 6).toPlainString(),
                receipt.took().toMillis());
    }

    private void apologise(Claim claim, Reply reply, Phrase apology, String why) {
        try {
            reply.fail(apology);
        } catch (ReplyFailure failure) {
            refused(claim, failure);
            return;
        }
        inbox.settle(claim, new Settlement.GivenUp(why));
        log.info("turn={} outcome=apology why={}", claim.turn().id(), why);
    }

    private void refused(Claim claim, ReplyFailure failure) {
        log.warn("turn={} not shown: {}", claim.turn().id(), failure.getMessage());
        if (failure.worthRepeating()) {
            putBack(claim, "reply-failed");
        } else {
            giveUp(claim, "reply-refused");
        }
    }

    private void putBack(Claim claim, String why) {
        if (hopeless(claim)) {
            giveUp(claim, why);
            return;
        }
        var pause = Duration.ofSeconds(1L << claim.attempt());
        var at = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        inbox.settle(claim, new Settlement.Later(at, why));
        log.warn("turn={} outcome=again at={} why={}", claim.turn().id(), at, why);
    }

    private void giveUp(Claim claim, String why) {
        inbox.settle(claim, new Settlement.GivenUp(why));
        log.error("turn={} outcome=unshown why={}", claim.turn().id(), why);
    }

    /// The house closes, or the lease was lost (then nothing is changed): the turn waits for the
    /// next who claims it.
    private void handOver(Claim claim) {
        boolean interrupted = Thread.interrupted();
        inbox.settle(claim, new Settlement.Later(clock.instant(), "handed-over"));
        log.info("turn={} outcome=handed-over", claim.turn().id());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hopeless(Claim claim) {
        boolean old = claim.acceptedAt().plus(OLDEST).isBefore(clock.instant());
        return claim.attempt() > ATTEMPTS || (claim.attempt() > 1 && old);
    }

    private static Phrase internal(Claim claim) {
        return Phrase.of(Wording.APOLOGY_INTERNAL, claim.turn().id());
    }
}
