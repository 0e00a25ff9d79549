package dev.kotae.chaos;

import dev.kotae.app.Lab;
import dev.kotae.chaos.history.Happened.Disturbed;
import dev.kotae.chaos.history.Tally;
import dev.kotae.chaos.outside.Outside;
import dev.kotae.chaos.outside.Question;
import dev.kotae.chaos.outside.SlackSender;
import dev.kotae.chaos.outside.Tempo;
import dev.kotae.slack.SlackManifest.View;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// An outside, replicas of the product on one store, and somebody who brings them events.
final class Scene implements AutoCloseable {
    /// Slack's pattern of repetitions in as little time as starts and stops take.
    static final List<Duration> QUICK =
            List.of(Duration.ZERO, Duration.ofSeconds(3), Duration.ofSeconds(12));

    private final String name;
    private final Outside outside;
    private final SlackSender sender;
    private final List<Replica> replicas = new ArrayList<>();
    private final long began = System.nanoTime();

    /// A scene in which nothing runs yet.
    ///
    /// @param name names logs and reports
    /// @param clock what Slack goes by
    /// @param waits before each repetition of an event
    Scene(String name, Tempo clock, List<Duration> waits) {
        this(name, new Outside(clock), clock, clock, waits);
    }

    /// A scene with another view of Slack.
    Scene(String name, Tempo clock, View view, List<Duration> waits) {
        this(name, new Outside(clock, view), clock, clock, waits);
    }

    /// A scene in which Slack signs by another clock than it goes by: by the product's.
    Scene(String name, Tempo clock, InstantSource signing, List<Duration> waits) {
        this(name, new Outside(clock), clock, signing, waits);
    }

    private Scene(
            String name,
            Outside outside,
            Tempo clock,
            InstantSource signing,
            List<Duration> waits) {
        this.name = name;
        this.outside = outside;
        this.sender =
                new SlackSender(
                        clock,
                        signing,
                        outside.recorder(),
                        () -> replicas.stream().map(Replica::events).toList(),
                        waits);
    }

    /// A scene on SQLite in a folder, with one replica that runs.
    static Scene sqlite(String name, Path folder) throws Exception {
        return sqlite(name, folder, View.AGENT);
    }

    /// The same with another view of Slack.
    static Scene sqlite(String name, Path folder, View view) throws Exception {
        var scene = new Scene(name, Tempo.of(1), view, QUICK);
        scene.replica(folder, "jdbc:sqlite:" + folder.resolve("kotae.db"), Map.of());
        scene.start();
        return scene;
    }

    /// Adds a replica that does not run yet.
    ///
    /// @param more what makes it a [Lab], and other settings, as environment variables; nothing for
    ///   the real thing as it is
    Replica replica(Path folder, String store, Map<String, String> more) throws IOException {
        var log = replicas.isEmpty() ? name : name + "-" + replicas.size();
        var replica =
                more.isEmpty()
                        ? new Replica(log, folder, outside, store, more)
                        : new Replica(log, Lab.class.getName(), folder, outside, store, more);
        replicas.add(replica);
        return replica;
    }

    /// Starts all replicas, and waits until they are ready.
    void start() throws Exception {
        for (var replica : replicas) {
            replica.start();
        }
        for (var replica : replicas) {
            replica.awaitReady(Duration.ofSeconds(90));
        }
    }

    Outside outside() {
        return outside;
    }

    SlackSender sender() {
        return sender;
    }

    Replica replica() {
        return replicas.getFirst();
    }

    List<Replica> replicas() {
        return List.copyOf(replicas);
    }

    /// Something happened that excuses whatever was not recorded.
    void disturbed(String what) {
        outside.recorder().note(at -> new Disturbed(at, what));
    }

    /// Something happens that goes on for a while, and excuses all that while.
    void disturbed(String what, Duration lasting) throws InterruptedException {
        long end = System.nanoTime() + lasting.toNanos();
        while (System.nanoTime() < end) {
            disturbed(what);
            Thread.sleep(100);
        }
    }

    /// People begin to ask.
    Load load(int perSecond, RandomGenerator chance) {
        var load = new Load(outside, sender, perSecond, chance);
        load.start();
        return load;
    }

    /// Somebody asks in a new thread, and it is brought.
    Question ask() {
        var question = outside.ask(outside.newThread());
        sender.send(question);
        return question;
    }

    /// So many ask, one after the other.
    void ask(int questions, Duration pause) throws InterruptedException {
        for (int i = 0; i < questions; i++) {
            ask();
            Thread.sleep(pause);
        }
    }

    /// Waits until all has come to rest.
    void rest(Duration patience, Rest.Merges merges) throws Exception {
        Rest.await(outside, sender, patience, merges);
    }

    /// Waits until all has come to rest and has it judged.
    ///
    /// @param more for the report
    Tally judge(Duration patience, Object... more) throws Exception {
        rest(patience, Rest.Merges.UNKNOWN);
        long took = (System.nanoTime() - began) / 1_000_000_000;
        return Verdict.of(
                name,
                outside.history(),
                String.join(" ", Arrays.stream(more).map(String::valueOf).toList())
                        + " took="
                        + took
                        + "s");
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
        sender.close();
        outside.close();
    }
}
