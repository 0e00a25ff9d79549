package dev.kotae.memory.contract;

import static dev.kotae.memory.Samples.by;
import static dev.kotae.memory.Samples.question;
import static dev.kotae.memory.Samples.said;
import static dev.kotae.memory.Samples.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.memory.Retention;
import dev.kotae.memory.Voices.Voice;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What every [dev.kotae.memory.Voices] keeps to.
public abstract class VoicesContract extends PortsContract {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");

    @Test
    void who_asked_and_who_spoke_past_us_is_known() {
        inbox().accept(said(by("U1", question("1", "a")), NOON));
        ports().voices().aside(thread("T1", "1"), "U2", NOON.plusSeconds(1));
        ports().voices().aside(thread("T1", "1"), "U1", NOON.plusSeconds(2));

        store().reopen();

        assertThat(ports().voices().in(thread("T1", "1")))
                .containsExactly(
                        new Voice("U1", NOON, NOON.plusSeconds(2)),
                        new Voice("U2", Instant.EPOCH, NOON.plusSeconds(1)));
    }

    @Test
    void what_arrives_late_does_not_hide_what_was_said_after_it() {
        inbox().accept(said(by("U1", question("1", "b")), NOON.plusSeconds(9)));
        inbox().accept(said(by("U1", question("1", "a")), NOON));
        ports().voices().aside(thread("T1", "1"), "U1", NOON.plusSeconds(8));
        ports().voices().aside(thread("T1", "1"), "U1", NOON.plusSeconds(7));

        assertThat(ports().voices().in(thread("T1", "1")))
                .containsExactly(new Voice("U1", NOON.plusSeconds(9), NOON.plusSeconds(8)));
    }

    @Test
    void nobody_is_heard_in_another_conversation() {
        inbox().accept(question("1", "a"));

        assertThat(ports().voices().in(thread("T1", "2"))).isEmpty();
        assertThat(ports().voices().in(thread("T2", "1"))).isEmpty();
    }

    @Test
    void a_repetition_is_not_heard() {
        inbox().accept(said(question("1", "a", "message"), NOON));
        inbox().accept(said(question("2", "a", "message"), NOON));

        assertThat(ports().voices().in(thread("T1", "2"))).isEmpty();
    }

    @Test
    void voices_fade_with_the_conversation() {
        inbox().accept(question("1", "a"));
        clock.move(Retention.NAMES.plus(Duration.ofDays(1)));
        ports().retention().sweep(clock.instant().minus(Duration.ofDays(30)), clock.instant(), 500);
        assertThat(ports().voices().in(thread("T1", "1"))).hasSize(1);

        ports().retention().sweep(clock.instant(), clock.instant(), 500);

        assertThat(ports().voices().in(thread("T1", "1"))).isEmpty();
    }
}
