package dev.kotae.memory.contract;

import static dev.kotae.memory.Samples.hardAnswer;
import static dev.kotae.memory.Samples.hardQuestion;
import static dev.kotae.memory.Samples.question;
import static dev.kotae.memory.Samples.recorded;
import static dev.kotae.memory.Samples.said;
import static dev.kotae.memory.Samples.thread;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Asked;
import dev.kotae.chat.Turn;
import dev.kotae.memory.Claim;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Progress;
import dev.kotae.memory.Samples;
import dev.kotae.memory.Settlement;
import dev.kotae.memory.Settlement.Done;
import dev.kotae.memory.Settlement.GivenUp;
import dev.kotae.memory.Settlement.Later;
import dev.kotae.memory.TurnRecord;
import dev.kotae.memory.TurnRecord.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// What every [dev.kotae.memory.Inbox] shows an operator, and lets one do.
public abstract class OperatorContract extends PortsContract {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void a_turn_is_found_with_all_that_is_known_of_it() {
        var turn = kept(hardQuestion());
        var accepted = clock.instant();
        clock.move(Duration.ofSeconds(1));
        var claim = claimed();
        inbox().posted(claim, "C1/5.6");
        settled(claim, new Later(clock.instant(), "throttled"));
        claim = claimed();
        var answer = hardAnswer(turn.id());
        settled(claim, new Settlement.Recorded(answer, Samples.exchange(claim, answer.text())));

        assertThat(inbox().find(turn.id()))
                .contains(
                        new TurnRecord(
                                turn.id(),
                                "slack/T1",
                                "C1/1.2",
                                State.ANSWERED,
                                accepted,
                                2,
                                "C1/5.6",
                                "throttled",
                                "",
                                Optional.of(hardQuestion()),
                                Optional.of(answer),
                                Optional.empty()));
    }

    @Test
    void an_apology_is_known_also_after_the_end() {
        var turn = kept(question("1", "a"));
        var claim = claimed();
        var apology = Samples.apology("busy");
        settled(claim, new Settlement.Apologised(apology, Samples.spent(0)));
        settled(claim, new Done());

        assertThat(inbox().find(turn.id()).orElseThrow().apology()).contains(apology);
    }

    @Test
    void a_turn_that_never_was_is_not_found() {
        assertThat(inbox().find("zzzzzzzzzzzz")).isEmpty();
    }

    @Test
    void a_turn_is_listed_where_it_stands_and_nowhere_else() {
        var done = kept(question("1", "done"));
        settled(claimed(), new Done());
        var dead = kept(question("2", "dead"));
        settled(claimed(), new GivenUp("model_refused"));
        var delayed = kept(question("3", "delayed"));
        settled(claimed(), new Later(clock.instant().plusSeconds(60), "throttled"));
        var answered = kept(question("4", "answered"));
        var claim = claimed();
        settled(claim, recorded(claim, "answer"));
        var running = kept(question("5", "running"));
        var joined = kept(question("5", "joined"));
        var behind = kept(question("5", "behind"));
        inbox().join(claimed(), List.of(joined));
        var waiting = kept(question("6", "waiting"));

        expect(State.DONE, done);
        expect(State.DEAD, dead);
        expect(State.ANSWERED, answered);
        expect(State.RUNNING, running);
        expect(State.JOINED, joined);
        expect(State.WAITING, waiting, behind, delayed);
        assertThat(inbox().find(joined.id()).orElseThrow().joinedTo()).isEqualTo(running.id());
        assertThat(inbox().find(dead.id()).orElseThrow().reason()).isEqualTo("model_refused");
        assertThat(inbox().find(delayed.id()).orElseThrow().reason()).isEqualTo("throttled");
    }

    private void expect(State state, Turn... turns) {
        assertThat(inbox().list(state, 100))
                .as("%s", state)
                .extracting(TurnRecord::id)
                .containsExactly(List.of(turns).stream().map(Turn::id).toArray(String[]::new));
        for (var turn : turns) {
            assertThat(inbox().find(turn.id()))
                    .contains(
                            inbox().list(state, 100).stream()
                                    .filter(one -> one.id().equals(turn.id()))
                                    .findFirst()
                                    .orElseThrow());
        }
    }

    @Test
    void a_list_is_no_longer_than_it_may_be() {
        kept(question("1", "old"));
        var young = kept(question("2", "young"));

        assertThat(inbox().list(State.WAITING, 1))
                .extracting(TurnRecord::id)
                .containsExactly(young.id());
    }

