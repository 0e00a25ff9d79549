package dev.kotae.memory.contract;

import static dev.kotae.memory.Samples.question;
import static dev.kotae.memory.Samples.recorded;
import static dev.kotae.memory.Samples.said;
import static dev.kotae.memory.Samples.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Asked;
import dev.kotae.chat.Turn;
import dev.kotae.memory.Acceptance;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Ledger.Limit;
import dev.kotae.memory.Ledger.Scope;
import dev.kotae.memory.Ledger.Unit;
import dev.kotae.memory.Ledger.Window;
import dev.kotae.memory.Progress;
import dev.kotae.memory.Samples;
import dev.kotae.memory.Settlement.Apologised;
import dev.kotae.memory.Settlement.Done;
import dev.kotae.memory.Settlement.GivenUp;
import dev.kotae.memory.Settlement.HandedOver;
import dev.kotae.memory.Settlement.Later;
import dev.kotae.memory.TurnRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every [dev.kotae.memory.Inbox] keeps to inside a lane: its order, what joins what, and who
/// goes on.
public abstract class LaneContract extends PortsContract {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void a_recorded_apology_is_all_that_the_next_attempt_finds() {
        kept(question("1", "hard"));
        var claim = claimed();
        assertThat(inbox().posted(claim, "C1/9")).isTrue();
        settled(claim, new Apologised(Samples.apology("busy"), Samples.spent(0)));

        assertThat(inbox().settle(claim, recorded(claim, "after all"))).isFalse();
        assertThat(inbox().settle(claim, new Apologised(Samples.apology("b"), Samples.spent(0))))
                .isFalse();
        settled(claim, new Later(clock.instant(), "reply-failed"));

        assertThat(claimed().progress())
                .isEqualTo(new Progress.Apologised("C1/9", Samples.apology("busy")));
    }

    @Test
    void what_was_spent_without_an_answer_is_booked_all_the_same() {
        var limit = new Limit(Scope.WORKSPACE, Window.DAY, Unit.MICRO_USD, 1_000);
        var turn = kept(question("1", "hard"));
        var claim = claimed();
        ports().ledger().reserve(turn, List.of(limit), 500, LEASE);
        settled(claim, new Apologised(Samples.apology("cut"), Samples.spent(70)));

        assertThat(ports().ledger().spent(turn.asked().address().tenant(), limit, ""))
                .isEqualTo(70);
    }

    @Test
    void an_apology_is_not_recorded_where_there_is_an_answer() {
        kept(question("1", "easy"));
        var claim = claimed();
        settled(claim, recorded(claim, "here"));

        assertThat(inbox().settle(claim, new Apologised(Samples.apology("b"), Samples.spent(0))))
                .isFalse();
    }

    @Test
    void a_turn_that_ended_with_an_apology_tells_why_and_is_asked_anew_when_it_is_driven_again() {
        var turn = kept(question("1", "hard"));
        var claim = claimed();
        settled(claim, new Apologised(Samples.apology("busy"), Samples.spent(0)));
        settled(claim, new GivenUp("busy"));
        assertThat(inbox().find(turn.id()).orElseThrow().reason()).isEqualTo("busy");

        assertThat(inbox().redrive(turn.id())).isTrue();

        assertThat(claimed().progress()).isInstanceOf(Progress.Untouched.class);
    }

    @Test
    void an_apology_that_nobody_has_to_see_to_is_done_and_tells_why_all_the_same() {
        var turn = kept(question("1", "stop"));
        var claim = claimed();
        settled(claim, new Apologised(Samples.apology("stopped"), Samples.spent(0)));
        settled(claim, new Done());

        var record = inbox().find(turn.id()).orElseThrow();
        assertThat(record.state()).isEqualTo(TurnRecord.State.DONE);
        assertThat(record.reason()).isEqualTo("stopped");
    }

    @Test
    void a_claim_knows_when_the_turn_was_begun() {
        kept(question("1", "slow"));
        clock.move(Duration.ofHours(1));
        var begun = clock.instant();
        var claim = claimed();
        assertThat(claim.begunAt()).isEqualTo(begun);
        assertThat(claim.resumed()).isFalse();
        settled(claim, new Later(clock.instant(), "busy"));
        clock.move(Duration.ofMinutes(2));

        var again = claimed();
        assertThat(again.begunAt()).isEqualTo(begun);
        assertThat(again.resumed()).isTrue();
    }

    @Test
    void what_was_said_first_comes_first_however_late_it_arrives() {
        kept(at("c", 30));
        kept(at("a", 10));
        kept(at("b", 20));

        assertThat(workedOff()).containsExactly("a", "b", "c");
    }

