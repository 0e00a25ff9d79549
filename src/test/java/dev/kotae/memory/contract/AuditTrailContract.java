package dev.kotae.memory.contract;

import static dev.kotae.memory.Samples.exchange;
import static dev.kotae.memory.Samples.hardAnswer;
import static dev.kotae.memory.Samples.hardQuestion;
import static dev.kotae.memory.Samples.question;
import static dev.kotae.memory.Samples.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.memory.AuditTrail;
import dev.kotae.memory.AuditTrail.AuditEntry;
import dev.kotae.memory.AuditTrail.Event;
import dev.kotae.memory.Settlement.Done;
import dev.kotae.memory.Settlement.GivenUp;
import dev.kotae.memory.Settlement.HandedOver;
import dev.kotae.memory.Settlement.Later;
import dev.kotae.memory.Settlement.Recorded;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [dev.kotae.memory.AuditTrail] keeps to.
public abstract class AuditTrailContract extends PortsContract {
    @Test
    void an_answer_is_on_record_with_its_price_and_its_sources_and_without_its_words() {
        var turn = kept(hardQuestion());
        var claim = claimed();
        var answer = hardAnswer(turn.id());
        clock.move(Duration.ofMillis(7));
        settled(claim, new Recorded(answer, exchange(claim, answer.text())));
        settled(claim, new Done());

        var entry =
                new AuditEntry(
                        clock.instant(),
                        "slack/T1",
                        turn.id(),
                        "C1/1.2",
                        "U1",
                        Event.ANSWERED,
                        "",
                        "Claude Haiku",
                        1_234_567,
                        List.of("https://example.com/休暇?q=1", "Handbook"));
        assertThat(trail().of("slack/T1", turn.id())).containsExactly(entry);
        store().reopen();
        assertThat(trail().of("slack/T1", turn.id())).containsExactly(entry);
        assertThat(trail().of("slack/T2", turn.id())).isEmpty();
    }

    @Test
    void a_turn_that_ends_without_an_answer_is_on_record_with_the_reason() {
        var dead = kept(question("1", "dead"));
        settled(claimed(), new GivenUp("model_refused"));
        var apology = kept(question("1", "apology"));
        settled(claimed(), new Done());
        var unshown = kept(question("1", "unshown"));
        var claim = claimed();
        settled(claim, recorded(claim, "answer"));
        settled(claim, new GivenUp("reply-refused"));

        assertThat(told(dead.id())).containsExactly("UNANSWERED model_refused");
        assertThat(told(apology.id())).containsExactly("UNANSWERED ");
        assertThat(told(unshown.id())).containsExactly("ANSWERED ", "UNANSWERED reply-refused");
    }

    @Test
    void who_joined_what_and_what_was_driven_again_is_on_record() {
        var head = kept(question("1", "head"));
        var second = kept(question("1", "second"));
        var claim = claimed();
        inbox().join(claim, List.of(second));
        settled(claim, new GivenUp("model_refused"));
        inbox().redrive(head.id());

        assertThat(told(second.id())).containsExactly("JOINED " + head.id());
        assertThat(told(head.id())).containsExactly("UNANSWERED model_refused", "REDRIVEN ");
    }

    @Test
    void what_changes_nothing_for_the_asker_is_not_on_record() {
        var turn = kept(question("1", "a"));
        settled(claimed(), new HandedOver());
        settled(claimed(), new Later(clock.instant(), "throttled"));
        var late = claimed();
        clock.move(LEASE);
        claimed();
        assertThat(inbox().settle(late, recorded(late, "late"))).isFalse();
        assertThat(inbox().settle(late, new GivenUp("late"))).isFalse();

        assertThat(trail().of("slack/T1", turn.id())).isEmpty();
    }

    private List<String> told(String turn) {
        return trail().of("slack/T1", turn).stream()
                .map(entry -> entry.event() + " " + entry.detail())
                .toList();
    }

    private AuditTrail trail() {
        return ports().auditTrail();
    }
}
