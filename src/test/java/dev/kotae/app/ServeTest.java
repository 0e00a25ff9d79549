package dev.kotae.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.local.Pace;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.Workspace;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// `serve` in a process of its own, with Slack and Bedrock given by nothing but settings.
@Timeout(120)
class ServeTest {
    private static final Pace SLOW = new Pace(Duration.ofMillis(100), 20);

    @TempDir Path folder;

    private Surroundings around;

    @BeforeEach
    void open() throws Exception {
        around = new Surroundings(folder);
    }

    @AfterEach
    void close() {
        around.close();
    }

    @Test
    void with_slacks_variables_and_awss_own_it_answers_a_mention() throws Exception {
        try (var program = around.start()) {
            around.connect(program);
            var question = around.ask();
            var answer = around.answer(question, SlackAtWork::isWhole);
            assertThat(answer.text()).contains("second week of July").contains("[1]");
            assertThat(around.thread(question)).hasSize(2);
        }
    }

    @Test
    void a_question_that_was_being_answered_when_the_process_was_killed_is_answered_once()
            throws Exception {
        around.standIns().bedrock().pace(SLOW);
        Post question;
        try (var program = around.start()) {
            around.connect(program);
            question = around.ask();
            around.answer(question, post -> post.text().contains("of July"));
            program.kill();
        }
        around.standIns().bedrock().pace(Pace.AT_ONCE);
        try (var program = around.start()) {
            around.connect(program);
            var answer = around.answer(question, SlackAtWork::isWhole);
            assertThat(answer.text()).contains("second week of July");
            assertThat(around.thread(question)).hasSize(2);
        }
    }

    @Test
    void sigterm_in_the_middle_of_an_answer_lets_it_end_and_then_the_process() throws Exception {
        around.standIns().bedrock().pace(SLOW);
        try (var program = around.start()) {
            around.connect(program);
            var question = around.ask();
            around.answer(question, post -> post.text().contains("honey"));
            program.terminate();
            assertThat(program.exitCode()).isEqualTo(143);
            var answer = around.answer(question, SlackAtWork::isWhole);
            assertThat(answer.text()).contains("second week of July").contains("stand-in");
        }
    }

    @Test
    void the_real_port_shows_no_playground_and_refuses_what_is_not_signed() throws Exception {
        try (var program = around.start();
                var client = HttpClient.newHttpClient()) {
            var address = Surroundings.address(program);
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
        try (var first = around.start()) {
            first.await("/slack/events");
            try (var second = around.start()) {
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
        var variables = new HashMap<String, String>();
        variables.put("KOTAE_LOG_FORMAT", "json");
        variables.put("KOTAE_LOG_LEVEL", "debug");
        try (var program = around.start(variables)) {
            var ready = program.await("ready=");
            var address = URI.create(message(ready).replaceAll("ready=(\\S+).*", "$1"));
            around.slack().connect(around.standIns().address(), address.resolve("/slack/events"));
            var question = around.ask();
            around.answer(question, SlackAtWork::isWhole);
            var turn = program.await("outcome=answered");
            for (var line : program.seen().lines().toList()) {
                assertThat(message(line)).isNotEmpty();
            }
            assertThat(message(turn))
                    .startsWith(
                            "turn=" + new JsonMapper().readTree(turn).at("/mdc/turn").asString())
                    .containsPattern("usd=0\\.\\d{6} ms=\\d+$");
            assertThat(program.seen())
                    .doesNotContain("honey")
                    .doesNotContain("Emma")
                    .doesNotContain(Workspace.EMMA, Workspace.GENERAL)
                    .doesNotContain(Surroundings.BOT_TOKEN)
                    .doesNotContain(Surroundings.SIGNING_SECRET);
        }
    }

    @Test
    void a_store_that_cannot_be_opened_is_explained_in_the_operators_language() throws Exception {
        var variables = new HashMap<String, String>();
        variables.put("KOTAE_STORE_URL", "jdbc:mysql://kotae:hunter2@db/kotae");
        variables.put("JAVA_TOOL_OPTIONS", "-Duser.language=ja -Xlog:disable");
        try (var program = around.start(variables)) {
            assertThat(program.output())
                    .contains("PostgreSQL のデータベースも指していません")
                    .doesNotContain("hunter2");
            assertThat(program.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void a_port_that_is_taken_is_named() throws Exception {
        var variables = new HashMap<String, String>();
        variables.put("KOTAE_HTTP_PORT", String.valueOf(around.standIns().address().getPort()));
        try (var program = around.start(variables)) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.output()).contains(variables.get("KOTAE_HTTP_PORT"));
        }
    }

    private static String message(String line) {
        return new JsonMapper().readTree(line).path("formattedMessage").asString();
    }

    private static int status(HttpClient client, HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
}
