package dev.kotae.answer;

import dev.kotae.chat.Arrival;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Complaint;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Verdict;
import dev.kotae.chat.Wording;
import dev.kotae.manners.Judgement;
import dev.kotae.manners.Manners;
import dev.kotae.memory.Acceptance;
import dev.kotae.memory.Amendments;
import dev.kotae.memory.Amendments.Amended;
import dev.kotae.memory.Answers;
import dev.kotae.memory.Feedback;
import dev.kotae.memory.Feedback.Rating;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Stops;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes in what arrives. What was said where others could hear it is taken for a question as
/// [Manners] say. A question that it has accepted is durable and will be answered once; a wish to
/// stop and a rating do not wait behind it.
public final class Reception {
    private static final Logger log = LoggerFactory.getLogger(Reception.class);

    /// For how long after it was asked a changed question is answered anew.
    private static final Duration EDITABLE = Duration.ofMinutes(10);

    private final Kept kept;
    private final Manners manners;
    private final Whispers whispers;
    private final TurnListener listener;
    private final InstantSource clock;
    private final Lately lately = new Lately();

    /// Where what arrives is kept.
    ///
    /// @param inbox the questions
    /// @param stops the wishes to stop
    /// @param answers knows whose post was rated
    /// @param feedback the ratings
    /// @param amendments what is changed about the questions
    public record Kept(
            Inbox inbox, Stops stops, Answers answers, Feedback feedback, Amendments amendments) {}

    /// What became of an arrival, for a door that tells its people.
    public enum Taken {
        /// It is kept, and what it asks for will be done.
        KEPT,
        /// It had come before, or the same is under way.
        REPEATED,
        /// There is nothing to be done about it.
        NOTHING,
        /// What it asks for takes words that are not kept any more.
        FORGOTTEN
    }

    /// @param manners says what is for us
    /// @param whispers says to one person what the others need not hear
    /// @param listener hears what is accepted
    /// @param clock dates ratings
    public Reception(
            Kept kept,
            Manners manners,
            Whispers whispers,
            TurnListener listener,
            InstantSource clock) {
        this.kept = kept;
        this.manners = manners;
        this.whispers = whispers;
        this.listener = TurnListener.all(List.of(listener));
        this.clock = clock;
    }

    /// Keeps what arrives. Called by a door on its request thread; blocks until it is safe, a few
    /// milliseconds. Only then may the door tell its platform that all is well.
    ///
    /// @throws dev.kotae.memory.StoreFailure when it could not be kept: the door must say so, so
    ///   that the platform delivers it again or the person knows
    public Taken accept(Arrival arrival) {
        return switch (arrival) {
            case Asked asked -> ask(asked);
            case Arrival.Said said -> hear(said);
            // Who mutes a whole channel without a word there does so by a command, which says so.
            case Arrival.Muted muted -> {
                boolean changed = mute(muted);
                // Whose wish is about a whole channel hears of it from the door.
                if (changed && !muted.address().thread().isEmpty()) {
                    whispers.muted(muted);
                }
                yield changed ? Taken.KEPT : Taken.NOTHING;
            }
            case Arrival.Stopped(var address, var person) ->
                    stopped(kept.stops().ask(address, person));
            case Arrival.Unwanted(var tenant, var message, var person) ->
                    stopped(kept.stops().ask(tenant, message, person));
            case Arrival.Rated rated -> rate(rated);
            case Arrival.Edited edited ->
                    amended(kept.amendments().edit(edited, clock.instant().minus(EDITABLE)));
            case Arrival.Deleted deleted -> amended(kept.amendments().delete(deleted));
            case Arrival.Pressed pressed -> amended(kept.amendments().again(pressed));
        };
    }

    private Taken ask(Asked asked) {
        return switch (kept.inbox().accept(asked)) {
            case Acceptance.Kept(var turn) -> accepted(turn);
            case Acceptance.Repeated(var turn) -> repeated(turn);
        };
    }

    private Taken accepted(Turn turn) {
        log.debug("turn={} accepted", turn.id());
        listener.on(new TurnEvent.Accepted(turn));
        return Taken.KEPT;
    }

