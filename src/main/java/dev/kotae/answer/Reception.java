package dev.kotae.answer;

import dev.kotae.chat.Asked;
import dev.kotae.memory.Acceptance;
import dev.kotae.memory.Inbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes questions in. What it has accepted is durable and will be answered once.
public final class Reception {
    private static final Logger log = LoggerFactory.getLogger(Reception.class);

    private final Inbox inbox;

    /// @param inbox where what is accepted is kept
    public Reception(Inbox inbox) {
        this.inbox = inbox;
    }

    /// Keeps a question. Called by a door on its request thread; blocks until the question is safe,
    /// a few milliseconds. Only then may the door tell its platform that all is well.
    ///
    /// @throws dev.kotae.memory.StoreFailure when it could not be kept: the door must say so, so
    ///   that the platform delivers it again or the person knows
    public void accept(Asked asked) {
        switch (inbox.accept(asked)) {
            case Acceptance.Kept kept ->
                    log.debug("turn={} accepted lane={}", kept.turn().id(), asked.address().lane());
            case Acceptance.Repeated repeated ->
                    log.debug("turn={} arrived again", repeated.turn());
        }
    }
}
