package dev.kotae.answer;

import dev.kotae.answer.tenure.HeldReply;
import dev.kotae.answer.tenure.Tenure;
import dev.kotae.answer.writing.Apologies;
import dev.kotae.answer.writing.Outcome;
import dev.kotae.chat.Answer;
import dev.kotae.chat.Apology;
import dev.kotae.chat.Person;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Reply;
import dev.kotae.chat.ReplyFailure;
import dev.kotae.memory.Claim;
import dev.kotae.memory.Progress;
import dev.kotae.memory.Settlement;
import dev.kotae.memory.StoreFailure;
import dev.kotae.model.ModelFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings claimed turns to their end: answered and shown, apologised for, or put back.
///
/// Whatever ends a turn is recorded first and then shown, an apology like an answer: who comes
/// after a crash, or after a lease that ran out, shows what is recorded and nothing else.
final class Turns {
    private static final Logger log = LoggerFactory.getLogger(Turns.class);

    private final Sitting sitting;
    private final LastWords lastWords;
    private final Amends amends;
    private final Map<Platform, Channel> channels;
    private final Patience patience;
    private final Endings endings;
    private final TurnListener listener;
    private final InstantSource clock;

    Turns(
            Sitting sitting,
            LastWords lastWords,
            Amends amends,
            Map<Platform, Channel> channels,
            Patience patience,
            Endings endings,
            TurnListener listener,
            InstantSource clock) {
        this.sitting = sitting;
        this.lastWords = lastWords;
        this.amends = amends;
        this.channels = Map.copyOf(channels);
        this.patience = patience;
        this.endings = endings;
        this.listener = listener;
        this.clock = clock;
    }

    /// Why something could not be shown.
    ///
    /// @param pause how long whoever refused wants to hear nothing
    private record Trouble(String why, boolean worthRepeating, Duration pause) {
        private Trouble(String why, boolean worthRepeating) {
            this(why, worthRepeating, Duration.ZERO);
        }
    }

    private record Opened(Person asker, Reply reply) {}

    /// Works on one claim until it is settled or lost. Throws nothing: this is one of the two edges
    /// where a fault of any kind ends.
    void work(Tenure tenure) {
        var claim = tenure.claim();
        listener.on(new TurnEvent.Claimed(claim.turn(), claim.attempt(), since(claim)));
        var channel = channels.get(claim.turn().asked().address().platform());
        try {
            if (channel == null) {
                endings.dead(tenure, "no-door", false);
            } else {
                workOrLeave(tenure, channel);
            }
        } catch (RuntimeException | Error fault) {
            log.error("turn={} is left to its lease", claim.turn().id(), fault);
        }
    }

    private void workOrLeave(Tenure tenure, Channel channel) {
        try {
            work(tenure, channel);
        } catch (LaneLost lost) {
            endings.lost(tenure);
        } finally {
            if (tenure.cameLate()) {
                amends.make(tenure.claim().turn(), channel);
            }
        }
    }

    /// The reply is left before the turn is: once somebody else may take it up, nothing of ours is
    /// on its way any more.
    private void work(Tenure tenure, Channel channel) {
        var opened = open(tenure, channel);
        if (opened.isEmpty()) {
            again(tenure, new Trouble("fault", true), Turns::nothingSaid).run();
            return;
        }
        Runnable end;
        try (var reply = opened.get().reply()) {
            end = answer(tenure, channel, opened.get().asker(), reply);
        }
        end.run();
    }

    /// Empty where there is no reply through which to say anything.
    private Optional<Opened> open(Tenure tenure, Channel channel) {
        var claim = tenure.claim();
        var turn = claim.turn();
        // One that was handed over does not count against the turn, but may have left something.
        int attempt = claim.resumed() ? Math.max(2, claim.attempt()) : claim.attempt();
        try {
            var asker = sitting.asker(turn, channel);
            var reply = channel.open(turn, asker, claim.progress(), attempt, tenure);
            return Optional.of(new Opened(asker, new HeldReply(reply, tenure, () -> begun(claim))));
        } catch (LaneLost lost) {
            throw lost;
        } catch (RuntimeException fault) {
            log.error("turn={} met a fault", turn.id(), fault);
            return Optional.empty();
        }
    }

    private void begun(Claim claim) {
        listener.on(new TurnEvent.Shown(claim.turn(), since(claim)));
    }

    private Duration since(Claim claim) {
        return Duration.between(claim.acceptedAt(), clock.instant());
    }

