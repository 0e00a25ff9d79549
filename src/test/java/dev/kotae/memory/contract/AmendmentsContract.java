package dev.kotae.memory.contract;

import static dev.kotae.memory.Samples.question;
import static dev.kotae.memory.Samples.recorded;
import static dev.kotae.memory.Samples.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Arrival.Deleted;
import dev.kotae.chat.Arrival.Edited;
import dev.kotae.chat.Arrival.Pressed;
import dev.kotae.chat.Exchange;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Wish;
import dev.kotae.memory.Amendments.Amended;
import dev.kotae.memory.Claim;
import dev.kotae.memory.Progress;
import dev.kotae.memory.Samples;
import dev.kotae.memory.Settlement.Apologised;
import dev.kotae.memory.Settlement.Done;
import dev.kotae.memory.Settlement.Later;
import dev.kotae.memory.Settlement.Recorded;
import dev.kotae.memory.TurnRecord.State;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every [dev.kotae.memory.Amendments] keeps to, and the inbox with it.
public abstract class AmendmentsContract extends PortsContract {
    private static final String TENANT = "slack/T1";
    private Instant at = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void a_turn_that_replaces_another_takes_over_its_post() {
        var turn = answered("a");

        var again = replaced(press("p1", turn, Wish.AGAIN));
        var claim = claimed();

        assertThat(claim.turn()).isEqualTo(again);
        assertThat(again.asked().replaces()).isEqualTo(turn.id());
        assertThat(claim.progress())
                .isEqualTo(new Progress.Replacing("C1/1", new Progress.Untouched()));
        inbox().posted(claim, "C1/1");
        store().reopen();
        assertThat(claimed().progress()).isEqualTo(new Progress.Shown("C1/1"));
    }

    @Test
    void what_it_recorded_is_known_though_nothing_of_it_was_shown() {
        var turn = answered("a");
        press("p1", turn, Wish.AGAIN);
        var claim = claimed();
        var answer = Samples.answer(claim.turn().id(), "other");
        settled(claim, new Recorded(answer, exchange(claim, "other")));
        store().reopen();

        assertThat(claimed().progress())
                .isEqualTo(new Progress.Replacing("C1/1", new Progress.Recorded("", answer)));
    }

    @Test
    void the_exchange_is_replaced_where_it_stands_and_the_version_rises() {
        var first = answered("first");
        answered("second");
        assertThat(recall()).extracting(Exchange::question).containsExactly("first", "second");

        press("p1", first, Wish.AGAIN);
        var claim = claimed();
        assertThat(claim.conversation()).isEqualTo(2);
        settled(claim, recorded(claim, "other"));
        settled(claim, new Done());

        assertThat(recall()).extracting(Exchange::question).containsExactly("first", "second");
        assertThat(recall()).extracting(Exchange::answer).containsExactly("other", "answer");
        kept(question("1", "next"));
        assertThat(claimed().conversation()).isEqualTo(3);
    }

    @Test
    void the_latest_of_those_that_stand_for_a_question_is_found_by_each_of_them() {
        var first = answered("first");
        answered("second");
        assertThat(latest(first)).isEqualTo(first.id());

        var again = replaced(press("p1", first, Wish.AGAIN));

        assertThat(List.of(latest(first), latest(again))).containsOnly(again.id());
        assertThat(inbox().latest("zzzzzzzzzzzz")).isEmpty();
    }

    private String latest(Turn turn) {
        return inbox().latest(turn.id()).orElseThrow().id();
    }

    @Test
    void what_is_asked_anew_comes_at_the_place_of_the_question() {
        var turn = answered("a");
        kept(Samples.said(question("1", "later"), Instant.parse("2026-11-23T09:30:00Z")));

        var again = replaced(press("p1", turn, Wish.AGAIN));

        assertThat(claimed().turn()).isEqualTo(again);
    }

    @Test
    void a_change_stops_what_is_written_and_is_known_to_who_writes() {
        kept(question("1", "a"));
        var claim = claimed();
        assertThat(inbox().isReplaced(claim)).isFalse();

        edit("a", "b");

        assertThat(ports().stops().asked(Set.of(claim.turn().id()))).hasSize(1);
        assertThat(inbox().isReplaced(claim)).isTrue();
        settled(claim, new Apologised(Samples.apology("superseded"), Samples.spent(5)));
        settled(claim, new Done());
        assertThat(text(claimed())).isEqualTo("b");
    }

    @Test
    void what_waits_to_be_tried_again_waits_no_longer_once_it_is_changed() {
        kept(question("1", "a"));
        var claim = claimed();
        settled(claim, new Later(clock.instant().plusSeconds(600), "throttled"));
        assertThat(claim()).isEmpty();

        edit("a", "b");

        assertThat(claimed().turn().id()).isEqualTo(claim.turn().id());
    }

    @Test
    void what_waits_for_another_reason_still_does_when_an_older_question_is_changed() {
        answered("a");
        kept(question("1", "behind"));
        settled(claimed(), new Later(clock.instant().plusSeconds(600), "throttled"));

        assertThat(edit("a", "b")).isInstanceOf(Amended.Replaced.class);

        assertThat(claim()).isEmpty();
    }

    @Test
    void a_change_that_comes_while_another_waits_is_taken_with_it() {
        answered("a");
        edit("a", "b");

        assertThat(edit("a", "c")).isInstanceOf(Amended.Reworded.class);

        var claim = claimed();
        assertThat(text(claim)).isEqualTo("c");
        settled(claim, new Done());
        assertThat(claim()).isEmpty();
    }

