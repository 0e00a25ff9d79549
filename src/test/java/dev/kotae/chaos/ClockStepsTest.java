package dev.kotae.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.app.Lab;
import dev.kotae.chaos.outside.Tempo;
import dev.kotae.local.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The machine's clock is set while the real process works: ten minutes on, ten minutes back, an
/// hour on, as a machine does that finds its time server.
@Tag("chaos")
class ClockStepsTest {
    private static final int PER_SECOND = Integer.getInteger("chaos.rate", 8);

    private static final Duration[] STEPS = {
        Duration.ofMinutes(10),
        Duration.ofMinutes(-10),
        Duration.ofMinutes(-10),
        Duration.ofMinutes(20),
        Duration.ofHours(1),
        Duration.ofHours(-1)
    };

    @TempDir Path folder;

    private final Random chance = Chance.of(getClass());
    private final AtomicLong ahead = new AtomicLong();

    @Test
    @Timeout(300)
    void a_clock_that_jumps_loses_nothing_and_answers_nothing_twice() throws Exception {
        set(Duration.ZERO);
        var clock = Tempo.of(1);
        try (var scene = new Scene("clock-steps", clock, this::productsTime, Scene.QUICK)) {
            scene.replica(
                    folder,
                    "jdbc:sqlite:" + folder.resolve("kotae.db"),
                    Map.of(Lab.CLOCK_FILE, file().toString()));
            scene.outside().bedrock().pace(new Pace(Duration.ofMillis(100), 250));
            scene.start();
            var load = scene.load(PER_SECOND, chance);
            for (var step : STEPS) {
                Thread.sleep(2_000);
                set(Duration.ofMillis(ahead.get()).plus(step));
            }
            Thread.sleep(2_000);
            load.stop();
            var tally = scene.judge(Duration.ofMinutes(1));
            assertThat(tally.apologies()).isZero();
            assertThat(tally.answers()).isGreaterThan(PER_SECOND * 5L);
        }
    }

    /// Slack signs by the true time, which is the product's as soon as its clock is right; a step
    /// of more than five minutes would have it refused, and that is another test's.
    private Instant productsTime() {
        return Instant.now().plusMillis(ahead.get());
    }

    private Path file() {
        return folder.resolve("clock");
    }

    private void set(Duration to) throws IOException {
        ahead.set(to.toMillis());
        var next = folder.resolve("clock.next");
        Files.writeString(next, String.valueOf(to.toMillis()));
        Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE);
    }
}
