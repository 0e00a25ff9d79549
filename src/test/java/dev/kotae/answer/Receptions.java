package dev.kotae.answer;

import dev.kotae.manners.Manners;
import dev.kotae.manners.Rules;
import dev.kotae.memory.InMemoryStore;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Ports;
import java.time.InstantSource;

/// Receptions for tests of what comes before and after them.
public final class Receptions {
    private Receptions() {}

    /// One that keeps questions in an inbox, and stops and ratings elsewhere.
    public static Reception of(Inbox inbox) {
        var others = new InMemoryStore(InstantSource.system()).ports();
        return of(inbox, others);
    }

    /// One that keeps questions in an inbox, and everything else in a store.
    public static Reception of(Inbox inbox, Ports others) {
        var manners =
                new Manners(
                        others.preferences(), others.voices(), Rules.NONE, InstantSource.system());
        return new Reception(
                new Reception.Kept(
                        inbox,
                        others.stops(),
                        others.answers(),
                        others.feedback(),
                        others.amendments()),
                manners,
                new Whispers(manners),
                TurnListener.NONE,
                InstantSource.system());
    }
}
