package dev.kotae.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.local.Pace;
import dev.kotae.local.Trouble;
import dev.kotae.local.slack.Workspace;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `serve` in a process of its own, as its operator and the machines around it see it.
@Timeout(120)
class OperateTest {
    private static final Pace SLOW = new Pace(Duration.ofMillis(100), 20);

    @TempDir Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Surroundings around;

    @BeforeEach
    void open() throws Exception {
        around = new Surroundings(folder);
    }

    @AfterEach
    void close() {
        client.close();
        around.close();
    }

    @Test
    void a_program_that_is_well_is_alive_and_ready_and_shows_its_figures() throws Exception {
        try (var program = around.start()) {
            around.connect(program);
            var management = Surroundings.management(program);
            assertThat(get(management, "/health/live").statusCode()).isEqualTo(200);
            assertThat(awaitReady(management).path("checks").propertyNames())
                    .containsExactlyInAnyOrder("doors", "inbox", "writes", "documents");
            around.answer(around.ask(), SlackAtWork::isWhole);

            var figures = awaitFigures(management, "kotae_cost_usd_total{", "kotae_turns_total{");

            assertThat(figures)
                    .contains("kotae_inbox_waiting 0.0")
                    .contains("kotae_questions_total{fate=\"accepted\"} 1.0")
                    .containsPattern(
                            "kotae_turns_total\\{model=\"Claude [^\"]+\",outcome=\"answered\"} 1.0")
                    .containsPattern("kotae_turn_first_word_seconds_count 1\n")
                    .containsPattern(
                            "kotae_cost_usd_total\\{model=\"[^\"]*claude[^\"]+\",route=\"[a-z]+\"} [\\d.E-]*[1-9]")
                    .contains("kotae_store_seconds_count{operation=\"accept\",result=\"done\"}")
                    .contains(
                            "kotae_cache_requests_total{cache=\"conversations\",result=\"miss\"} 1.0")
                    .contains("kotae_build_info{version=\"unpackaged\"} 1")
                    .contains("# HELP kotae_inbox_oldest_seconds")
                    .contains("jvm_memory_used_bytes")
                    .contains("process_files_open_files")
                    .doesNotContain("Emma")
                    .doesNotContain("honey");
        }
    }

    @Test
    void sigterm_turns_readiness_off_at_once_while_the_answer_still_ends() throws Exception {
        around.standIns().bedrock().pace(SLOW);
        try (var program = around.start()) {
            around.connect(program);
            var management = Surroundings.management(program);
            awaitReady(management);
            var question = around.ask();
            around.answer(question, post -> post.text().contains("honey"));

            program.terminate();

            var ready = awaitUnready(management);
            assertThat(ready.path("checks").path("doors").path("what").asString())
                    .isEqualTo("draining");
            assertThat(get(management, "/health/live").statusCode()).isEqualTo(200);
            assertThat(SlackAtWork.isWhole(around.answer(question, post -> true))).isFalse();
            assertThat(program.exitCode()).isEqualTo(143);
            assertThat(around.answer(question, SlackAtWork::isWhole).text())
                    .contains("second week of July")
                    .contains("stand-in");
        }
    }

    @Test
    void a_turn_that_ended_in_an_apology_is_found_and_answered_after_all_beside_the_server()
            throws Exception {
        around.standIns().bedrock().modelTrouble(new Trouble.Refuse());
        try (var program = around.start()) {
            around.connect(program);
            var question = around.ask();
            var apology = around.answer(question, post -> !post.streaming());
            var listed = operator("inbox", "list", "--state", "dead", "--json");
            var id = new JsonMapper().readTree(listed).path("turn").asString();
            assertThat(apology.text()).contains(id);
            assertThat(operator("inbox", "show", id)).contains("State: dead", "Attempts: 1");

            around.standIns().bedrock().modelTrouble(new Trouble.None());
            assertThat(operator("inbox", "redrive", id)).contains("waits again");

            around.answer(question, post -> post.text().contains("second week of July"));
            assertThat(around.thread(question)).hasSize(2);
        }
    }

