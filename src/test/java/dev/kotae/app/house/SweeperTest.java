package dev.kotae.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.Soon;
import dev.kotae.memory.HandClock;
import dev.kotae.memory.Retention;
import dev.kotae.memory.StoreFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SweeperTest {
    private final Instant now = new HandClock().instant();

    private record Asked(Instant contentBefore, Instant namesBefore) {}

    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    @Test
    void it_sweeps_until_nothing_is_left() throws Exception {
        var left = new AtomicInteger(450);
        Retention rows =
                (content, names, batch) -> {
                    asked.add(new Asked(content, names));
                    int gone = Math.min(batch, left.get());
                    left.addAndGet(-gone);
                    return gone;
                };
        try (var _ =
                new Sweeper(
                        rows, Duration.ofDays(30), Duration.ZERO, Sweeper.EVERY, new HandClock())) {
            Soon.holds(() -> asked.size() >= 4);
        }
        assertThat(left).hasValue(0);
        assertThat(asked)
                .hasSize(4)
                .containsOnly(
                        new Asked(now.minus(Duration.ofDays(30)), now.minus(Duration.ofDays(30))));
    }

    @Test
    void words_may_go_at_once_but_names_stay_for_a_week() throws Exception {
        Retention nothing =
                (content, names, _) -> {
                    asked.add(new Asked(content, names));
                    return 0;
                };
        try (var _ =
                new Sweeper(
                        nothing, Duration.ZERO, Duration.ZERO, Sweeper.EVERY, new HandClock())) {
            Soon.holds(() -> asked.size() >= 1);
        }
        assertThat(asked).containsExactly(new Asked(now, now.minus(Duration.ofDays(7))));
    }

    @Test
    void a_store_that_fails_ends_one_sweep_and_not_the_sweeper() throws Exception {
        Queue<Integer> answers = new ConcurrentLinkedQueue<>(List.of(5));
        Retention failing =
                (content, names, _) -> {
                    asked.add(new Asked(content, names));
                    var answer = answers.poll();
                    if (answer == null) {
                        throw new StoreFailure("sweep", new IllegalStateException("away"));
                    }
                    return answer;
                };
        var often = Duration.ofMillis(20);
        try (var _ = new Sweeper(failing, Duration.ZERO, Duration.ZERO, often, new HandClock())) {
            Soon.holds(() -> asked.size() >= 4);
        }
        assertThat(answers).isEmpty();
    }
}
