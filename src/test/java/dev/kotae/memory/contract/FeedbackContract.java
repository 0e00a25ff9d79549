package dev.kotae.memory.contract;

import static dev.kotae.memory.Samples.question;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Complaint;
import dev.kotae.chat.Complaint.Fault;
import dev.kotae.chat.Verdict;
import dev.kotae.memory.Feedback.Rating;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every [dev.kotae.memory.Feedback] keeps to.
public abstract class FeedbackContract extends PortsContract {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123Z");

    @Test
    void each_person_has_one_voice_and_the_last_word_counts() {
        rate("U1", Verdict.GOOD, 0);
        rate("U2", Verdict.BAD, 1);
        rate("U1", Verdict.BAD, 2);

        assertThat(ports().feedback().of("slack/T1", "turn"))
                .containsExactly(rating("U2", Verdict.BAD, 1), rating("U1", Verdict.BAD, 2));
    }

    @Test
    void what_is_withdrawn_does_not_stand() {
        rate("U1", Verdict.GOOD, 0);
        rate("U1", Verdict.WITHDRAWN, 1);
        assertThat(ports().feedback().of("slack/T1", "turn")).isEmpty();

        rate("U1", Verdict.BAD, 2);
        assertThat(ports().feedback().of("slack/T1", "turn")).hasSize(1);
    }

    @Test
    void what_arrives_late_does_not_undo_what_was_said_after_it() {
        rate("U1", Verdict.WITHDRAWN, 5);
        rate("U1", Verdict.GOOD, 4);
        assertThat(ports().feedback().of("slack/T1", "turn")).isEmpty();
    }

    @Test
    void no_other_turn_or_tenant_is_rated() {
        rate("U1", Verdict.GOOD, 0);

        assertThat(ports().feedback().of("slack/T1", "other")).isEmpty();
        assertThat(ports().feedback().of("slack/T2", "turn")).isEmpty();
    }

    @Test
    void what_somebody_says_is_wrong_is_kept_until_the_same_person_says_otherwise() {
        var complaint = new Complaint(Set.of(Fault.WRONG, Fault.INCOMPLETE), "It is 25, 二十五.");
        var first = NOON.plusSeconds(1);
        ports().feedback()
                .rate(new Rating("slack/T1", "turn", "U1", Verdict.BAD, first, complaint));
        store().reopen();

        assertThat(ports().feedback().of("slack/T1", "turn"))
                .singleElement()
                .extracting(Rating::complaint)
                .isEqualTo(complaint);

        rate("U1", Verdict.GOOD, 2);
        assertThat(ports().feedback().of("slack/T1", "turn"))
                .singleElement()
                .extracting(Rating::complaint)
                .isEqualTo(Complaint.NONE);
    }

    @Test
    void of_a_conversation_it_is_known_when_its_answers_were_disliked() {
        var here = kept(question("1.1", "one"));
        var elsewhere = kept(question("1.2", "two"));
        rate(here.id(), "U1", Verdict.BAD, 1);
        rate(here.id(), "U2", Verdict.BAD, 3);
        rate(here.id(), "U3", Verdict.GOOD, 4);
        rate(here.id(), "U4", Verdict.BAD, 5);
        rate(here.id(), "U4", Verdict.WITHDRAWN, 6);
        rate(elsewhere.id(), "U1", Verdict.BAD, 7);

        var address = here.asked().address();
        assertThat(ports().feedback().dislikes(address, NOON))
                .containsExactly(NOON.plusSeconds(1), NOON.plusSeconds(3));
        assertThat(ports().feedback().dislikes(address, NOON.plusSeconds(2)))
                .containsExactly(NOON.plusSeconds(3));
    }

    @Test
    void ratings_survive_a_restart() {
        rate("U1", Verdict.GOOD, 0);

        store().reopen();

        assertThat(ports().feedback().of("slack/T1", "turn"))
                .containsExactly(rating("U1", Verdict.GOOD, 0));
    }

    private void rate(String turn, String person, Verdict verdict, int second) {
        var at = NOON.plusSeconds(second);
        ports().feedback().rate(new Rating("slack/T1", turn, person, verdict, at));
    }

    private void rate(String person, Verdict verdict, int second) {
        ports().feedback().rate(rating(person, verdict, second));
    }

    private static Rating rating(String person, Verdict verdict, int second) {
        return new Rating("slack/T1", "turn", person, verdict, NOON.plusSeconds(second));
    }
}