    private Taken repeated(String turn) {
        log.debug("turn={} arrived again", turn);
        listener.on(new TurnEvent.Repeated(turn));
        return Taken.REPEATED;
    }

    private Taken amended(Amended amended) {
        return switch (amended) {
            case Amended.Nothing() -> Taken.NOTHING;
            case Amended.Repeated(var turn) -> repeated(turn);
            case Amended.Forgotten(var turn) -> {
                log.info("turn={} is not answered again: its words are gone", turn);
                yield Taken.FORGOTTEN;
            }
            case Amended.Reworded(var turn) -> {
                log.info("turn={} reworded", turn);
                yield Taken.KEPT;
            }
            case Amended.Withdrawn(var turn) -> {
                log.info("turn={} outcome=withdrawn", turn);
                yield Taken.KEPT;
            }
            case Amended.Replaced(var turn) -> {
                log.info("turn={} replaces={}", turn.id(), turn.asked().replaces());
                yield accepted(turn);
            }
        };
    }

    private Taken hear(Arrival.Said said) {
        var asked = said.asked();
        return switch (manners.judge(said)) {
            case Judgement.ForUs() -> ask(asked);
            case Judgement.AskFirst() -> {
                whispers.offer(asked);
                yield Taken.NOTHING;
            }
            case Judgement.SwitchedOff() -> {
                if (lately.isNew(asked)) {
                    whispers.tell(asked, Phrase.of(Wording.SWITCHED_OFF));
                }
                yield Taken.NOTHING;
            }
            case Judgement.MuteWish(var muted) -> wished(said, muted);
            case Judgement.NotForUs(var why) -> {
                log.debug("something said is not for us: {}", why);
                yield Taken.NOTHING;
            }
        };
    }

    /// Who calls us wants a word even where all is as it was wished.
    private Taken wished(Arrival.Said said, boolean muted) {
        var asked = said.asked();
        var wish = new Arrival.Muted(asked.address(), asked.asker(), muted);
        boolean told = said.called() && !lately.isNew(asked);
        if (said.opens()) {
            if (!told) {
                whispers.quiet(new Arrival.Muted(asked.address().room(), asked.asker(), muted));
            }
            return Taken.NOTHING;
        }
        boolean changed = mute(wish);
        if (!told && (changed || said.called())) {
            whispers.muted(wish);
        }
        return changed ? Taken.KEPT : Taken.NOTHING;
    }

    private boolean mute(Arrival.Muted wish) {
        boolean changed = manners.mute(wish);
        if (changed) {
            log.info("muted={}", wish.muted());
        }
        return changed;
    }

    private static Taken stopped(Optional<String> turn) {
        turn.ifPresentOrElse(
                id -> log.info("turn={} asked to stop", id), () -> log.debug("nothing to stop"));
        return turn.isPresent() ? Taken.KEPT : Taken.NOTHING;
    }

    /// A post of which nobody knows any more was answered too long ago to be rated, and an answer
    /// that another one replaced is not to be seen any more.
    private Taken rate(Arrival.Rated rated) {
        var answers = kept.answers();
        var tenant = rated.tenant();
        var turn =
                answers.at(tenant, rated.answer())
                        .or(() ->
                                answers.standing(tenant, rated.answer())
                                        .map(known -> known.turn().id())
                                        .filter(rated.answer()::equals));
        turn.ifPresent(id -> {
            kept.feedback().rate(rating(rated, id));
            if (rated.verdict() == Verdict.BAD && rated.complaint().equals(Complaint.NONE)) {
                listener.on(new TurnEvent.Gap(id, Gaps.Kind.DISLIKED));
            }
        });
        return turn.isPresent() ? Taken.KEPT : Taken.NOTHING;
    }

    private Rating rating(Arrival.Rated rated, String turn) {
        return new Rating(
                rated.tenant(),
                turn,
                rated.person(),
                rated.verdict(),
                clock.instant(),
                rated.complaint());
    }
}
