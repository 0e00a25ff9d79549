package dev.kotae.memory.contract;

import static dev.kotae.memory.Samples.answer;
import static dev.kotae.memory.Samples.exchange;
import static dev.kotae.memory.Samples.hardAnswer;
import static dev.kotae.memory.Samples.hardQuestion;
import static dev.kotae.memory.Samples.question;
import static dev.kotae.memory.Samples.recorded;
import static dev.kotae.memory.Samples.thread;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.memory.Acceptance;
import dev.kotae.memory.Claim;
import dev.kotae.memory.Progress;
import dev.kotae.memory.Settlement.Done;
import dev.kotae.memory.Settlement.GivenUp;
import dev.kotae.memory.Settlement.Later;
import dev.kotae.memory.Settlement.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every [dev.kotae.memory.Inbox] keeps to.
public abstract class InboxContract extends PortsContract {
    @Test
    void a_question_comes_out_as_it_went_in() {
        var turn = kept(hardQuestion());

        var claim = claimed();

        assertThat(claim.turn()).isEqualTo(turn);
        assertThat(claim.turn().asked()).isEqualTo(hardQuestion());
        assertThat(claim.acceptedAt()).isEqualTo(clock.instant());
        assertThat(claim.attempt()).isEqualTo(1);
        assertThat(claim.conversation()).isZero();
        assertThat(claim.progress()).isEqualTo(new Progress.Untouched());
    }