    @Test
    void a_microsecond_counts() {
        kept(said(question("1", "later"), NOON.plusNanos(2_000)));
        kept(said(question("1", "earlier"), NOON.plusNanos(1_000)));

        assertThat(workedOff()).containsExactly("earlier", "later");
    }

    @Test
    void of_what_was_said_in_the_same_microsecond_the_first_that_came_is_first() {
        kept(said(question("1", "first"), NOON.plusNanos(900)));
        kept(said(question("1", "second"), NOON.plusNanos(100)));

        assertThat(workedOff()).containsExactly("first", "second");
    }

    @Test
    void what_was_begun_stays_ahead_of_an_earlier_message() {
        kept(at("begun", 30));
        claimed();
        kept(at("earlier", 10));

        clock.move(LEASE);
        assertThat(text(claimed())).as("after a lease that ended").isEqualTo("begun");

        store().reopen();
        var again = claimed();
        assertThat(text(again)).as("after a restart").isEqualTo("begun");

        settled(again, new Later(clock.instant().plusSeconds(5), "throttled"));
        assertThat(claim()).as("while it is delayed").isEmpty();
        clock.move(Duration.ofSeconds(5));
        var delayed = claimed();
        assertThat(text(delayed)).as("after a delay").isEqualTo("begun");

        settled(delayed, new HandedOver());
        assertThat(workedOff()).as("after a hand-over").containsExactly("begun", "earlier");
    }

    @Test
    void a_hand_over_is_due_at_once_and_no_attempt() {
        kept(question("1", "a"));
        for (int i = 0; i < 10; i++) {
            var claim = claimed();
            assertThat(claim.attempt()).isEqualTo(1);
            settled(claim, new HandedOver());
        }

        settled(claimed(), new Later(clock.instant().plusSeconds(5), "throttled"));
        clock.move(Duration.ofSeconds(5));
        var second = claimed();
        assertThat(second.attempt()).isEqualTo(2);
        settled(second, new HandedOver());
        assertThat(claimed().attempt()).isEqualTo(2);
    }

    @Test
    void what_was_handed_over_keeps_its_post_and_its_answer() {
        kept(question("1", "a"));
        var claim = claimed();
        inbox().posted(claim, "C1/5.6");
        settled(claim, recorded(claim, "answer"));
        settled(claim, new HandedOver());

        assertThat(claimed().progress())
                .isEqualTo(
                        new Progress.Recorded(
                                "C1/5.6", Samples.answer(claim.turn().id(), "answer")));
    }

    @Test
    void who_holds_a_lane_sees_in_order_what_waits_behind() {
        kept(at("head", 5));
        var claim = claimed();
        assertThat(inbox().behind(claim)).isEmpty();
        var late = kept(at("late", 30));
        var early = kept(at("early", 20));
        kept(question("2", "elsewhere"));
        kept(question(thread("T2", "1"), "other tenant"));

        assertThat(inbox().behind(claim)).containsExactly(early, late);
    }

    @Test
    void of_a_long_lane_the_first_are_seen() {
        kept(at("head", 0));
        var claim = claimed();
        var all =
                IntStream.rangeClosed(1, Inbox.BEHIND + 5)
                        .mapToObj(n -> kept(at("" + n, n)))
                        .toList();

        assertThat(inbox().behind(claim)).isEqualTo(all.subList(0, Inbox.BEHIND));
    }

    @Test
    void who_was_overtaken_sees_nothing_and_joins_nothing() {
        kept(at("head", 5));
        var behind = kept(at("behind", 10));
        var late = claimed();
        clock.move(LEASE);
        var holder = claimed();

        assertThat(inbox().behind(late)).isEmpty();
        assertThat(inbox().join(late, List.of(behind))).isFalse();
        assertThat(inbox().behind(holder)).containsExactly(behind);
    }

    @Test
    void what_joined_is_over_when_the_turn_is() {
        kept(at("head", 5));
        var second = kept(at("second", 10));
        var third = kept(at("third", 20));
        kept(at("fourth", 30));
        var claim = claimed();

        assertThat(inbox().join(claim, List.of(second, third))).isTrue();

        assertThat(inbox().behind(claim))
                .extracting(turn -> turn.asked().text())
                .containsExactly("fourth");
        settled(claim, recorded(claim, "answer to all three"));
        settled(claim, new Done());
        assertThat(workedOff()).containsExactly("fourth");
        assertThat(state(second)).isEqualTo(TurnRecord.State.DONE);
    }

    @Test
    void who_claims_a_turn_again_finds_what_joined_it() {
        kept(at("head", 5));
        var third = kept(at("third", 20));
        var second = kept(at("second", 10));
        var claim = claimed();
        assertThat(claim.joined()).isEmpty();
        inbox().join(claim, List.of(third));
        inbox().join(claim, List.of(second));

        store().reopen();
        clock.move(LEASE);
        var again = claimed();

        assertThat(again.turn()).isEqualTo(claim.turn());
        assertThat(again.joined()).containsExactly(second, third);
        settled(again, new HandedOver());
        assertThat(claimed().joined()).containsExactly(second, third);
    }

