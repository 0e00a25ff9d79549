package dev.kotae.answer;

import dev.kotae.Soon;
import dev.kotae.chat.Address;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Turn;
import dev.kotae.memory.Acceptance;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.TurnRecord;
import dev.kotae.memory.TurnRecord.State;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Questions in the threads of one channel, and what becomes of them.
final class Questions {
    private Questions() {}

    static Address thread(String thread) {
        return new Address(Platform.SLACK, "T1", "C1", thread);
    }

    static Asked question(String event, String thread, String asker, String text) {
        return question(event, thread, asker, text, "");
    }

    static Asked question(String event, String thread, String asker, String text, String replyTo) {
        return new Asked(
                Set.of(event), thread(thread), "", asker, text, List.of(), Instant.now(), replyTo);
    }

    /// Keeps a question of U1.
    static Turn ask(Inbox inbox, String event, String thread, String text) {
        return ask(inbox, question(event, thread, "U1", text));
    }

    static Turn ask(Inbox inbox, Asked asked) {
        return ((Acceptance.Kept) inbox.accept(asked)).turn();
    }

    /// Waits until a turn is over.
    static TurnRecord over(Inbox inbox, String turn) {
        Soon.holds(() -> {
            var state = inbox.find(turn).orElseThrow().state();
            return state == State.DONE || state == State.DEAD;
        });
        return inbox.find(turn).orElseThrow();
    }
}
