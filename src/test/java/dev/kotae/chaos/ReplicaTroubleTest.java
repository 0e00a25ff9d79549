package dev.kotae.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.app.Lab;
import dev.kotae.chaos.history.Happened;
import dev.kotae.chaos.history.Happened.CallEnded;
import dev.kotae.chaos.history.Happened.Called;
import dev.kotae.chaos.history.Happened.Disturbed;
import dev.kotae.chaos.history.Happened.Shown;
import dev.kotae.chaos.history.Tally;
import dev.kotae.chaos.outside.Question;
import dev.kotae.chaos.outside.Tempo;
import dev.kotae.local.Pace;
import dev.kotae.slack.SlackManifest.View;
import dev.kotae.store.engine.Network;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Several real processes on one real PostgreSQL: they die, they sleep, their network is cut, the
/// server dies. Longer with `-Dchaos.kills=…`.
@Tag("chaos")
class ReplicaTroubleTest {
    private static final int KILLS = Integer.getInteger("chaos.kills", 20);
    private static final int PER_SECOND = Integer.getInteger("chaos.rate", 8);

    /// What is lost with a replica is taken up by another after this.
    private static final Duration LEASE = Duration.ofSeconds(6);

    private static final Pace PACE = new Pace(Duration.ofMillis(100), 250);

    @TempDir private static Path data;
    private static PostgresServer postgres;

    @TempDir Path folder;

    private final Random chance = Chance.of(getClass());

    @BeforeAll
    static void open() throws Exception {
        postgres = new PostgresServer(data.resolve("pg"));
    }

    @AfterAll
    static void close() throws Exception {
        postgres.close();
    }

    private Scene scene(String name, int... ports) throws Exception {
        return scene(name, View.AGENT, ports);
    }

    private Scene scene(String name, View view, int... ports) throws Exception {
        try (var connection = DriverManager.getConnection(postgres.url());
                var statement = connection.createStatement()) {
            statement.execute("drop schema public cascade");
            statement.execute("create schema public");
        }
        var scene = new Scene(name, Tempo.of(1), view, Scene.QUICK);
        for (int port : ports) {
            scene.replica(
                    folder,
                    PostgresServer.url(port),
                    Map.of(Lab.LEASE, String.valueOf(LEASE.toMillis())));
        }
        scene.outside().weather().latency(Duration.ofMillis(80), Duration.ofMillis(80), chance);
        scene.outside().bedrock().pace(PACE);
        scene.start();
        return scene;
    }

    private static Tally judge(Scene scene, Object... more) throws Exception {
        try (var connection = DriverManager.getConnection(postgres.url())) {
            Rest.Merges merges = () -> Autopsy.noteMerged(connection, scene.outside().recorder());
            scene.rest(Duration.ofMinutes(2), merges);
            merges.note();
        }
        return scene.judge(Duration.ZERO, more);
    }

    @Test
    @Timeout(3_600)
    void one_of_three_is_killed_every_two_seconds() throws Exception {
        int port = postgres.port();
        try (var scene = scene("replicas", View.CLASSIC, port, port, port);
                var connection = DriverManager.getConnection(postgres.url())) {
            var load = scene.load(PER_SECOND, chance);
            var kills = new Kills();
            for (int kill = 0; kill < KILLS; kill++) {
                Thread.sleep(2_000);
                var victim = scene.replicas().get(kill % 3);
                victim.kill();
                scene.disturbed("killed");
                kills.add(Autopsy.of(connection, scene.outside().history()));
                victim.start();
            }
            load.stop();
            judge(scene, kills);
        }
    }

    @Test
    @Timeout(600)
    void postgresql_itself_is_killed() throws Exception {
        try (var scene = scene("postgres-killed", postgres.port(), postgres.port())) {
            var load = scene.load(PER_SECOND, chance);
            for (int kill = 0; kill < 4; kill++) {
                Thread.sleep(2_000 + chance.nextInt(1_000));
                postgres.kill();
                scene.disturbed("postgresql killed");
                Thread.sleep(chance.nextInt(1_500));
                postgres.restart();
                scene.disturbed("postgresql is back");
            }
            Thread.sleep(2_000);
            load.stop();
            var tally = judge(scene);
            assertThat(tally.accepted()).isPositive();
        }
    }