    @Test
    void what_does_not_wait_in_the_lane_joins_nothing() {
        kept(at("ended", 1));
        settled(claimed(), new Done());
        var ended = kept(question("3", "ended elsewhere"));
        settled(claimed(), new Done());
        kept(at("head", 5));
        var waiting = kept(at("waiting", 10));
        var joined = kept(at("joined", 11));
        var claim = claimed();
        assertThat(inbox().join(claim, List.of(joined))).isTrue();
        var elsewhere = kept(question("2", "elsewhere"));
        var tenant = kept(question(thread("T2", "1"), "other tenant"));
        var unknown = new Turn("zzzzzzzzzzzz", question("1", "unknown"));

        for (var wrong : List.of(ended, joined, elsewhere, tenant, unknown, claim.turn())) {
            assertThat(inbox().join(claim, List.of(waiting, wrong))).as("%s", wrong).isFalse();
        }

        assertThat(inbox().behind(claim)).as("nothing was changed").containsExactly(waiting);
    }

    @Test
    void nothing_joins_a_turn_that_has_its_answer() {
        kept(at("head", 5));
        var waiting = kept(at("waiting", 10));
        var claim = claimed();
        settled(claim, recorded(claim, "answer"));

        assertThat(inbox().join(claim, List.of(waiting))).isFalse();

        settled(claim, new Done());
        assertThat(workedOff()).containsExactly("waiting");
    }

    @Test
    void what_joined_is_still_known_when_it_is_delivered_again() {
        kept(at("head", 5));
        var second = kept(at("second", 10));
        var claim = claimed();
        inbox().join(claim, List.of(second));
        assertThat(inbox().accept(at("second", 10)))
                .isEqualTo(new Acceptance.Repeated(second.id()));

        settled(claim, new Done());

        assertThat(inbox().accept(at("second", 10)))
                .isEqualTo(new Acceptance.Repeated(second.id()));
    }

    @Test
    void what_joined_dies_with_the_turn_and_comes_back_with_it() {
        var head = kept(at("head", 5));
        var second = kept(at("second", 10));
        var claim = claimed();
        inbox().join(claim, List.of(second));
        settled(claim, new GivenUp("model_refused"));
        assertThat(state(head)).isEqualTo(TurnRecord.State.DEAD);
        assertThat(state(second)).isEqualTo(TurnRecord.State.DEAD);
        assertThat(claim()).isEmpty();

        assertThat(inbox().redrive(second.id())).isTrue();

        assertThat(inbox().redrive(head.id())).as("it is back already").isFalse();
        var again = claimed();
        assertThat(again.turn()).isEqualTo(head);
        assertThat(again.joined()).containsExactly(second);
        settled(again, new Done());
        assertThat(state(second)).isEqualTo(TurnRecord.State.DONE);
        assertThat(claim()).isEmpty();
    }

    @Test
    void what_came_back_with_others_or_with_a_post_joins_nothing() {
        var posted = kept(at("posted", 10));
        var alone = claimed();
        inbox().posted(alone, "C1/5.6");
        settled(alone, new GivenUp("model_refused"));
        var group = kept(at("group", 11));
        var member = kept(at("member", 12));
        var claim = claimed();
        inbox().join(claim, List.of(member));
        settled(claim, new GivenUp("model_refused"));
        kept(at("head", 5));
        var head = claimed();
        inbox().redrive(posted.id());
        inbox().redrive(group.id());

        assertThat(inbox().behind(head)).isEmpty();
        assertThat(inbox().join(head, List.of(posted))).isFalse();
        assertThat(inbox().join(head, List.of(group))).isFalse();
        settled(head, new Done());
        assertThat(workedOff()).containsExactly("posted", "group");
    }

    @Test
    void a_long_lane_is_worked_off_in_order() {
        int many = 300;
        for (int n = many; n > 0; n--) {
            kept(at("" + n, n));
        }

        assertThat(workedOff())
                .isEqualTo(IntStream.rangeClosed(1, many).mapToObj(n -> "" + n).toList());
    }

    private List<String> workedOff() {
        var texts = new ArrayList<String>();
        for (var claim = claim(); claim.isPresent(); claim = claim()) {
            texts.add(text(claim.get()));
            settled(claim.get(), new Done());
        }
        return texts;
    }

    private TurnRecord.State state(Turn turn) {
        return inbox().find(turn.id()).orElseThrow().state();
    }

    private static Asked at(String text, int second) {
        return said(question("1", text), NOON.plusSeconds(second));
    }
}
