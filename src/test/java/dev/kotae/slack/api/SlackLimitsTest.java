package dev.kotae.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SlackLimitsTest {
    private static final SlackPlace PLACE = new SlackPlace("T1", "C1", "1.0");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-23T09:00:00Z"));
    private final SlackLimits limits = new SlackLimits(now::get);

    @Test
    void a_minute_never_holds_more_calls_than_burst_and_pace_together() {
        int taken = 0;
        for (int tenth = 0; tenth < 6_000; tenth++) {
            while (limits.take(SlackMethod.START_STREAM, PLACE).isZero()) {
                taken++;
            }
            now.updateAndGet(instant -> instant.plusMillis(100));
        }

        assertThat(taken).as("18 at once and 18 a minute for ten minutes").isBetween(190, 198);
    }

    @Test
    void an_empty_bucket_says_when_it_is_worth_asking_again() {
        assertThat(limits.take(SlackMethod.POST_MESSAGE, PLACE)).isZero();

        var wait = limits.take(SlackMethod.POST_MESSAGE, PLACE);

        assertThat(wait).isEqualTo(Duration.ofSeconds(1));
        now.updateAndGet(instant -> instant.plus(wait));
        assertThat(limits.take(SlackMethod.POST_MESSAGE, PLACE)).isZero();
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
        now.updateAndGet(instant -> instant.plusSeconds(30));
        assertThat(limits.take(SlackMethod.APPEND_STREAM, PLACE)).isZero();
        assertThat(limits.take(SlackMethod.APPEND_STREAM, PLACE)).isPositive();
    }
}
