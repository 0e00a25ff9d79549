package dev.kotae.memory.contract;

import static dev.kotae.memory.Samples.question;
import static dev.kotae.memory.Samples.recorded;
import static dev.kotae.memory.Samples.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.memory.Acceptance;
import dev.kotae.memory.AuditTrail.Event;
import dev.kotae.memory.Progress;
import dev.kotae.memory.Samples;
import dev.kotae.memory.Settlement.Done;
import dev.kotae.memory.Settlement.GivenUp;
import dev.kotae.memory.Settlement.HandedOver;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every store keeps to that is to keep no words beyond the turn.
public abstract class ForgettingContract extends PortsContract {
    @Override
    protected boolean forgetful() {
        return true;
    }

    @Test
    void words_are_there_until_the_turn_is_over_and_not_beyond() {
        var turn = kept(question("1", "question"));
        var member = kept(question("1", "member"));
        var claim = claimed();
        inbox().join(claim, List.of(member));
        settled(claim, recorded(claim, "answer"));
        settled(claim, new HandedOver());
        var again = claimed();
        assertThat(again.progress())
                .isEqualTo(new Progress.Recorded("", Samples.answer(turn.id(), "answer")));
        assertThat(again.turn()).isEqualTo(turn);

        settled(again, new Done());

        for (var over : List.of(turn, member)) {
            var record = inbox().find(over.id()).orElseThrow();
            assertThat(record.asked()).isEmpty();
            assertThat(record.answer()).isEmpty();
            assertThat(ports().answers().find("slack/T1", over.id())).isEmpty();
        }
        assertThat(inbox().accept(question("1", "question")))
                .isEqualTo(new Acceptance.Repeated(turn.id()));
        assertThat(ports().auditTrail().of("slack/T1", turn.id()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.event()).isEqualTo(Event.ANSWERED));
    }

    @Test
    void no_conversation_is_remembered() {
        kept(question("1", "a"));
        var claim = claimed();
        settled(claim, recorded(claim, "answer"));
        settled(claim, new Done());
        kept(question("1", "and why?"));

        var next = claimed();

        assertThat(next.conversation()).isZero();
        assertThat(ports().conversations().recall(thread("T1", "1"), 0).recent()).isEmpty();
    }

    @Test
    void a_dead_turn_cannot_be_driven_again() {
        var turn = kept(question("1", "a"));
        settled(claimed(), new GivenUp("model_refused"));

        assertThat(inbox().redrive(turn.id())).isFalse();
        assertThat(inbox().find(turn.id()).orElseThrow().asked()).isEmpty();
    }
}