    @Test
    void the_owner_is_told_of_a_question_that_could_not_be_answered() throws Exception {
        around.standIns().bedrock().modelTrouble(new Trouble.Refuse());
        try (var program = around.start(Map.of("KOTAE_SLACK_OWNER_CHANNEL", Workspace.GENERAL))) {
            around.connect(program);
            var question = around.ask();
            around.answer(question, post -> !post.streaming());
            var turns = operator("inbox", "list", "--state", "dead", "--json");
            var id = new JsonMapper().readTree(turns).path("turn").asString();

            var notice =
                    around.await(() ->
                            around.slack().messages(Workspace.GENERAL).stream()
                                    .filter(post -> post.text().contains("redrive " + id))
                                    .findFirst());

            assertThat(notice.thread()).isEmpty();
            assertThat(notice.text()).doesNotContain("honey");
        }
    }

    @Test
    void who_has_asked_as_often_as_the_settings_allow_is_told_when_to_ask_again() throws Exception {
        Files.writeString(
                folder.resolve("kotae.yaml"),
                """
                knowledge: [ { folder: docs } ]
                limits: [ { per: person, every: day, turns: 1 } ]
                """);
        try (var program = around.start()) {
            around.connect(program);
            around.answer(around.ask(), post -> post.text().contains("July"));
            var refused = around.answer(around.ask(), post -> !post.streaming());
            assertThat(refused.text()).contains("I can answer again from").doesNotContain("July");
        }
    }

    @Test
    void a_folder_is_searched_by_meaning_too_where_an_embedding_model_is_set() throws Exception {
        var vectors = folder.resolve("data/kotae.vectors");
        var model = Map.of("KOTAE_EMBEDDINGS_MODEL", "amazon.titan-embed-text-v2:0");
        try (var program = around.start(model)) {
            around.connect(program);
            while (!Files.exists(vectors) || Files.size(vectors) < 2_000) {
                Thread.sleep(20);
            }
            around.answer(around.ask(), post -> post.text().contains("July"));
        }
        assertThat(Files.readString(vectors, StandardCharsets.ISO_8859_1))
                .startsWith("kotae vectors 1 512 amazon.titan-embed-text-v2:0\n")
                .doesNotContain("honey");

        Files.writeString(vectors, "SQLite format 3");
        try (var program = around.start(model)) {
            assertThat(program.output()).contains("embeddings.file", "something else");
            assertThat(program.exitCode()).isEqualTo(2);
        }
    }

    private String operator(String... arguments) throws Exception {
        try (var program = Program.start(folder, around.variables(), arguments)) {
            var output = program.output();
            assertThat(program.exitCode()).as(output).isZero();
            return output;
        }
    }

    @Test
    void the_public_port_shows_nothing_of_what_operators_see() throws Exception {
        try (var program = around.start()) {
            var address = around.connect(program);
            assertThat(get(address, "/metrics").statusCode()).isEqualTo(404);
            assertThat(get(address, "/health/ready").statusCode()).isEqualTo(404);
        }
    }

    private String awaitFigures(URI management, String... wanted) throws Exception {
        for (int i = 0; ; i++) {
            var figures = get(management, "/metrics").body();
            if (i == 100 || Arrays.stream(wanted).allMatch(figures::contains)) {
                return figures;
            }
            Thread.sleep(50);
        }
    }

    private JsonNode awaitReady(URI management) throws Exception {
        return await(management, 200);
    }

    private JsonNode awaitUnready(URI management) throws Exception {
        return await(management, 503);
    }

    private JsonNode await(URI management, int status) throws Exception {
        HttpResponse<String> last = get(management, "/health/ready");
        for (int i = 0; i < 100 && last.statusCode() != status; i++) {
            Thread.sleep(20);
            last = get(management, "/health/ready");
        }
        assertThat(last.statusCode()).as(last.body()).isEqualTo(status);
        var page = new JsonMapper().readTree(last.body());
        assertThat(page.path("ok").asBoolean()).isEqualTo(status == 200);
        return page;
    }

    private HttpResponse<String> get(URI place, String path) throws Exception {
        var request = HttpRequest.newBuilder(place.resolve(path)).build();
        return client.send(request, BodyHandlers.ofString());
    }
}