    @Test
    @Timeout(600)
    void a_replica_that_slept_past_its_lease_shows_nothing_more() throws Exception {
        try (var scene = scene("replica-slept", postgres.port(), postgres.port())) {
            var load = scene.load(PER_SECOND, chance);
            for (int sleep = 0; sleep < 3; sleep++) {
                Thread.sleep(2_000);
                var sleeper = scene.replicas().get(sleep % 2);
                sleeper.signal("STOP");
                scene.disturbed("stopped");
                Thread.sleep(LEASE.plusSeconds(3));
                scene.disturbed(Disturbed.GOES_ON);
                sleeper.signal("CONT");
            }
            Thread.sleep(1_000);
            load.stop();
            judge(scene);
        }
    }

    @Test
    @Timeout(600)
    void the_network_to_postgresql_is_cut() throws Exception {
        try (var cable = new Network(postgres.port());
                var scene = scene("network-cut", cable.port(), postgres.port())) {
            var load = scene.load(PER_SECOND, chance);
            for (int cut = 0; cut < 2; cut++) {
                Thread.sleep(2_500);
                cable.cut();
                scene.disturbed("network cut", LEASE.plusSeconds(4));
                cable.mend();
                scene.disturbed("network mended");
            }
            Thread.sleep(2_000);
            load.stop();
            judge(scene);
        }
    }

    @Test
    @Timeout(600)
    void a_stop_reaches_whichever_replica_works_within_a_second_and_keeps_what_was_said()
            throws Exception {
        try (var scene = scene("stops", postgres.port(), postgres.port())) {
            var outside = scene.outside();
            outside.bedrock().pace(new Pace(Duration.ofMillis(50), 8));
            for (int round = 0; round < 6; round++) {
                var lane = outside.newThread();
                var question = outside.ask(lane);
                scene.sender().send(question);
                assertThat(outside.recorder().await(said(question), Duration.ofSeconds(20)))
                        .isTrue();
                var said = words(shown(scene, question).getLast());
                for (var event : outside.stop(lane)) {
                    scene.sender().attempt(question, event, 0, Duration.ofSeconds(3));
                }
                long stopped = System.nanoTime();
                while (!left(scene, question)) {
                    Thread.sleep(5);
                }
                var took = Duration.ofNanos(System.nanoTime() - stopped);
                System.out.println(
                        "chaos: stop reached the model after " + took.toMillis() + " ms");
                assertThat(took).isLessThan(Duration.ofSeconds(1));
                keeps(scene, question, said);
            }
        }
    }

    /// The answer ends with what people could read of it. Our last post alone bears the turn.
    private static void keeps(Scene scene, Question question, String said) throws Exception {
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (shown(scene, question).getLast().turn().isEmpty()) {
            assertThat(System.nanoTime()).as("the answer never ended").isLessThan(end);
            Thread.sleep(20);
        }
        var last = shown(scene, question).getLast();
        assertThat(words(last)).startsWith(said);
        assertThat(last.open()).isFalse();
    }

    /// What was shown of a question's answer, in order.
    private static List<Shown> shown(Scene scene, Question question) {
        return scene.outside()
                .history()
                .of(Shown.class)
                .filter(shown -> shown.text().contains(question.canary()))
                .toList();
    }

    /// As they are read, however they are laid out.
    private static String words(Shown shown) {
        return shown.text().replaceAll("\\s+", " ").strip();
    }

    private static Predicate<Happened> said(Question question) {
        return happened ->
                happened instanceof Shown shown && shown.text().contains(question.canary());
    }

    /// Whether the model's call for a question has ended.
    private static boolean left(Scene scene, Question question) {
        var history = scene.outside().history();
        var calls =
                history.of(Called.class)
                        .filter(called -> called.questions().contains(question.canary()))
                        .map(Called::call)
                        .toList();
        return history.of(CallEnded.class).anyMatch(ended -> calls.contains(ended.call()));
    }
}
