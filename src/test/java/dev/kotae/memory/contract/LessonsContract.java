package dev.kotae.memory.contract;

import static dev.kotae.memory.Samples.question;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Asked;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Verdict;
import dev.kotae.memory.Feedback.Rating;
import dev.kotae.memory.Lessons.Learnt;
import dev.kotae.memory.Lessons.Lesson;
import dev.kotae.memory.Lessons.Result;
import dev.kotae.memory.Retention;
import dev.kotae.memory.Samples;
import dev.kotae.memory.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every [dev.kotae.memory.Lessons] keeps to.
public abstract class LessonsContract extends PortsContract {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123Z");
    private static final String TENANT = "slack/T1";
    private static final int LAYOUT = -7;

    @Test
    void whether_it_was_enough_is_told_by_thumbs_and_by_better_models() {
        keep("liked", 1);
        keep("disliked", 2);
        keep("both", 3);
        keep("outdone", 4);
        keep("unknown", 5);
        rate("liked", "U1", Verdict.GOOD);
        rate("disliked", "U1", Verdict.BAD);
        rate("both", "U1", Verdict.GOOD);
        rate("both", "U2", Verdict.BAD);
        rate("outdone", "U1", Verdict.GOOD);
        ports().lessons().outdone(TENANT, "outdone");
        ports().lessons().outdone(TENANT, "never kept");
        store().reopen();

        assertThat(ports().lessons().results(LAYOUT, 9))
                .containsExactly(
                        new Result(lesson("outdone", 4), false),
                        new Result(lesson("both", 3), false),
                        new Result(lesson("disliked", 2), false),
                        new Result(lesson("liked", 1), true));
        assertThat(ports().lessons().results(LAYOUT, 2)).hasSize(2);
        assertThat(ports().lessons().results(LAYOUT + 1, 9)).isEmpty();
    }

    @Test
    void a_thumb_that_is_withdrawn_tells_nothing_and_another_tenants_neither() {
        keep("withdrawn", 1);
        keep("elsewhere", 2);
        rate("withdrawn", "U1", Verdict.GOOD);
        rate("withdrawn", "U1", Verdict.WITHDRAWN);
        var other = new Rating("slack/T2", "elsewhere", "U1", Verdict.BAD, NOON);
        ports().feedback().rate(other);

        assertThat(ports().lessons().results(LAYOUT, 9)).isEmpty();
    }

    @Test
    void an_answer_that_is_given_anew_teaches_anew() {
        keep("turn", 1);
        ports().lessons().outdone(TENANT, "turn");
        keep("turn", 2);
        assertThat(ports().lessons().results(LAYOUT, 9)).isEmpty();
        ports().lessons().keep(lesson("turn", 2), true);
        assertThat(ports().lessons().results(LAYOUT, 9))
                .containsExactly(new Result(lesson("turn", 2), false));
        keep("turn", 2);

        rate("turn", "U1", Verdict.GOOD);
        assertThat(ports().lessons().results(LAYOUT, 9))
                .containsExactly(new Result(lesson("turn", 2), true));
    }

    @Test
    void what_is_forgotten_teaches_nothing() {
        var turn = kept(question("1.1", "one"));
        keep(turn.id(), 1);
        rate(turn.id(), "U2", Verdict.BAD);
        assertThat(ports().lessons().results(LAYOUT, 9)).hasSize(1);

        ports().erasure().conversation(turn.asked().address());
        rate(turn.id(), "U2", Verdict.BAD);

        assertThat(ports().lessons().results(LAYOUT, 9)).isEmpty();
    }

    @Test
    void who_is_forgotten_is_forgotten_here_too_where_the_words_are_gone_already() {
        var one = answered(question("1.1", "one"));
        var other = answered(question("2.1", "other"));
        clock.move(Duration.ofDays(2));
        for (var turn : List.of(one, other)) {
            keep(turn.id(), 1);
            rate(turn.id(), "U9", Verdict.BAD);
        }
        ports().retention().sweep(clock.instant(), clock.instant().minus(Retention.NAMES), 99);
        assertThat(inbox().find(one.id()).orElseThrow().asked()).isEmpty();

        ports().erasure().conversation(one.asked().address());
        assertThat(ports().lessons().results(LAYOUT, 9))
                .extracting(result -> result.lesson().turn())
                .containsExactly(other.id());
        ports().erasure().person(TENANT, other.asked().asker());
        assertThat(ports().lessons().results(LAYOUT, 9)).isEmpty();
    }

    private Turn answered(Asked asked) {
        kept(asked);
        var claim = claimed();
        inbox().settle(claim, Samples.recorded(claim, "An answer."));
        inbox().settle(claim, new Settlement.Done());
        return claim.turn();
    }

    @Test
    void lessons_go_with_the_accounts() {
        keep("turn", 1);
        rate("turn", "U1", Verdict.BAD);
        clock.move(Duration.between(clock.instant(), NOON).plus(Retention.ACCOUNTS));
        sweep();
        assertThat(ports().lessons().results(LAYOUT, 9)).hasSize(1);

        clock.move(Duration.ofSeconds(2));
        sweep();
        rate("turn", "U1", Verdict.BAD);
        assertThat(ports().lessons().results(LAYOUT, 9)).isEmpty();
    }

    private void sweep() {
        var now = clock.instant();
        ports().retention().sweep(now, now, 99);
    }

    @Test
    void of_what_was_learned_one_version_is_used_or_none() {
        var lessons = ports().lessons();
        assertThat(lessons.learn(learnt(1, false))).isTrue();
        assertThat(lessons.learn(learnt(2, false))).isTrue();
        assertThat(lessons.learn(learnt(2, false))).isFalse();
        store().reopen();
        assertThat(ports().lessons().learnt()).containsExactly(learnt(1, false), learnt(2, true));

        assertThat(ports().lessons().use(1)).isTrue();
        assertThat(ports().lessons().learnt()).containsExactly(learnt(1, true), learnt(2, false));
        assertThat(ports().lessons().use(3)).isFalse();
        assertThat(ports().lessons().learnt()).containsExactly(learnt(1, true), learnt(2, false));
        assertThat(ports().lessons().use(0)).isTrue();
        assertThat(ports().lessons().learnt()).containsExactly(learnt(1, false), learnt(2, false));
    }

    private void keep(String turn, int second) {
        ports().lessons().keep(lesson(turn, second), false);
    }

    private void rate(String turn, String person, Verdict verdict) {
        ports().feedback().rate(new Rating(TENANT, turn, person, verdict, NOON));
    }

    private static Lesson lesson(String turn, int second) {
        var traits = List.of(0f, -1.5f, 2f, 0f);
        var at = NOON.plusSeconds(second);
        return new Lesson(TENANT, turn, at, LAYOUT, "quick", 0.99, -0.25, traits);
    }

    private static Learnt learnt(int version, boolean used) {
        var weights = Map.of("quick", List.of(0f, 0.125f, -3e-7f, 0f));
        return new Learnt(version, NOON, LAYOUT, 120, 0.0625, weights, used);
    }
}
