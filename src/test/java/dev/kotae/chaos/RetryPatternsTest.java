package dev.kotae.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.app.Lab;
import dev.kotae.chaos.outside.Lane;
import dev.kotae.chaos.outside.Question;
import dev.kotae.chaos.outside.Tempo;
import dev.kotae.local.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Slack brings events again in every pattern that it has, although each was taken: at once, after
/// one minute, after five; one of the twins of a mention before the other or long after it; while
/// the answer is being written, when it stands, when the process was started anew. Time runs
/// [#TIMES] times as fast, in Slack and in the real process.
@Tag("chaos")
class RetryPatternsTest {
    private static final int CASES = Integer.getInteger("chaos.cases", 2_000);
    private static final int TIMES = 60;

    /// Slack's own (docs.slack.dev, Events API, read September 2026), the first after at most a few
    /// seconds.
    private static final List<Duration> REPETITIONS =
            List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5));

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @TempDir Path folder;

    private final Random chance = Chance.of(getClass());

    @Test
    @Timeout(600)
    void whatever_comes_again_is_answered_once() throws Exception {
        var clock = Tempo.of(TIMES);
        try (var scene = new Scene("retry-patterns", clock, Scene.QUICK);
                var couriers = Executors.newVirtualThreadPerTaskExecutor()) {
            scene.replica(
                    folder,
                    "jdbc:sqlite:" + folder.resolve("kotae.db"),
                    Map.of(Lab.TEMPO, TIMES + " " + clock.began().toEpochMilli()));
            scene.outside().bedrock().pace(new Pace(Duration.ofMillis(20), 2_000));
            scene.start();
            var lanes = new ArrayList<Lane>();
            for (int i = 0; i < CASES; i++) {
                bring(scene, clock, question(scene, lanes), couriers);
                if (i == CASES / 3) {
                    restart(scene);
                }
                Thread.sleep(10);
            }
            couriers.shutdown();
            assertThat(couriers.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
            var tally = scene.judge(Duration.ofMinutes(2));
            assertThat(tally.accepted()).isEqualTo(CASES);
            assertThat(tally.deliveries()).isGreaterThan(CASES * 3L);
        }
    }

    private Question question(Scene scene, List<Lane> lanes) {
        if (!lanes.isEmpty() && chance.nextInt(4) == 0) {
            return scene.outside().ask(lanes.get(chance.nextInt(lanes.size())));
        }
        var lane = scene.outside().newThread();
        lanes.add(lane);
        if (lanes.size() > 40) {
            lanes.removeFirst();
        }
        return scene.outside().ask(lane);
    }

    /// Each event at least once until it is taken, then again as often as the die says.
    private void bring(Scene scene, Tempo clock, Question question, ExecutorService couriers) {
        var events = new ArrayList<>(question.events());
        Collections.shuffle(events, chance);
        for (var event : events) {
            // The twins come together, or one of them a minute late.
            var late = chance.nextInt(4) == 0 ? Duration.ofMinutes(1) : Duration.ZERO;
            var repetitions = REPETITIONS.stream().filter(_ -> chance.nextBoolean()).toList();
            int atOnce = 1 + chance.nextInt(2);
            couriers.execute(() -> {
                try {
                    clock.sleep(late);
                    taken(scene, clock, question, event, atOnce);
                    int retry = 1;
                    for (var wait : repetitions) {
                        clock.sleep(wait);
                        scene.sender().attempt(question, event, retry, PATIENCE);
                        retry++;
                    }
                } catch (InterruptedException closed) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    /// Brings it until it is taken, by several couriers at once.
    private static void taken(Scene scene, Tempo clock, Question question, String event, int atOnce)
            throws InterruptedException {
        for (int i = 1; i < atOnce; i++) {
            Thread.ofVirtual()
                    .start(() -> {
                        try {
                            scene.sender().attempt(question, event, 1, PATIENCE);
                        } catch (InterruptedException closed) {
                            Thread.currentThread().interrupt();
                        }
                    });
        }
        while (scene.sender().attempt(question, event, 0, PATIENCE) != 200) {
            clock.sleep(Duration.ofSeconds(20));
        }
    }

    private static void restart(Scene scene) throws Exception {
        scene.replica().kill();
        scene.disturbed("killed");
        scene.start();
    }
}
