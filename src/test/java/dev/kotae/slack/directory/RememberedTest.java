package dev.kotae.slack.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private static final int MOST = 10_000;
    private static final Duration HOUR = Duration.ofHours(1);

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-30T09:00:00Z"));
    private final Remembered<String> remembered = new Remembered<>(now::get);

    @Test
    void what_is_fresh_for_a_while_is_known_afterwards_as_what_was_told_last() {
        remembered.keep("U1", "Emma", HOUR);
        assertThat(remembered.fresh("U1")).hasValue("Emma");

        now.updateAndGet(at -> at.plus(HOUR));

        assertThat(remembered.fresh("U1")).isEmpty();
        assertThat(remembered.last("U1")).hasValue("Emma");
    }

    @Test
    void what_was_told_a_moment_ago_outlives_all_that_was_told_earlier() {
        tell("old", MOST - 1);
        remembered.keep("U1", "Emma", HOUR);
        tell("new", MOST - 1);

        assertThat(remembered.fresh("U1")).hasValue("Emma");
        assertThat(remembered.last("old" + (MOST - 2))).isEmpty();
    }

    @Test
    void what_was_not_told_is_not_asked_for_again_for_a_minute() {
        assertThat(remembered.untold("U1", "nobody")).isEqualTo("nobody");
        assertThat(remembered.fresh("U1")).hasValue("nobody");

        now.updateAndGet(at -> at.plusSeconds(60));

        assertThat(remembered.fresh("U1")).isEmpty();
    }

    @Test
    void who_was_interrupted_has_learnt_nothing() {
        Thread.currentThread().interrupt();
        try {
            assertThat(remembered.untold("U1", "nobody")).isEqualTo("nobody");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(remembered.fresh("U1")).isEmpty();
    }

    @Test
    void what_is_told_again_counts_as_new() {
        remembered.keep("U1", "Emma", HOUR);
        tell("first", MOST - 1);
        remembered.keep("U1", "Emma Berg", HOUR);
        tell("then", MOST - 1);

        assertThat(remembered.fresh("U1")).hasValue("Emma Berg");
    }

    @Test
    void no_more_than_a_number_is_kept() {
        tell("one", MOST + 5);

        assertThat(IntStream.range(0, MOST + 5).mapToObj(i -> remembered.last("one" + i)))
                .filteredOn(Optional::isPresent)
                .hasSize(MOST);
    }

    private void tell(String key, int times) {
        IntStream.range(0, times).forEach(i -> remembered.keep(key + i, "somebody", HOUR));
    }
}