    @Test
    void it_says_how_much_there_is_to_do() {
        assertThat(inbox().stats()).isEqualTo(new Inbox.Stats(0, 0, 0, Optional.empty(), 0));
        kept(question("1", "running"));
        claimed();
        clock.move(Duration.ofSeconds(1));
        kept(question("1", "joins"));
        kept(question("1", "behind"));
        clock.move(Duration.ofSeconds(1));
        kept(question("2", "dies"));
        settled(claimed(), new GivenUp("model_refused"));
        kept(question("3", "ends"));
        settled(claimed(), new Done());
        kept(question("4", "is delayed"));
        settled(claimed(), new Later(clock.instant().plusSeconds(60), "throttled"));
        kept(question("5", "waits"));

        var due = Optional.of(clock.instant());
        assertThat(inbox().stats()).isEqualTo(new Inbox.Stats(4, 1, 1, due, 3));
    }

    @Test
    void what_waits_for_something_is_not_due() {
        kept(question("1", "running"));
        var claim = claimed();
        kept(question("1", "behind"));
        clock.move(Duration.ofSeconds(50));
        assertThat(inbox().stats().dueSince()).isEmpty();

        settled(claim, new GivenUp("model_refused"));
        assertThat(inbox().stats().dueSince()).contains(clock.instant());
        settled(claimed(), new Done());

        clock.move(Duration.ofHours(1));
        inbox().redrive(claim.turn().id());
        assertThat(inbox().stats().dueSince()).contains(clock.instant());
    }

    @Test
    void what_joined_another_waits_for_nobody() {
        kept(question("1", "running"));
        var joined = kept(question("1", "joins"));
        inbox().join(claimed(), List.of(joined));

        assertThat(inbox().stats()).isEqualTo(new Inbox.Stats(0, 1, 0, Optional.empty(), 1));
    }

    @Test
    void a_dead_turn_that_is_driven_again_is_tried_as_if_for_the_first_time() {
        var turn = kept(question("1", "a"));
        settled(claimed(), new Later(clock.instant(), "throttled"));
        var last = claimed();
        inbox().posted(last, "C1/5.6");
        settled(last, new GivenUp("too-often"));
        assertThat(claim()).isEmpty();

        assertThat(inbox().redrive(turn.id())).isTrue();

        var again = claimed();
        assertThat(again.turn()).isEqualTo(turn);
        assertThat(again.attempt()).isEqualTo(1);
        assertThat(again.fence()).isGreaterThan(last.fence());
        assertThat(again.progress()).isEqualTo(new Progress.Shown("C1/5.6"));
        settled(again, new Done());
    }

    @Test
    void an_answer_that_died_unshown_is_not_paid_for_again() {
        var turn = kept(question("1", "a"));
        var claim = claimed();
        settled(claim, recorded(claim, "answer"));
        settled(claim, new GivenUp("reply-refused"));

        assertThat(inbox().redrive(turn.id())).isTrue();

        assertThat(claimed().progress())
                .isEqualTo(new Progress.Recorded("", Samples.answer(turn.id(), "answer")));
    }

    @Test
    void only_a_dead_turn_is_driven_again() {
        var done = kept(question("1", "done"));
        settled(claimed(), new Done());
        var running = kept(question("2", "running"));
        claimed();
        var waiting = kept(question("3", "waiting"));

        assertThat(inbox().redrive(done.id())).isFalse();
        assertThat(inbox().redrive(running.id())).isFalse();
        assertThat(inbox().redrive(waiting.id())).isFalse();
        assertThat(inbox().redrive("zzzzzzzzzzzz")).isFalse();
        assertThat(text(claimed())).isEqualTo("waiting");
        assertThat(claim()).isEmpty();
    }

    @Test
    void a_turn_that_is_driven_again_takes_its_place_by_its_own_time() {
        var dead = kept(at("dead", 10));
        settled(claimed(), new GivenUp("model_refused"));
        kept(at("running", 20));
        kept(at("early", 5));
        kept(at("late", 30));
        settled(claimed(), new Done());
        var running = claimed();

        inbox().redrive(dead.id());

        settled(running, new Done());
        var next = claimed();
        assertThat(next.turn()).isEqualTo(dead);
        settled(next, new Done());
        assertThat(text(claimed())).isEqualTo("late");
    }

    @Test
    void who_waits_for_work_gets_what_is_driven_again() throws Exception {
        var turn = kept(question("1", "a"));
        settled(claimed(), new GivenUp("model_refused"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting =
                    threads.submit(() -> inbox().claim("test", LEASE, Duration.ofSeconds(30)));
            Thread.sleep(50);
            inbox().redrive(turn.id());

            assertThat(waiting.get(10, SECONDS)).map(Claim::turn).contains(turn);
        }
    }

    @Test
    void a_dead_turn_can_be_driven_again_after_a_restart() {
        var turn = kept(question(thread("T2", "1"), "a"));
        settled(claimed(), new GivenUp("model_refused"));
        store().reopen();

        assertThat(inbox().redrive(turn.id())).isTrue();

        store().reopen();
        assertThat(claimed().turn()).isEqualTo(turn);
    }

    private static Asked at(String text, int second) {
        return said(question("1", text), NOON.plusSeconds(second));
    }
}