    @Test
    void a_turn_has_an_id_that_can_be_read_aloud() {
        var ids =
                IntStream.range(0, 50)
                        .mapToObj(n -> kept(question("1", "question " + n)).id())
                        .toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).allMatch(id -> id.matches("[0-9a-hjkmnp-tv-z]{12}"));
    }

    @Test
    void a_second_delivery_under_any_identity_is_not_kept_again() {
        var turn = kept(question("1", "mention", "event:1", "message:1"));

        assertThat(inbox().accept(question("1", "mention", "event:1", "message:1")))
                .isEqualTo(new Acceptance.Repeated(turn.id()));
        assertThat(inbox().accept(question("1", "twin", "event:2", "message:1")))
                .isEqualTo(new Acceptance.Repeated(turn.id()));
        assertThat(inbox().accept(question("2", "retry", "event:1")))
                .isEqualTo(new Acceptance.Repeated(turn.id()));
        claimed();
        assertThat(claim()).isEmpty();
    }

    @Test
    void what_was_answered_long_ago_is_still_known_when_it_is_delivered_again() {
        var turn = kept(question("1", "mention", "event:1"));
        inbox().settle(claimed(), new Done());
        clock.move(Duration.ofDays(1));
        reopen();

        assertThat(inbox().accept(question("1", "mention", "event:1")))
                .isEqualTo(new Acceptance.Repeated(turn.id()));
        assertThat(claim()).isEmpty();
    }

    @Test
    void the_same_identity_in_another_tenant_is_another_question() {
        kept(question(thread("T1", "1"), "here", "event:1"));
        kept(question(thread("T2", "1"), "there", "event:1"));

        assertThat(List.of(text(claimed()), text(claimed()))).containsExactly("here", "there");
    }

    @Test
    void turns_of_a_conversation_are_worked_on_one_at_a_time_in_the_order_of_acceptance() {
        Stream.of("a", "b", "c").forEach(text -> kept(question("1", text)));

        var order = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            var claim = claimed();
            assertThat(claim()).as("while %s is held", text(claim)).isEmpty();
            order.add(text(claim));
            inbox().settle(claim, recorded(claim, "answer"));
            assertThat(claim()).as("while %s is shown", text(claim)).isEmpty();
            inbox().settle(claim, new Done());
        }

        assertThat(order).containsExactly("a", "b", "c");
        assertThat(claim()).isEmpty();
    }

    @Test
    void conversations_do_not_wait_for_each_other() {
        kept(question("1", "a"));
        kept(question("1", "behind a"));
        kept(question("2", "b"));
        kept(question("3", "c"));

        assertThat(Stream.generate(this::claim).limit(4).flatMap(Optional::stream))
                .extracting(InboxContract::text)
                .containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void who_has_waited_longest_comes_first() {
        for (var thread : List.of("3", "1", "2")) {
            kept(question(thread, "in " + thread));
            clock.move(Duration.ofMillis(1));
        }

        assertThat(List.of(text(claimed()), text(claimed()), text(claimed())))
                .containsExactly("in 3", "in 1", "in 2");
    }

    @Test
    void a_burst_in_one_conversation_lets_the_others_have_their_turn() {
        IntStream.range(0, 10).forEach(n -> kept(question("burst", "burst " + n)));
        clock.move(Duration.ofMillis(1));
        kept(question("calm", "calm"));
        clock.move(Duration.ofMillis(1));

        inbox().settle(claimed(), new Done());

        assertThat(text(claimed())).isEqualTo("calm");
    }

    @Test
    void a_claim_waits_no_longer_than_it_may() {
        long before = System.nanoTime();

        assertThat(inbox().claim("test", LEASE, Duration.ofMillis(50))).isEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(Duration.ofMillis(50), Duration.ofSeconds(10));
    }

    @Test
    void a_waiting_claim_gets_the_question_that_comes() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = threads.submit(this::patientClaim);
            Thread.sleep(50);
            kept(question("1", "a"));

            assertThat(waiting.get(10, SECONDS)).map(InboxContract::text).contains("a");
        }
    }

    @Test
    void a_waiting_claim_gets_the_turn_that_comes_after_a_settled_one() throws Exception {
        kept(question("1", "a"));
        kept(question("1", "b"));
        var first = claimed();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = threads.submit(this::patientClaim);
            Thread.sleep(50);
            inbox().settle(first, new Done());

            assertThat(waiting.get(10, SECONDS)).map(InboxContract::text).contains("b");
        }
    }

    @Test
    void of_many_waiting_claims_each_gets_one_question() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = new ArrayList<Future<Optional<Claim>>>();
            for (int i = 0; i < 8; i++) {
                waiting.add(threads.submit(this::patientClaim));
            }
            Thread.sleep(50);
            IntStream.range(0, 8).forEach(n -> kept(question("thread " + n, "q" + n)));

            var texts = new ArrayList<String>();
            for (var claim : waiting) {
                texts.add(text(claim.get(10, SECONDS).orElseThrow()));
            }
            assertThat(texts)
                    .containsExactlyInAnyOrder("q0", "q1", "q2", "q3", "q4", "q5", "q6", "q7");
        }
    }

    @Test
    void an_interrupted_claim_ends_empty_and_stays_interrupted() throws Exception {
        Callable<Boolean> interrupted =
                () -> patientClaim().isEmpty() && Thread.currentThread().isInterrupted();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var thread = new Thread[1];
            var waiting =
                    threads.submit(() -> {
                        thread[0] = Thread.currentThread();
                        return interrupted.call();
                    });
            Thread.sleep(50);
            thread[0].interrupt();

            assertThat(waiting.get(10, SECONDS)).isTrue();
        }
    }

    @Test
    void a_lane_whose_holder_is_silent_is_claimed_again_when_the_lease_is_over() {
        kept(question("1", "a"));
        var first = claimed();

        clock.move(LEASE.minusMillis(1));
        assertThat(claim()).isEmpty();
        clock.move(Duration.ofMillis(1));
        var second = claimed();

        assertThat(second.turn()).isEqualTo(first.turn());
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.fence()).isGreaterThan(first.fence());
    }

    @Test
    void a_renewed_lease_holds() {
        kept(question("1", "a"));
        var claim = claimed();
        clock.move(LEASE.minusSeconds(1));

        assertThat(inbox().renew(List.of(claim), LEASE)).isEmpty();

        clock.move(LEASE.minusSeconds(1));
        assertThat(claim()).isEmpty();
        assertThat(inbox().settle(claim, new Done())).isTrue();
    }

    @Test
    void of_leases_that_are_renewed_together_those_that_are_lost_are_told() {
        kept(question("1", "a"));
        kept(question("2", "b"));
        var overtaken = claimed();
        clock.move(Duration.ofSeconds(1));
        var other = claimed();
        clock.move(LEASE.minusSeconds(1));
        var holder = claimed();
        assertThat(holder.turn()).isEqualTo(overtaken.turn());

        assertThat(inbox().renew(List.of(other, overtaken, holder), LEASE))
                .containsExactly(overtaken);

        clock.move(LEASE.minusSeconds(1));
        assertThat(claim()).isEmpty();
    }

    @Test
    void a_holder_that_was_overtaken_changes_nothing() {
        kept(question("1", "a"));
        kept(question("1", "b"));
        var late = claimed();
        clock.move(LEASE);
        var holder = claimed();

        assertThat(inbox().renew(List.of(late), LEASE.multipliedBy(10))).containsExactly(late);
        assertThat(inbox().posted(late, "late post")).isFalse();
        for (var settlement :
                List.of(
                        recorded(late, "late"),
                        new Done(),
                        new Later(clock.instant(), "late"),
                        new GivenUp("late"))) {
            assertThat(inbox().settle(late, settlement)).as("%s", settlement).isFalse();
        }

        assertThat(claim()).as("the lane is still held").isEmpty();
        clock.move(LEASE);
        var next = claimed();
        assertThat(next.turn()).as("the turn is still open").isEqualTo(holder.turn());
        assertThat(next.progress()).isEqualTo(new Progress.Untouched());
        assertThat(next.conversation()).isZero();
    }

    @Test
    void a_holder_whose_lease_is_over_may_end_what_nobody_else_began() {
        kept(question("1", "a"));
        var claim = claimed();
        clock.move(LEASE.multipliedBy(2));

        assertThat(inbox().settle(claim, recorded(claim, "answer"))).isTrue();
        assertThat(inbox().renew(List.of(claim), LEASE)).isEmpty();
        assertThat(inbox().settle(claim, new Done())).isTrue();
        assertThat(claim()).isEmpty();
    }

    @Test
    void a_turn_is_settled_once() {
        kept(question("1", "a"));
        kept(question("1", "b"));
        var claim = claimed();
        assertThat(inbox().settle(claim, new Done())).isTrue();

        assertThat(inbox().settle(claim, new Done())).isFalse();
        assertThat(inbox().settle(claim, recorded(claim, "answer"))).isFalse();
        assertThat(inbox().settle(claim, new GivenUp("twice"))).isFalse();
        assertThat(inbox().renew(List.of(claim), LEASE)).isNotEmpty();

        var next = claimed();
        assertThat(text(next)).isEqualTo("b");
        assertThat(next.conversation()).isZero();
    }

    @Test
    void an_answer_is_recorded_once() {
        kept(question("1", "a"));
        var claim = claimed();
        assertThat(inbox().settle(claim, recorded(claim, "first"))).isTrue();

        assertThat(inbox().settle(claim, recorded(claim, "second"))).isFalse();

        clock.move(LEASE);
        var next = claimed();
        assertThat(next.progress())
                .isEqualTo(new Progress.Recorded("", answer(claim.turn().id(), "first")));
        assertThat(next.conversation()).isEqualTo(1);
    }

    @Test
    void the_post_is_known_to_the_next_attempt() {
        kept(question("1", "a"));
        assertThat(inbox().posted(claimed(), "C1/5.6")).isTrue();

        reopen();

        assertThat(claimed().progress()).isEqualTo(new Progress.Shown("C1/5.6"));
    }

    @Test
    void the_recorded_answer_is_known_to_the_next_attempt_as_it_was() {
        kept(hardQuestion());
        var claim = claimed();
        var answer = hardAnswer(claim.turn().id());
        inbox().posted(claim, "C1/5.6");
        inbox().settle(claim, new Recorded(answer, exchange(claim, answer.text())));

        reopen();

        var next = claimed();
        assertThat(next.progress()).isEqualTo(new Progress.Recorded("C1/5.6", answer));
        assertThat(next.conversation()).isEqualTo(1);
        assertThat(inbox().settle(next, new Done())).isTrue();
        assertThat(claim()).isEmpty();
    }

    @Test
    void a_delayed_turn_holds_its_place_and_nobody_elses() {
        kept(question("1", "a"));
        kept(question("1", "behind a"));
        var claim = claimed();
        var at = clock.instant().plusSeconds(5);

        assertThat(inbox().settle(claim, new Later(at, "throttled"))).isTrue();

        kept(question("2", "b"));
        assertThat(text(claimed())).isEqualTo("b");
        assertThat(claim()).isEmpty();
        clock.move(Duration.ofSeconds(5));
        var again = claimed();
        assertThat(text(again)).isEqualTo("a");
        assertThat(again.attempt()).isEqualTo(2);
        inbox().settle(again, new Done());
        assertThat(text(claimed())).isEqualTo("behind a");
    }

    @Test
    void a_delay_survives_a_restart() {
        kept(question("1", "a"));
        inbox().settle(claimed(), new Later(clock.instant().plusSeconds(5), "throttled"));

        reopen();

        assertThat(claim()).isEmpty();
        clock.move(Duration.ofSeconds(5));
        assertThat(claimed().attempt()).isEqualTo(2);
    }

    @Test
    void a_recorded_answer_that_cannot_be_shown_yet_is_kept_for_later() {
        kept(question("1", "a"));
        var claim = claimed();
        inbox().settle(claim, recorded(claim, "answer"));

        inbox().settle(claim, new Later(clock.instant().plusSeconds(5), "rate_limited"));

        clock.move(Duration.ofSeconds(5));
        assertThat(claimed().progress())
                .isEqualTo(new Progress.Recorded("", answer(claim.turn().id(), "answer")));
    }

    @Test
    void a_turn_that_is_given_up_lets_its_conversation_go_on() {
        kept(question("1", "poison"));
        kept(question("1", "b"));

        assertThat(inbox().settle(claimed(), new GivenUp("model_refused"))).isTrue();

        assertThat(text(claimed())).isEqualTo("b");
    }

    @Test
    void what_waited_and_what_was_worked_on_is_taken_up_after_a_restart() {
        kept(question("1", "held"));
        kept(question("1", "behind"));
        clock.move(Duration.ofMillis(1));
        kept(question("2", "waiting"));
        var before = claimed();

        reopen();

        var claims = List.of(claimed(), claimed());
        assertThat(claims)
                .extracting(InboxContract::text)
                .containsExactlyInAnyOrder("held", "waiting");
        assertThat(claims)
                .filteredOn(claim -> claim.turn().equals(before.turn()))
                .allMatch(claim -> claim.fence() > before.fence() && claim.attempt() == 2);
        assertThat(inbox().settle(before, new Done())).isFalse();
    }

    @Test
    void a_clock_that_is_set_back_does_not_hold_up_new_questions() {
        kept(question("1", "before"));
        inbox().settle(claimed(), new Done());
        clock.move(Duration.ofMinutes(-10));

        kept(question("1", "after"));
        kept(question("2", "elsewhere"));

        assertThat(List.of(text(claimed()), text(claimed())))
                .containsExactlyInAnyOrder("after", "elsewhere");
    }

    @Test
    void from_many_threads_each_question_is_kept_once_and_worked_on_once_in_order()
            throws Exception {
        int writers = 64;
        int each = 20;
        var worked = Collections.synchronizedMap(new HashMap<String, List<Integer>>());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (int writer = 0; writer < writers; writer++) {
                var thread = "thread " + writer;
                all.add(
                        threads.submit(() -> {
                            for (int n = 0; n < each; n++) {
                                kept(question(thread, "" + n));
                                inbox().accept(question(thread, "" + n));
                            }
                        }));
            }
            for (int worker = 0; worker < 8; worker++) {
                all.add(threads.submit(() -> work(worked)));
            }
            for (var one : all) {
                one.get();
            }
        }

        var inOrder = IntStream.range(0, each).boxed().toList();
        assertThat(worked).hasSize(writers);
        assertThat(worked.values()).allMatch(inOrder::equals);
    }

    private void work(Map<String, List<Integer>> worked) {
        for (var claim = shortClaim(); claim.isPresent(); claim = shortClaim()) {
            var held = claim.get();
            worked.computeIfAbsent(
                            held.turn().asked().address().thread(), thread -> new ArrayList<>())
                    .add(Integer.valueOf(text(held)));
            inbox().settle(held, recorded(held, "answer"));
            inbox().settle(held, new Done());
        }
    }

    private Optional<Claim> shortClaim() {
        return inbox().claim("test", LEASE, Duration.ofSeconds(1));
    }

    private Optional<Claim> patientClaim() {
        return inbox().claim("test", LEASE, Duration.ofSeconds(30));
    }
}
