package dev.kotae.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.app.Build;
import dev.kotae.chaos.history.Happened.CallEnded;
import dev.kotae.chaos.history.Happened.Called;
import dev.kotae.chaos.history.Happened.Disturbed;
import dev.kotae.chaos.history.Happened.Ending;
import dev.kotae.chaos.history.Happened.Shown;
import dev.kotae.chaos.outside.Outside;
import dev.kotae.chaos.outside.Question;
import dev.kotae.chaos.outside.SlackSender;
import dev.kotae.chaos.outside.Tempo;
import dev.kotae.local.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The real process on SQLite, killed at random moments under load. Longer with
/// `-Dchaos.kills=1000`; the same again with the seed that is printed at the start ([Chance]).
@Tag("chaos")
class SigkillTest {
    private static final int KILLS = Integer.getInteger("chaos.kills", 100);
    private static final int PER_SECOND = Integer.getInteger("chaos.rate", 12);

    /// Slack's pattern in as little time as a start takes.
    private static final List<Duration> WAITS =
            List.of(Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(8));

    /// Most strike at any moment.
    private static final List<Aim> AIMS = List.of(Aim.ANY, Aim.RECORDED, Aim.ANY, Aim.POSTED);

    private static final int INTERRUPTED = 8;
    private static final int ROUNDS = 2;
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path folder;

    private final Random chance = Chance.of(getClass());

    @Test
    @Timeout(3_600)
    void killed_at_random_moments_it_loses_nothing_and_answers_nothing_twice() throws Exception {
        var database = folder.resolve("kotae.db");
        var clock = Tempo.of(1);
        try (var outside = new Outside(clock);
                var replica =
                        new Replica(
                                "sigkill", folder, outside, "jdbc:sqlite:" + database, Map.of());
                var sender =
                        new SlackSender(
                                clock,
                                clock,
                                outside.recorder(),
                                () -> List.of(replica.events()),
                                WAITS)) {
            var load = new Load(outside, sender, PER_SECOND, chance);
            outside.weather().latency(Duration.ofMillis(120), Duration.ofMillis(120), chance);
            outside.bedrock().pace(new Pace(Duration.ofMillis(100), 250));
            Build.get();
            long began = System.nanoTime();
            load.start();
            var kills = new Kills();
            for (int kill = 0; kill < KILLS; kill++) {
                var started = start(replica);
                load.rate(PER_SECOND);
                AIMS.get(kill % AIMS.size()).wait(outside, started, chance);
                load.volley(5);
                Thread.sleep(chance.nextInt(6));
                replica.kill();
                outside.recorder().note(at -> new Disturbed(at, "killed"));
                outside.weather().clear();
                load.rate(2);
                kills.add(Autopsy.of(database, outside.history()));
            }
            load.stop();
            start(replica);
            Rest.Merges merges = () -> Autopsy.noteMerged(database, outside.recorder());
            var rest = Rest.await(outside, sender, Duration.ofSeconds(90), merges);
            merges.note();
            long took = (System.nanoTime() - began) / 1_000_000_000;
            Verdict.of(
                    "sigkill",
                    outside.history(),
                    kills + " last-answer=" + rest.toMillis() + "ms took=" + took + "s");
            assertThat(kills.hits())
                    .allSatisfy((phase, hits) ->
                            assertThat(hits)
                                    .as("kills that hit %s", phase)
                                    .isGreaterThanOrEqualTo(Math.min(10, KILLS / 10)));
        }
    }

    /// Model time and five seconds, from when it is ready again: the lease of who died is void
    /// then.
    @Test
    @Timeout(600)
    void answers_that_a_kill_interrupted_stand_within_five_seconds_of_a_restart() throws Exception {
        try (var scene = Scene.sqlite("interrupted", folder)) {
            scene.outside().bedrock().pace(new Pace(Duration.ofMillis(100), 120));
            for (int round = 0; round < ROUNDS; round++) {
                var questions = new ArrayList<Question>();
                for (int i = 0; i < INTERRUPTED; i++) {
                    questions.add(scene.ask());
                }
                while (questions.stream().anyMatch(each -> !isShown(scene, each))) {
                    Thread.sleep(10);
                }
                scene.replica().kill();
                scene.disturbed("killed");
                start(scene.replica());
                scene.disturbed("is back");
                scene.rest(PATIENCE, Rest.Merges.UNKNOWN);
                var late = questions.stream().map(each -> late(scene, each)).toList();
                System.out.println("chaos: interrupted, beyond the model's time: " + late);
                assertThat(late).allMatch(beyond -> beyond.compareTo(FIVE_SECONDS) <= 0);
            }
            var tally = scene.judge(PATIENCE);
            assertThat(tally.answers()).isEqualTo((long) ROUNDS * INTERRUPTED);
        }
    }

    private static boolean isShown(Scene scene, Question question) {
        return scene.outside()
                .history()
                .of(Shown.class)
                .anyMatch(shown -> shown.text().contains(question.canary()));
    }

    /// How long after the last start the whole answer stood, less what its model took.
    private static Duration late(Scene scene, Question question) {
        var history = scene.outside().history();
        var name = question.canary();
        long back = history.of(Disturbed.class).mapToLong(Disturbed::at).max().orElseThrow();
        long whole =
                history.of(Ending.class)
                        .filter(ending -> ending.text().contains(name))
                        .mapToLong(Ending::at)
                        .max()
                        .orElseThrow();
        var calls = history.of(Called.class).filter(call -> call.prompt().contains(name));
        var last = calls.reduce((one, other) -> other).orElseThrow();
        long ended =
                history.of(CallEnded.class)
                        .filter(end -> end.call() == last.call())
                        .mapToLong(CallEnded::at)
                        .findFirst()
                        .orElseThrow();
        return Duration.ofNanos(whole - back - (ended - last.at()));
    }

    private static Duration start(Replica replica) throws Exception {
        long began = System.nanoTime();
        replica.start();
        replica.awaitReady(Duration.ofMinutes(1));
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
