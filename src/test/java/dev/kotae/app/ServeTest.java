package dev.kotae.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.doctor.Secret;
import dev.kotae.local.Pace;
import dev.kotae.local.RetrySchedule;
import dev.kotae.local.SlackStandIn;
import dev.kotae.local.WireTap;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.Workspace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// `serve` in a process of its own, with Slack and Bedrock given by nothing but settings.
@Timeout(120)
class ServeTest {
    private static final String SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final String BOT_TOKEN = "xoxb-0123456789-abcdefgh";
    private static final Pace SLOW = new Pace(Duration.ofMillis(100), 20);

    @TempDir Path folder;

    private final Closing closing = new Closing();
    private SlackStandIn slack;
    private StandIns standIns;

    @BeforeEach
    void open() throws Exception {
        Files.createDirectory(folder.resolve("docs"));
        Files.writeString(
                folder.resolve("docs/bees.md"),
                """
                # Keeping bees

                ## Harvest

                The honey is taken off in the second week of July. Leave twelve kilograms in every hive.
                The combs are spun on the same day, because cold honey does not leave them.
                """);
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
        standIns.serve(Map.of("/api/*", slack, "/response/*", slack));
    }

    @AfterEach
    void close() {
        closing.close();
    }

    @Test
    void with_slacks_variables_and_awss_own_it_answers_a_mention() throws Exception {
        Files.writeString(folder.resolve("kotae.yaml"), "knowledge: [ { folder: docs } ]\n");
        try (var program = Program.start(folder, variables(), "serve")) {
            connect(program);
            var question =
                    slack.say(Workspace.EMMA, Workspace.GENERAL, "@Kotae When is honey taken off?");
            var answer = answer(question, post -> !post.streaming());
            assertThat(answer.text()).contains("second week of July").contains("[1]");
            assertThat(slack.messages(Workspace.GENERAL, question.ts())).hasSize(2);
        }
    }

    @Test
    void a_question_that_was_being_answered_when_the_process_was_killed_is_answered_once()
            throws Exception {
        Files.writeString(folder.resolve("kotae.yaml"), "knowledge: [ { folder: docs } ]\n");
        standIns.bedrock().pace(SLOW);
        Post question;
        try (var program = Program.start(folder, variables(), "serve")) {
            connect(program);
            question =
                    slack.say(Workspace.EMMA, Workspace.GENERAL, "@Kotae When is honey taken off?");
            answer(question, post -> post.text().contains("of July"));
            program.kill();
        }
        standIns.bedrock().pace(Pace.AT_ONCE);
        try (var program = Program.start(folder, variables(), "serve")) {
            connect(program);
            var answer =
                    answer(question, post -> post.text().contains("stand-in") && !post.streaming());
            assertThat(answer.text()).contains("second week of July");
            assertThat(slack.messages(Workspace.GENERAL, question.ts())).hasSize(2);
        }
    }

    @Test
    void sigterm_in_the_middle_of_an_answer_lets_it_end_and_then_the_process() throws Exception {
        Files.writeString(folder.resolve("kotae.yaml"), "knowledge: [ { folder: docs } ]\n");
        standIns.bedrock().pace(SLOW);
        try (var program = Program.start(folder, variables(), "serve")) {
            connect(program);
            var question =
                    slack.say(Workspace.EMMA, Workspace.GENERAL, "@Kotae When is honey taken off?");
            answer(question, post -> post.text().contains("honey"));
            program.terminate();
            assertThat(program.exitCode()).isEqualTo(143);
            var answer = answer(question, post -> !post.streaming());
            assertThat(answer.text()).contains("second week of July").contains("stand-in");
        }
    }

    @Test
    void the_real_port_shows_no_playground_and_refuses_what_is_not_signed() throws Exception {
        try (var program = Program.start(folder, variables(), "serve");
                var client = HttpClient.newHttpClient()) {
            var address = address(program);
            assertThat(status(client, HttpRequest.newBuilder(address.resolve("/")))).isEqualTo(404);
            var forged =
                    HttpRequest.newBuilder(address.resolve("/slack/events"))
                            .POST(BodyPublishers.ofString("{\"type\":\"event_callback\"}"));
            assertThat(status(client, forged)).isEqualTo(401);
        }
    }