    @Test
    void another_answer_is_one_to_the_words_as_they_are_now() {
        var turn = answered("a");
        edit("a", "b");
        var changed = claimed();
        settled(changed, recorded(changed, "to b"));
        settled(changed, new Done());

        press("p1", turn, Wish.DEEPER);

        assertThat(text(claimed())).isEqualTo("b");
    }

    @Test
    void where_a_changed_question_has_no_answer_the_old_one_is_not_remembered() {
        answered("a");
        edit("a", "b");
        var changed = claimed();
        settled(changed, new Apologised(Samples.apology("busy"), Samples.spent(0)));
        settled(changed, new Done());

        assertThat(recall()).isEmpty();
    }

    @Test
    void where_another_answer_failed_the_old_one_stands() {
        var turn = answered("a");
        press("p1", turn, Wish.AGAIN);
        var claim = claimed();
        inbox().posted(claim, "C1/1");
        settled(claim, new Apologised(Samples.apology("busy"), Samples.spent(0)));
        settled(claim, new Done());

        assertThat(recall()).extracting(Exchange::answer).containsExactly("answer");
        assertThat(ports().answers().at(TENANT, "C1/1")).contains(turn.id());
        assertThat(ports().answers().standing(TENANT, claim.turn().id()).orElseThrow().turn().id())
                .isEqualTo(turn.id());
    }

    @Test
    void a_post_may_name_the_answer_that_is_not_liked() {
        var turn = answered("a");
        var pressed = new Pressed("p1", TENANT, "C1/1", "U1", Wish.AGAIN);

        assertThat(replaced(ports().amendments().again(pressed)).asked().replaces())
                .isEqualTo(turn.id());
    }

    @Test
    void another_answer_is_paid_by_who_wished_it_and_stays_the_askers() {
        var turn = answered("a");
        var again =
                replaced(
                        ports().amendments()
                                .again(new Pressed("p1", TENANT, turn.id(), "U9", Wish.AGAIN)));

        assertThat(again.asked().asker()).isEqualTo("U1");
        assertThat(again.asked().payer()).isEqualTo("U9");
        var claim = claimed();
        var answer = Samples.priced(Samples.answer(claim.turn().id(), "other"), 70);
        settled(claim, new Recorded(answer, exchange(claim, "other")));
        assertThat(ports().usages().ofPerson(TENANT, "U9", Instant.EPOCH).cost().microUsd())
                .isEqualTo(70);
    }

    @Test
    void another_answer_goes_the_way_that_the_click_brought_and_else_that_of_the_first() {
        var turn = answered("a");
        var way = new Pressed("p1", TENANT, turn.id(), "U1", Wish.AGAIN, "the click's way");
        var none = new Pressed("p2", TENANT, turn.id(), "U1", Wish.DEEPER);

        assertThat(replaced(ports().amendments().again(way)).asked().replyTo())
                .isEqualTo("the click's way");
        assertThat(replaced(ports().amendments().again(none)).asked().replyTo())
                .isEqualTo(turn.asked().replyTo());
    }

    @Test
    void no_other_tenant_changes_anything() {
        var turn = answered("a");

        assertThat(
                        ports().amendments()
                                .again(new Pressed("p1", "slack/T2", turn.id(), "U1", Wish.AGAIN)))
                .isEqualTo(new Amended.Nothing());
        assertThat(ports().amendments().delete(new Deleted("slack/T2", "1:a")))
                .isEqualTo(new Amended.Nothing());
        assertThat(claim()).isEmpty();
    }

    @Test
    void a_withdrawn_question_leaves_the_lane_to_the_next() {
        kept(question("1", "a"));
        var next = kept(question("1", "b"));

        assertThat(delete("a")).isInstanceOf(Amended.Withdrawn.class);

        var claim = claimed();
        assertThat(claim.turn()).isEqualTo(next);
        settled(claim, new Done());
        assertThat(claim()).isEmpty();
        assertThat(inbox().stats().lanes()).isZero();
    }

    @Test
    void after_a_deletion_no_other_answer_can_be_had() {
        var turn = answered("a");
        delete("a");
        var claim = claimed();
        assertThat(claim.turn().asked().wish()).isEqualTo(Wish.NONE);
        settled(claim, new Done());

        assertThat(press("p1", turn, Wish.AGAIN)).isEqualTo(new Amended.Forgotten(turn.id()));
        assertThat(edit("a", "b")).isEqualTo(new Amended.Nothing());
        assertThat(inbox().find(turn.id()).orElseThrow().state()).isEqualTo(State.DONE);
        assertThat(inbox().find(claim.turn().id()).orElseThrow().asked()).isEmpty();
    }

    private Turn answered(String text) {
        var turn = kept(question("1", text));
        var claim = claimed();
        inbox().posted(claim, "C1/1");
        settled(claim, recorded(claim, "answer"));
        settled(claim, new Done());
        return turn;
    }

    private static Exchange exchange(Claim claim, String answer) {
        return Samples.exchange(claim, answer);
    }

    private List<Exchange> recall() {
        return ports().conversations().recall(thread("T1", "1"), 0).recent();
    }

    private Amended edit(String before, String after) {
        at = at.plusSeconds(1);
        var message = thread("T1", "1").lane() + ":" + before;
        return ports().amendments()
                .edit(new Edited(TENANT, message, "U1", after, at), Instant.EPOCH);
    }

    private Amended delete(String text) {
        var message = thread("T1", "1").lane() + ":" + text;
        return ports().amendments().delete(new Deleted(TENANT, message));
    }

    private Amended press(String press, Turn turn, Wish wish) {
        return ports().amendments().again(new Pressed(press, TENANT, turn.id(), "U1", wish));
    }

    private static Turn replaced(Amended amended) {
        return switch (amended) {
            case Amended.Replaced(var turn) -> turn;
            default -> throw new AssertionError(amended);
        };
    }
}
