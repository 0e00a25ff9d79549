package dev.kotae.answer;

import dev.kotae.chat.Arrival;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Muted;
import dev.kotae.chat.Said;
import dev.kotae.memory.Acceptance;
import dev.kotae.memory.Answers;
import dev.kotae.memory.Feedback;
import dev.kotae.memory.Feedback.Rating;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Stops;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes in what arrives. A question that it has accepted is durable and will be answered once; a
/// wish to stop and a rating do not wait behind it.
public final class Reception {
    private static final Logger log = LoggerFactory.getLogger(Reception.class);

    private final Kept kept;
    private final TurnListener listener;
    private final InstantSource clock;

    /// Where what arrives is kept.
    ///
    /// @param inbox the questions
    /// @param stops the wishes to stop
    /// @param answers knows whose post was rated
    /// @param feedback the ratings
    public record Kept(Inbox inbox, Stops stops, Answers answers, Feedback feedback) {}

    /// @param listener hears what is accepted
    /// @param clock dates ratings
    public Reception(Kept kept, TurnListener listener, InstantSource clock) {
        this.kept = kept;
        this.listener = TurnListener.all(List.of(listener));
        this.clock = clock;
    }

    /// Keeps what arrives. Called by a door on its request thread; blocks until it is safe, a few
    /// milliseconds. Only then may the door tell its platform that all is well.
    ///
    /// @throws dev.kotae.memory.StoreFailure when it could not be kept: the door must say so, so
    ///   that the platform delivers it again or the person knows
    public void accept(Arrival arrival) {
        switch (arrival) {
            case Asked asked -> ask(asked);
            case Said said -> hear(said);
            case Muted muted -> log.debug("lane={} muted", muted.address().lane());
            case Arrival.Stopped stopped -> stop(stopped);
            case Arrival.Rated rated -> rate(rated);
            case Arrival.Edited _, Arrival.Deleted _, Arrival.Pressed _ -> {}
        }
    }

    private void ask(Asked asked) {
        switch (kept.inbox().accept(asked)) {
            case Acceptance.Kept(var turn) -> {
                log.debug("turn={} accepted lane={}", turn.id(), asked.address().lane());
                listener.on(new TurnEvent.Accepted(turn));
            }
            case Acceptance.Repeated(var turn) -> {
                log.debug("turn={} arrived again", turn);
                listener.on(new TurnEvent.Repeated(turn));
            }
        }
    }

    private void hear(Said said) {
        if (said.called()) {
            ask(said.asked());
        }
    }

    private void stop(Arrival.Stopped wish) {
        kept.stops()
                .ask(wish.address(), wish.person())
                .ifPresentOrElse(
                        turn -> log.info("turn={} asked to stop", turn),
                        () -> log.debug("lane={} has nothing to stop", wish.address().lane()));
    }

    /// A post of which nobody knows any more was answered too long ago to be rated.
    private void rate(Arrival.Rated rated) {
        var answers = kept.answers();
        var tenant = rated.tenant();
        answers.at(tenant, rated.answer())
                .or(() -> answers.find(tenant, rated.answer()).map(known -> known.turn().id()))
                .ifPresent(turn ->
                        kept.feedback()
                                .rate(
                                        new Rating(
                                                tenant,
                                                turn,
                                                rated.person(),
                                                rated.verdict(),
                                                clock.instant(),
                                                rated.complaint())));
    }
}