    @Test
    void missing_secrets_are_named_with_where_to_find_them() throws Exception {
        try (var program = Program.start(folder, Map.of("AWS_REGION", "us-east-1"), "serve")) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.output().lines())
                    .hasSize(2)
                    .anySatisfy(line -> assertThat(line).contains("SLACK_SIGNING_SECRET"))
                    .anySatisfy(line -> assertThat(line).contains("SLACK_BOT_TOKEN"));
        }
    }

    @Test
    void a_second_process_on_the_same_store_is_refused_and_told_why() throws Exception {
        try (var first = Program.start(folder, variables(), "serve")) {
            first.await("/slack/events");
            try (var second = Program.start(folder, variables(), "serve")) {
                assertThat(second.output().strip().lines())
                        .hasSize(1)
                        .first()
                        .asString()
                        .contains("kotae.db is in use by another Kotae");
                assertThat(second.exitCode()).isEqualTo(2);
            }
        }
    }

    @Test
    void json_logs_are_one_object_a_line_and_hold_nothing_of_a_conversation() throws Exception {
        Files.writeString(folder.resolve("kotae.yaml"), "knowledge: [ { folder: docs } ]\n");
        var variables = new HashMap<>(variables());
        variables.put("KOTAE_LOG_FORMAT", "json");
        variables.put("KOTAE_LOG_LEVEL", "debug");
        try (var program = Program.start(folder, variables, "serve")) {
            var ready = program.await("ready=");
            var address = URI.create(message(ready).replaceAll("ready=(\\S+).*", "$1"));
            slack.connect(standIns.address(), address.resolve("/slack/events"));
            var question =
                    slack.say(Workspace.EMMA, Workspace.GENERAL, "@Kotae When is honey taken off?");
            answer(question, post -> !post.streaming());
            var turn = program.await("outcome=answered");
            for (var line : program.seen().lines().toList()) {
                assertThat(message(line)).isNotEmpty();
            }
            assertThat(message(turn))
                    .startsWith("turn=")
                    .containsPattern("usd=0\\.\\d{6} ms=\\d+$");
            assertThat(program.seen())
                    .doesNotContain("honey")
                    .doesNotContain("Emma")
                    .doesNotContain(BOT_TOKEN)
                    .doesNotContain(SIGNING_SECRET);
        }
    }

    @Test
    void a_store_that_cannot_be_opened_is_explained_in_the_operators_language() throws Exception {
        var variables = new HashMap<>(variables());
        variables.put("KOTAE_STORE_URL", "jdbc:mysql://kotae:hunter2@db/kotae");
        variables.put("JAVA_TOOL_OPTIONS", "-Duser.language=ja -Xlog:disable");
        try (var program = Program.start(folder, variables, "serve")) {
            assertThat(program.output()).contains("SQLite のファイルも PostgreSQL のデータベースも指していません").doesNotContain("hunter2");
            assertThat(program.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void a_port_that_is_taken_is_named() throws Exception {
        var variables = new HashMap<>(variables());
        variables.put("KOTAE_HTTP_PORT", String.valueOf(standIns.address().getPort()));
        try (var program = Program.start(folder, variables, "serve")) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.output()).contains(variables.get("KOTAE_HTTP_PORT"));
        }
    }

    private static String message(String line) {
        return new JsonMapper().readTree(line).path("formattedMessage").asString();
    }

    private Map<String, String> variables() {
        var here = standIns.address().toString();
        return Map.of(
                "SLACK_SIGNING_SECRET",
                SIGNING_SECRET,
                "SLACK_BOT_TOKEN",
                BOT_TOKEN,
                "KOTAE_SLACK_API_URL",
                here + "/api/",
                "AWS_REGION",
                "us-east-1",
                "KOTAE_BEDROCK_RUNTIME_ENDPOINT",
                here,
                "KOTAE_BEDROCK_AGENT_RUNTIME_ENDPOINT",
                here,
                "KOTAE_HTTP_PORT",
                "0",
                "KOTAE_HTTP_BIND",
                "127.0.0.1");
    }

    private static URI address(Program program) throws IOException {
        var line = program.await("/slack/events");
        return URI.create(line.replaceAll(".*(http://[\\d.:]+).*", "$1"));
    }

    private void connect(Program program) throws IOException {
        slack.connect(standIns.address(), address(program).resolve("/slack/events"));
    }

    private static int status(HttpClient client, HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    /// The bot's message in the question's thread, as soon as it is as wanted.
    private Post answer(Post question, Predicate<Post> wanted) throws InterruptedException {
        var end = Instant.now().plusSeconds(45);
        while (Instant.now().isBefore(end)) {
            for (var post : slack.messages(Workspace.GENERAL, question.ts())) {
                if (post.author().equals(Workspace.BOT) && wanted.test(post)) {
                    return post;
                }
            }
            Thread.sleep(20);
        }
        throw new AssertionError(slack.messages(Workspace.GENERAL, question.ts()).toString());
    }
}
