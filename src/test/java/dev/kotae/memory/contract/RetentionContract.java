package dev.kotae.memory.contract;

import static dev.kotae.memory.Samples.question;
import static dev.kotae.memory.Samples.recorded;
import static dev.kotae.memory.Samples.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Complaint;
import dev.kotae.chat.Complaint.Fault;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Verdict;
import dev.kotae.memory.Acceptance;
import dev.kotae.memory.Conversation;
import dev.kotae.memory.Feedback.Rating;
import dev.kotae.memory.Retention;
import dev.kotae.memory.Settlement.Done;
import dev.kotae.memory.Settlement.GivenUp;
import dev.kotae.memory.Settlement.Later;
import dev.kotae.memory.TurnRecord;
import dev.kotae.memory.TurnRecord.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every [dev.kotae.memory.Retention] keeps to.
public abstract class RetentionContract extends PortsContract {
    private static final Duration MONTH = Duration.ofDays(30);

    @Test
    void what_is_older_than_the_limit_loses_its_words() {
        var old = answered("1", "old");
        clock.move(MONTH);
        var young = answered("2", "young");

        sweepAll(clock.instant().minus(Duration.ofDays(1)), Instant.EPOCH);

        assertThat(recall("1").recent()).isEmpty();
        assertThat(recall("2").recent()).hasSize(1);
        assertThat(ports().answers().find("slack/T1", old.id())).isEmpty();
        assertThat(ports().answers().find("slack/T1", young.id())).isPresent();
        var record = inbox().find(old.id()).orElseThrow();
        assertThat(record.asked()).isEmpty();
        assertThat(record.answer()).isEmpty();
        assertThat(record.state()).isEqualTo(State.DONE);
        assertThat(record.post()).isEqualTo("post 1");
        assertThat(ports().auditTrail().of("slack/T1", old.id())).hasSize(1);
        assertThat(inbox().accept(question("1", "old")))
                .isEqualTo(new Acceptance.Repeated(old.id()));
    }

    @Test
    void a_turn_that_is_not_over_keeps_everything() {
        var waiting = kept(question("1", "waiting"));
        var claim = claimed();
        settled(claim, recorded(claim, "recorded"));
        var joined = kept(question("2", "head"));
        var member = kept(question("2", "member"));
        var head = claimed();
        inbox().join(head, List.of(member));
        settled(head, new Later(clock.instant().plus(MONTH), "throttled"));
        clock.move(MONTH);

        sweepAll(clock.instant(), clock.instant());

        assertThat(inbox().find(waiting.id()).orElseThrow().answer()).isPresent();
        assertThat(inbox().find(joined.id()).orElseThrow().asked()).isPresent();
        var again = claimed();
        var other = claimed();
        assertThat(List.of(again.turn(), other.turn())).containsExactlyInAnyOrder(waiting, joined);
        assertThat(List.of(again, other))
                .filteredOn(one -> one.turn().equals(joined))
                .allMatch(one -> one.joined().equals(List.of(member)));
    }

    @Test
    void a_conversation_that_lost_words_has_another_version() {
        answered("1", "old");
        clock.move(MONTH);
        answered("1", "young");
        answered("2", "elsewhere");
        long before = recall("1").version();
        long elsewhere = recall("2").version();

        sweepAll(clock.instant(), Instant.EPOCH);

        assertThat(recall("1").version()).isEqualTo(before + 1);
        assertThat(recall("2").version()).isEqualTo(elsewhere);
    }

    @Test
    void what_is_recorded_after_the_memory_was_emptied_is_remembered() {
        answered("1", "old");
        clock.move(MONTH);
        sweepAll(clock.instant(), Instant.EPOCH);

        answered("1", "young");

        var conversation = recall("1");
        assertThat(conversation.version()).as("two exchanges and a sweep").isEqualTo(3);
        assertThat(conversation.recent())
                .singleElement()
                .satisfies(one -> assertThat(one.question()).isEqualTo("young"));
    }

    @Test
    void a_dead_turn_whose_words_are_gone_stays_dead() {
        var dead = kept(question("1", "dead"));
        settled(claimed(), new GivenUp("model_refused"));
        clock.move(MONTH);
        sweepAll(clock.instant(), Instant.EPOCH);

        assertThat(inbox().redrive(dead.id())).isFalse();
        assertThat(claim()).isEmpty();
        assertThat(inbox().list(State.DEAD, 10)).extracting(TurnRecord::asked).hasSize(1);
    }