    private Runnable answer(Tenure tenure, Channel channel, Person asker, Reply reply) {
        return answer(tenure.claim().progress(), tenure, channel, asker, reply);
    }

    private Runnable answer(
            Progress progress, Tenure tenure, Channel channel, Person asker, Reply reply) {
        return switch (progress) {
            case Progress.Replacing(_, var own) -> answer(own, tenure, channel, asker, reply);
            case Progress.Recorded(_, var answer) -> show(tenure, reply, answer);
            case Progress.Apologised(_, var apology) -> show(tenure, reply, apology);
            case Progress.Untouched _, Progress.Shown _ -> {
                try {
                    yield settle(tenure, reply, sitting.outcome(tenure, channel, asker, reply));
                } catch (ModelFailure.Interrupted interrupted) {
                    tenure.check();
                    yield () -> endings.handedOver(tenure);
                } catch (StoreFailure failure) {
                    var trouble = new Trouble("store", true);
                    yield again(tenure, trouble, () -> apologised(tenure, reply));
                }
            }
        };
    }

    private Runnable settle(Tenure tenure, Reply reply, Outcome outcome) {
        return switch (sitting.standing(tenure, outcome)) {
            case Outcome.Answered(var answer, var exchange, var basis) -> {
                tenure.settle(new Settlement.Recorded(answer, exchange));
                listener.on(new TurnEvent.Answered(tenure.claim().turn(), basis));
                yield show(tenure, reply, answer);
            }
            case Outcome.Sorry(var apology, var receipt) -> {
                tenure.settle(new Settlement.Apologised(apology, receipt));
                yield show(tenure, reply, apology);
            }
        };
    }

    private Runnable show(Tenure tenure, Reply reply, Answer answer) {
        return trouble(tenure, () -> reply.finish(answer))
                .map(trouble -> again(tenure, trouble, () -> apologised(tenure, reply)))
                .orElse(() -> endings.answered(tenure, answer));
    }

    private Runnable show(Tenure tenure, Reply reply, Apology apology) {
        return trouble(tenure, () -> lastWords.say(tenure.claim().turn(), apology, reply))
                .map(trouble -> again(tenure, trouble, Turns::nothingSaid))
                .orElse(() -> endings.apologised(tenure, apology));
    }

    /// Why something that is recorded could not be shown; empty where it was.
    private static Optional<Trouble> trouble(Tenure tenure, Runnable showing) {
        var turn = tenure.claim().turn().id();
        try {
            showing.run();
            return Optional.empty();
        } catch (LaneLost lost) {
            throw lost;
        } catch (ReplyFailure failure) {
            log.warn("turn={} not shown: {}", turn, failure.getMessage());
            return Optional.of(
                    failure.worthRepeating()
                            ? new Trouble("reply-failed", true, failure.pause())
                            : new Trouble("reply-refused", false));
        } catch (RuntimeException | StackOverflowError fault) {
            log.error("turn={} met a fault", turn, fault);
            return Optional.of(new Trouble("fault", true));
        }
    }

    /// Whether there is at least an apology in place of an answer that cannot be had or shown. It
    /// is the last thing that is shown, and only where the store says that we may.
    private static boolean apologised(Tenure tenure, Reply reply) {
        try {
            tenure.confirm();
        } catch (StoreFailure silent) {
            return false;
        }
        var turn = tenure.claim().turn().id();
        var apology = Apologies.internal(turn, "unshown");
        return trouble(tenure, () -> reply.fail(apology.words())).isEmpty();
    }

    /// There are no last words: the asker sees nothing.
    private static boolean nothingSaid() {
        return false;
    }

    /// Lets the turn be tried again, where that may help.
    ///
    /// @param lastWords tried at once where it may not; whether the asker has been told thereby
    private Runnable again(Tenure tenure, Trouble trouble, BooleanSupplier lastWords) {
        tenure.check();
        var claim = tenure.claim();
        if (tenure.leaving()) {
            return () -> endings.handedOver(tenure);
        }
        if (trouble.worthRepeating() && patience.allowsAnother(claim, tenure.tried())) {
            var pause = patience.pause(claim.attempt(), trouble.pause());
            return () -> endings.putBack(tenure, clock.instant().plus(pause), trouble.why());
        }
        boolean told = lastWords.getAsBoolean();
        return () -> endings.dead(tenure, trouble.why(), told);
    }
}
