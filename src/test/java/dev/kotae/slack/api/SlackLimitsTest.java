package dev.kotae.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SlackLimitsTest {
    private static final SlackPlace PLACE = new SlackPlace("T1", "C1", "1.0");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-23T09:00:00Z"));
    private final SlackLimits limits = new SlackLimits(now::get);

    @Test
    void no_minute_wherever_it_begins_holds_more_calls_than_the_tier() {
        var calls = new ArrayList<Instant>();
        for (int tenth = 0; tenth < 6_000; tenth++) {
            while (limits.take(SlackMethod.START_STREAM, PLACE).isZero()) {
                calls.add(now.get());
            }
            pass(Duration.ofMillis(100));
        }

        assertThat(calls).as("in ten minutes").hasSizeBetween(170, 180);
        assertThat(mostInAMinute(calls)).isEqualTo(18);
    }

    @Test
    void what_is_for_the_eye_and_what_has_to_be_stay_within_the_tier_together() {
        var calls = new ArrayList<Instant>();
        for (int tenth = 0; tenth < 3_000; tenth++) {
            if (limits.take(SlackMethod.UPDATE, PLACE).isZero()) {
                calls.add(now.get());
            }
            if (tenth % 7 == 0) {
                var wait = limits.reserve(SlackMethod.UPDATE, PLACE, now.get().plusSeconds(5));
                if (wait.compareTo(Duration.ofSeconds(5)) <= 0) {
                    calls.add(now.get().plus(wait));
                }
            }
            pass(Duration.ofMillis(100));
        }

        assertThat(mostInAMinute(calls)).isBetween(40L, 45L);
    }

    @Test
    void who_has_to_call_finds_a_call_where_all_others_have_used_up_theirs() {
        while (limits.take(SlackMethod.APPEND_STREAM, PLACE).isZero()) {
            pass(Duration.ofMillis(1));
        }

        assertThat(limits.reserve(SlackMethod.APPEND_STREAM, PLACE, now.get())).isZero();
        assertThat(limits.takeKept(SlackMethod.APPEND_STREAM, PLACE)).isZero();
    }

    @Test
    void who_came_first_is_next() {
        var deadline = now.get().plusSeconds(30);
        var waits = new ArrayList<Duration>();
        for (int i = 0; i < 10; i++) {
            waits.add(limits.reserve(SlackMethod.POST_MESSAGE, PLACE, deadline));
        }

        assertThat(waits).isSorted().doesNotHaveDuplicates().first().isEqualTo(Duration.ZERO);
        assertThat(waits.getLast())
                .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(9).plusMillis(300));
        assertThat(limits.take(SlackMethod.POST_MESSAGE, PLACE))
                .as("nobody gets in between")
                .isGreaterThan(waits.getLast());
    }

    @Test
    void a_place_in_line_behind_the_deadline_is_not_taken() {
        var deadline = now.get().plusSeconds(2);
        for (int i = 0; i < 10; i++) {
            limits.reserve(SlackMethod.POST_MESSAGE, PLACE, deadline);
        }

        pass(Duration.ofSeconds(3).plusMillis(100));

        assertThat(limits.take(SlackMethod.POST_MESSAGE, PLACE)).isZero();
    }

    @Test
    void each_in_a_queue_gets_a_turn_as_often_as_the_others() {
        var queues = new ArrayList<SlackQueue>();
        var turns = new int[10];
        for (int i = 0; i < 10; i++) {
            queues.add(new SlackQueue(limits, now::get, SlackMethod.APPEND_STREAM, PLACE));
        }
        for (int tenth = 0; tenth < 3_000; tenth++) {
            for (int i = 0; i < 10; i++) {
                turns[i] += queues.get(i).turn().isZero() ? 1 : 0;
            }
            pass(Duration.ofMillis(100));
        }

        assertThat(List.of(turns[0], turns[4], turns[9]))
                .allSatisfy(count -> assertThat(count).isBetween(30, 40));
    }

    @Test
    void who_leaves_the_queue_makes_room() {
        var first = new SlackQueue(limits, now::get, SlackMethod.APPEND_STREAM, PLACE);
        while (first.turn().isZero()) {
            pass(Duration.ofMillis(1));
        }
        var second = new SlackQueue(limits, now::get, SlackMethod.APPEND_STREAM, PLACE);
        var behind = second.turn();
        second.leave();
        first.leave();

        assertThat(new SlackQueue(limits, now::get, SlackMethod.APPEND_STREAM, PLACE).turn())
                .isPositive()
                .isLessThan(behind);
    }

    @Test
    void a_call_that_is_set_aside_is_there_when_it_is_needed() {
        var promises = new ArrayList<Promise>();
        for (var one = promise(); one.isPresent(); one = promise()) {
            promises.add(one.get());
        }
        assertThat(promises).hasSize(18);
        assertThat(limits.reserve(SlackMethod.STOP_STREAM, PLACE, now.get())).isZero();
        assertThat(limits.reserve(SlackMethod.STOP_STREAM, PLACE, now.get())).isPositive();

        promises.removeLast().close();

        assertThat(limits.reserve(SlackMethod.STOP_STREAM, PLACE, now.get())).isZero();
        pass(MINUTE.plusSeconds(2));
        assertThat(promise()).isPresent();
    }

    private Optional<Promise> promise() {
        return limits.promise(SlackMethod.STOP_STREAM, PLACE);
    }

    @Test
    void channels_and_workspaces_do_not_wait_for_each_other() {
        var otherChannel = new SlackPlace("T1", "C2", "");
        var otherWorkspace = new SlackPlace("T2", "C1", "");
        limits.pause(SlackMethod.POST_MESSAGE, PLACE, MINUTE);
        limits.pause(SlackMethod.UPDATE, PLACE, MINUTE);

        assertThat(limits.take(SlackMethod.POST_MESSAGE, otherChannel)).isZero();
        assertThat(limits.take(SlackMethod.UPDATE, otherWorkspace)).isZero();
        assertThat(limits.take(SlackMethod.UPDATE, otherChannel)).isEqualTo(MINUTE);
    }

    @Test
    void a_pause_is_kept_to_the_end_and_no_burst_follows_it() {
        limits.pause(SlackMethod.APPEND_STREAM, PLACE, Duration.ofSeconds(30));

        assertThat(limits.take(SlackMethod.APPEND_STREAM, PLACE)).hasSeconds(30);
        assertThat(limits.takeKept(SlackMethod.APPEND_STREAM, PLACE)).hasSeconds(30);
        pass(Duration.ofSeconds(30));
        assertThat(limits.take(SlackMethod.APPEND_STREAM, PLACE)).isZero();
        assertThat(limits.take(SlackMethod.APPEND_STREAM, PLACE)).isPositive();
    }

    @Test
    void a_workspace_has_a_pace_of_its_own_for_posts_in_all_its_channels() {
        int posted = 0;
        for (int i = 0; i < 500; i++) {
            var place = new SlackPlace("T1", "C" + i, "");
            posted += limits.take(SlackMethod.POST_MESSAGE, place).isZero() ? 1 : 0;
        }

        assertThat(posted).isEqualTo(240);
    }

    @Test
    void a_channel_in_which_many_wait_holds_up_no_other() {
        var deadline = now.get().plus(MINUTE);
        for (int i = 0; i < 10; i++) {
            limits.reserve(SlackMethod.POST_MESSAGE, PLACE, deadline);
        }
        var otherChannel = new SlackPlace("T1", "C2", "");
        assertThat(limits.reserve(SlackMethod.POST_MESSAGE, otherChannel, deadline)).isZero();

        var refused = new SlackPlace("T1", "C3", "");
        limits.pause(SlackMethod.POST_MESSAGE, refused, Duration.ofSeconds(25));
        assertThat(limits.reserve(SlackMethod.POST_MESSAGE, refused, deadline)).hasSeconds(25);
        var third = new SlackPlace("T1", "C4", "");
        assertThat(limits.reserve(SlackMethod.POST_MESSAGE, third, deadline)).isZero();
    }

    @Test
    void no_minute_of_a_workspace_holds_more_posts_than_it_has_whichever_channel_waits() {
        var random = new Random(1);
        var calls = new ArrayList<Instant>();
        for (int i = 0; i < 3_000; i++) {
            var place = new SlackPlace("T1", "C" + random.nextInt(40), "");
            var deadline = now.get().plusSeconds(30);
            var wait = limits.reserve(SlackMethod.POST_MESSAGE, place, deadline);
            if (!now.get().plus(wait).isAfter(deadline)) {
                calls.add(now.get().plus(wait));
            }
            pass(Duration.ofMillis(random.nextInt(200)));
        }

        assertThat(calls).hasSizeGreaterThan(1_000);
        assertThat(mostInAMinute(calls)).isBetween(200L, 240L);
    }

    private static long mostInAMinute(List<Instant> calls) {
        return calls.stream()
                .mapToLong(from ->
                        calls.stream()
                                .filter(call ->
                                        !call.isBefore(from) && call.isBefore(from.plus(MINUTE)))
                                .count())
                .max()
                .orElse(0);
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