    @Test
    void names_are_kept_for_a_week_whatever_is_asked_for() {
        var turn = answered("1", "a");
        clock.move(Retention.NAMES);
        sweepAll(clock.instant(), clock.instant());
        assertThat(inbox().accept(question("1", "a")))
                .isEqualTo(new Acceptance.Repeated(turn.id()));
        assertThat(inbox().find(turn.id())).isPresent();

        clock.move(Duration.ofMillis(1));
        sweepAll(clock.instant(), clock.instant());

        assertThat(inbox().find(turn.id())).isEmpty();
        assertThat(inbox().accept(question("1", "a"))).isInstanceOf(Acceptance.Kept.class);
    }

    @Test
    void a_lane_that_was_removed_begins_anew_and_shuts_out_its_old_holders() {
        kept(question("1", "old"));
        var old = claimed();
        settled(old, new Done());
        clock.move(MONTH);
        sweepAll(clock.instant(), clock.instant());

        kept(question("1", "young"));
        var young = claimed();

        assertThat(young.conversation()).isZero();
        assertThat(young.fence()).isNotEqualTo(old.fence());
        assertThat(inbox().settle(old, new Done())).isFalse();
        settled(young, new Done());
    }

    @Test
    void what_became_of_turns_is_kept_for_a_year() {
        var turn = answered("1", "a");
        ports().feedback()
                .rate(new Rating("slack/T1", turn.id(), "U1", Verdict.GOOD, clock.instant()));
        clock.move(Retention.ACCOUNTS);
        sweepAll(clock.instant(), clock.instant());
        assertThat(ports().auditTrail().of("slack/T1", turn.id())).hasSize(1);
        assertThat(ports().feedback().of("slack/T1", turn.id())).hasSize(1);

        clock.move(Duration.ofMillis(1));
        sweepAll(clock.instant(), clock.instant());

        assertThat(ports().auditTrail().of("slack/T1", turn.id())).isEmpty();
        assertThat(ports().feedback().of("slack/T1", turn.id())).isEmpty();
    }

    @Test
    void what_somebody_wrote_about_an_answer_goes_with_the_words_of_conversations() {
        var complaint = new Complaint(Set.of(Fault.WRONG), "It is 25.");
        ports().feedback()
                .rate(new Rating("slack/T1", "t", "U1", Verdict.BAD, clock.instant(), complaint));
        sweepAll(clock.instant(), clock.instant());
        assertThat(ports().feedback().of("slack/T1", "t").getFirst().complaint())
                .isEqualTo(complaint);

        clock.move(Duration.ofMillis(1));
        sweepAll(clock.instant(), clock.instant());

        assertThat(ports().feedback().of("slack/T1", "t").getFirst().complaint())
                .isEqualTo(new Complaint(Set.of(Fault.WRONG), ""));
    }

    @Test
    void a_sweep_takes_no_more_than_it_may_and_ends_when_nothing_is_left() {
        for (int n = 0; n < 5; n++) {
            answered("" + n, "question");
        }
        clock.move(MONTH);

        int swept = ports().retention().sweep(clock.instant(), Instant.EPOCH, 2);

        assertThat(swept).isBetween(1, 4);
        assertThat(inbox().list(State.DONE, 10))
                .filteredOn(one -> one.asked().isEmpty())
                .hasSize(2);
        sweepAll(clock.instant(), Instant.EPOCH);
        assertThat(inbox().list(State.DONE, 10)).allMatch(one -> one.asked().isEmpty());
    }

    private void sweepAll(Instant content, Instant names) {
        for (int n = 0; ports().retention().sweep(content, names, 500) > 0; n++) {
            assertThat(n).as("sweeps without an end").isLessThan(20);
        }
    }

    private Turn answered(String thread, String text) {
        var turn = kept(question(thread, text));
        var claim = claimed();
        inbox().posted(claim, "post " + thread);
        settled(claim, recorded(claim, "answer"));
        settled(claim, new Done());
        return turn;
    }

    private Conversation recall(String thread) {
        return ports().conversations().recall(thread("T1", thread), 1);
    }
}
