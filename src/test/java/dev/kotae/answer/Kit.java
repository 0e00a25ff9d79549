package dev.kotae.answer;

import dev.kotae.manners.Manners;
import dev.kotae.manners.Rules;
import dev.kotae.memory.Amendments;
import dev.kotae.memory.Answers;
import dev.kotae.memory.Caches;
import dev.kotae.memory.Conversations;
import dev.kotae.memory.Feedback;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Ledger;
import dev.kotae.memory.Ports;
import dev.kotae.memory.Stops;
import java.time.Duration;
import java.time.InstantSource;

/// What a test works on: the ports of a real store, or fakes.
record Kit(
        Inbox inbox,
        Conversations conversations,
        Stops stops,
        Ledger ledger,
        Answers answers,
        Feedback feedback,
        Amendments amendments,
        Manners manners) {
    static Kit of(Ports ports) {
        return new Kit(
                ports.inbox(),
                new Caches(100_000, Duration.ofMinutes(1), System::nanoTime)
                        .conversations(ports.conversations()),
                ports.stops(),
                ports.ledger(),
                ports.answers(),
                ports.feedback(),
                ports.amendments(),
                new Manners(
                        ports.preferences(), ports.voices(), Rules.NONE, InstantSource.system()));
    }

    Kit with(Inbox other) {
        return new Kit(other, conversations, stops, ledger, answers, feedback, amendments, manners);
    }

    TurnWorker.Kept kept() {
        return new TurnWorker.Kept(inbox, conversations, stops, answers, feedback, manners);
    }

    Reception reception(TurnListener listener) {
        return reception(new Whispers(manners), listener);
    }

    Reception reception(Whispers whispers, TurnListener listener) {
        return reception(whispers, listener, InstantSource.system());
    }

    Reception reception(TurnListener listener, InstantSource clock) {
        return reception(new Whispers(manners), listener, clock);
    }

    private Reception reception(Whispers whispers, TurnListener listener, InstantSource clock) {
        return new Reception(
                new Reception.Kept(inbox, stops, answers, feedback, amendments),
                manners,
                whispers,
                listener,
                clock);
    }
}
