package dev.kotae.app;

import dev.kotae.app.house.Closing;
import dev.kotae.app.house.StandIns;
import dev.kotae.doctor.Secret;
import dev.kotae.local.RetrySchedule;
import dev.kotae.local.SlackStandIn;
import dev.kotae.local.WireTap;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.Workspace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// What `serve` in a process of its own finds around it: Slack, Bedrock and a folder of documents,
/// given by nothing but settings.
final class Surroundings implements AutoCloseable {
    static final String SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    static final String BOT_TOKEN = "xoxb-0123456789-abcdefgh";

    private final Closing closing = new Closing();
    private final Path folder;
    private final SlackStandIn slack;
    private final StandIns standIns;

    /// @param folder where the process runs; holds the documents and the settings file
    Surroundings(Path folder) throws Exception {
        this.folder = folder;
        Files.createDirectory(folder.resolve("docs"));
        Files.writeString(
                folder.resolve("docs/bees.md"),
                """
                # Keeping bees

                ## Harvest

                The honey is taken off in the second week of July. Leave twelve kilograms in every hive.
                The combs are spun on the same day, because cold honey does not leave them.
                """);
        Files.writeString(folder.resolve("kotae.yaml"), "knowledge: [ { folder: docs } ]\n");
        standIns = closing.with(StandIns.open(folder.resolve("docs"), WireTap.NONE, false));
        slack =
                closing.with(
                        new SlackStandIn(
                                InstantSource.system(),
                                new Secret(SIGNING_SECRET),
                                new Secret(BOT_TOKEN),
                                new RetrySchedule(
                                        Duration.ofSeconds(3),
                                        List.of(Duration.ofMillis(500), Duration.ofSeconds(3))),
                                WireTap.NONE));
        standIns.serve(slack.servlets());
    }

    SlackStandIn slack() {
        return slack;
    }

    StandIns standIns() {
        return standIns;
    }

    /// The variables with which `serve` finds all of it, on ports of its own.
    Map<String, String> variables() {
        var here = standIns.address().toString();
        return Map.ofEntries(
                Map.entry("SLACK_SIGNING_SECRET", SIGNING_SECRET),
                Map.entry("SLACK_BOT_TOKEN", BOT_TOKEN),
                Map.entry("KOTAE_SLACK_API_URL", here + "/api/"),
                Map.entry("AWS_REGION", "us-east-1"),
                Map.entry("KOTAE_BEDROCK_RUNTIME_ENDPOINT", here),
                Map.entry("KOTAE_BEDROCK_AGENT_RUNTIME_ENDPOINT", here),
                Map.entry("KOTAE_HTTP_PORT", "0"),
                Map.entry("KOTAE_HTTP_BIND", "127.0.0.1"),
                Map.entry("KOTAE_HTTP_MANAGEMENT_PORT", "0"));
    }

    /// Starts `serve` without waiting for anything.
    Program start() throws IOException {
        return start(Map.of());
    }

    /// The same with further variables.
    Program start(Map<String, String> more) throws IOException {
        var variables = new HashMap<>(variables());
        variables.putAll(more);
        return Program.start(folder, variables, "serve");
    }

    /// Waits until the program is ready, and sends it what is said in Slack.
    ///
    /// @return where it is reached
    URI connect(Program program) throws IOException {
        var address = address(program);
        slack.connect(standIns.address(), address.resolve("/slack/events"));
        return address;
    }

    /// Waits until the program is ready.
    ///
    /// @return where it is reached
    static URI address(Program program) throws IOException {
        return url(program.await("/slack/events"));
    }

    /// Waits for the line after the one of [#address].
    ///
    /// @return where health and metrics are read
    static URI management(Program program) throws IOException {
        return url(program.await("/metrics"));
    }

    private static URI url(String line) {
        return URI.create(line.replaceAll(".*(http://[\\d.:]+).*", "$1"));
    }

    /// Asks about the documents.
    Post ask() {
        return slack.say(Workspace.EMMA, Workspace.GENERAL, "@Kotae When is honey taken off?");
    }

    /// The bot's message in the question's thread, as soon as it is as wanted.
    Post answer(Post question, Predicate<Post> wanted) throws InterruptedException {
        return await(() ->
                thread(question).stream()
                        .filter(post -> post.author().equals(Workspace.BOT))
                        .filter(wanted)
                        .findFirst());
    }

    /// What is looked for, as soon as it is there.
    Post await(Supplier<Optional<Post>> look) throws InterruptedException {
        var end = Instant.now().plusSeconds(45);
        while (Instant.now().isBefore(end)) {
            var found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(20);
        }
        throw new AssertionError(slack.messages(Workspace.GENERAL).toString());
    }

    /// All messages of the question's thread, with the question.
    List<Post> thread(Post question) {
        return slack.messages(Workspace.GENERAL, question.ts());
    }

    @Override
    public void close() {
        closing.close();
    }
}
