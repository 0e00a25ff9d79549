package dev.kotae.answer;

import dev.kotae.answer.tenure.Tenure;
import dev.kotae.answer.tenure.Tenures;
import dev.kotae.answer.writing.Apologies;
import dev.kotae.answer.writing.Inquiry;
import dev.kotae.answer.writing.Outcome;
import dev.kotae.answer.writing.Surroundings;
import dev.kotae.chat.Apology;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Exchange;
import dev.kotae.chat.Person;
import dev.kotae.chat.Reply;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Wish;
import dev.kotae.memory.Progress;
import dev.kotae.memory.StoreFailure;
import dev.kotae.model.ModelFailure;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a claimed turn to the desk, with all that is known around it, and says what came of it.
final class Sitting {
    private static final Logger log = LoggerFactory.getLogger(Sitting.class);

    /// For so many exchanges it matters what was thought of their answers.
    private static final int LATEST = 5;

    private final TurnWorker.Kept kept;
    private final Tenures tenures;
    private final Desk desk;
    private final Patience patience;
    private final Endings endings;

    Sitting(TurnWorker.Kept kept, Tenures tenures, Desk desk, Patience patience, Endings endings) {
        this.kept = kept;
        this.tenures = tenures;
        this.desk = desk;
        this.patience = patience;
        this.endings = endings;
    }

    /// Who asks, reading the language that this person chose.
    Person asker(Turn turn, Channel channel) {
        var asker = channel.asker(turn);
        return kept.manners()
                .language(turn.asked().address().tenant(), turn.asked().asker())
                .map(asker::reading)
                .orElse(asker);
    }

    /// Blocks until there is an outcome.
    ///
    /// @throws ModelFailure.Interrupted when the house closes
    /// @throws LaneLost when the turn is not ours any more
    /// @throws StoreFailure when what it takes could not be read or written
    Outcome outcome(Tenure tenure, Channel channel, Person asker, Reply reply) {
        var claim = tenure.claim();
        if (claim.turn().asked().wish() == Wish.NONE) {
            return sorry(tenure, Apologies.retracted());
        }
        if (patience.isOver(claim, tenure.tried())) {
            return sorry(tenure, Apologies.internal(claim.turn().id(), "too-often"));
        }
        try {
            return tenure.stoppable(() -> atTheDesk(tenure, channel, asker, reply));
        } catch (LaneLost lost) {
            throw lost;
        } catch (RuntimeException | StackOverflowError fault) {
            return outcome(tenure, fault);
        }
    }

    /// A thread that is interrupted meets faults of all kinds: what it was interrupted for comes
    /// first. Words that are nested too deeply for the stack are a fault like another.
    private static Outcome outcome(Tenure tenure, Throwable fault) {
        tenure.check();
        if (tenure.leaving()) {
            throw new ModelFailure.Interrupted("the house closes");
        }
        if (tenure.stopped()) {
            return sorry(tenure, Apologies.stopped());
        }
        if (fault instanceof StoreFailure failure) {
            throw failure;
        }
        if (fault instanceof Unheard unheard) {
            return sorry(tenure, Apologies.unheard(unheard.words()));
        }
        var turn = tenure.claim().turn().id();
        log.error("turn={} met a fault", turn, fault);
        return sorry(tenure, Apologies.internal(turn, "fault"));
    }

    /// What stands of an outcome. Of a turn that was stopped because another one replaces it, only
    /// what it cost.
    ///
    /// @throws StoreFailure when it is not known whether it is replaced
    Outcome standing(Tenure tenure, Outcome outcome) {
        if (!tenure.stopped() || !kept.inbox().isReplaced(tenure.claim())) {
            return outcome;
        }
        var receipt =
                switch (outcome) {
                    case Outcome.Answered(var answer, _, _) -> answer.receipt();
                    case Outcome.Sorry(_, var spent) -> spent;
                };
        return new Outcome.Sorry(Apologies.superseded(), receipt);
    }

    private static Outcome sorry(Tenure tenure, Apology apology) {
        return new Outcome.Sorry(apology, tenure.receipt());
    }

    private Outcome atTheDesk(Tenure tenure, Channel channel, Person asker, Reply reply) {
        var claim = tenure.claim();
        if (claim.resumed()) {
            tenures.stopIfAsked(tenure);
            if (tenure.stopped()) {
                return sorry(tenure, Apologies.stopped());
            }
        }
        try (var voice = new Voice(kept.inbox(), tenure, channel, endings)) {
            if (claim.progress() instanceof Progress.Untouched) {
                voice.grown();
            }
            return desk.answer(inquiry(voice, tenure, channel, asker), voice, reply);
        }
    }

    private Inquiry inquiry(Voice voice, Tenure tenure, Channel channel, Person asker) {
        var claim = tenure.claim();
        var turn = claim.turn();
        var asked = turn.asked();
        var all = kept.conversations().recall(asked.address(), claim.conversation());
        var before = asked.replaces().isEmpty() ? all : all.before(asked.at());
        var around =
                Surroundings.asking(
                        () -> channel.placeName(turn),
                        () -> channel.overheard(turn, before.lastAsked()),
                        () -> channel.membership().audience(turn, desk.mindsReaders()));
        return new Inquiry(
                voice.burst(),
                claim.acceptedAt(),
                before,
                asker,
                around,
                kept.manners().taste(turn.asked()),
                dislikes(asked, before.recent()),
                tenure.account());
    }

    /// Of a conversation that begins with the question nothing was disliked but the answer to it,
    /// where another one is wanted.
    private List<Instant> dislikes(Asked asked, List<Exchange> before) {
        if (before.isEmpty()) {
            return asked.wish() == Wish.AGAIN
                    ? kept.feedback().dislikes(asked.address(), asked.at())
                    : List.of();
        }
        var since = before.get(Math.max(0, before.size() - LATEST)).at();
        return kept.feedback().dislikes(asked.address(), since);
    }
}
