package dev.kotae.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.local.slack.Workspace;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the page may do besides talking, and what it may not, over real HTTP.
class PlaygroundDeedsTest {
    private static final String DIRECT = Workspace.directMessage(Workspace.EMMA);

    private final HttpClient http = HttpClient.newHttpClient();
    private OpenPlayground playground;
    private RecordingBot bot;

    @BeforeEach
    void open() throws Exception {
        var once = new RetrySchedule(Duration.ofSeconds(3), List.of());
        playground = new OpenPlayground(0, once, Map.of(), Map.of());
        bot = new RecordingBot();
        playground.connect(bot.uri());
    }

    @AfterEach
    void close() {
        http.shutdownNow();
        playground.close();
        bot.close();
    }

    @Test
    void a_shared_file_reaches_the_bot_and_only_those_who_see_its_message() throws Exception {
        var content = Base64.getEncoder().encodeToString("有給".getBytes(StandardCharsets.UTF_8));
        post(
                "share",
                """
                {"language":"en","room":"%s","text":"what is this?",
                 "files":[{"name":"../../leave.html","content":"%s"}]}\
                """
                        .formatted(DIRECT, content));

        var file = bot.next().event().at("/files/0");
        assertThat(file.path("name").asString()).isEqualTo(".._.._leave.html");
        var path = "/playground/file?language=en&id=" + file.path("id").asString();
        var mine = get(path);
        assertThat(mine.body()).isEqualTo("有給");
        assertThat(mine.headers().firstValue("content-type")).contains("application/octet-stream");
        assertThat(mine.headers().firstValue("content-disposition")).contains("attachment");
        assertThat(get(path + "&as=" + Workspace.SATO).statusCode()).isEqualTo(404);
    }

    @Test
    void nobody_does_anything_where_they_are_no_member() throws Exception {
        var said = playground.slack.say(Workspace.EMMA, Workspace.PLANNING, "secret").ts();
        bot.next();

        for (var deed : List.of("react", "press", "shortcut", "stop", "edit", "delete")) {
            var answer =
                    answer(
                            deed,
                            """
                            {"as":"%s","room":"%s","ts":"%s","emoji":"x","callback":"ask","text":"y"}\
                            """
                                    .formatted(Workspace.GUEST, Workspace.PLANNING, said));
            assertThat(answer.statusCode()).as(deed).isEqualTo(400);
        }
        assertThat(playground.slack.messages(Workspace.PLANNING))
                .singleElement()
                .satisfies(post -> {
                    assertThat(post.text()).isEqualTo("secret");
                    assertThat(post.reactions()).isEmpty();
                });
        assertThat(bot.hearsNothingFor(Duration.ofMillis(100))).isTrue();
    }

    @Test
    void only_ones_own_words_are_changed_or_taken_back() throws Exception {
        var said = playground.slack.say(Workspace.SATO, Workspace.HR, "mine").ts();

        for (var deed : List.of("edit", "delete")) {
            var answer =
                    answer(
                            deed,
                            """
                            {"language":"en","room":"%s","ts":"%s","text":"yours"}\
                            """
                                    .formatted(Workspace.HR, said));
            assertThat(answer.statusCode()).as(deed).isEqualTo(400);
            assertThat(answer.body()).contains("message");
        }
        assertThat(playground.slack.messages(Workspace.HR).getLast().text()).isEqualTo("mine");
    }

    @Test
    void the_apps_page_is_opened_with_what_was_in_sight() throws Exception {
        post("open", "{\"language\":\"en\",\"tab\":\"messages\",\"seen\":\"C0HR000000\"}");

        var events = List.of(bot.next().event(), bot.next().event());
        assertThat(events)
                .extracting(event -> event.path("type").asString())
                .containsExactlyInAnyOrder("app_context_changed", "app_home_opened");
        assertThat(events)
                .allSatisfy(event ->
                        assertThat(event.at("/context/entities/0/value").asString())
                                .isEqualTo("C0HR000000"));
    }

    @Test
    void faults_are_switched_by_name_and_told_to_the_page() throws Exception {
        post("fault", "{\"language\":\"en\",\"fault\":\"late_twin\",\"on\":true}");

        assertThat(state().at("/faults/late_twin").asBoolean()).isTrue();
        assertThat(state().at("/faults/tiers").asBoolean()).isFalse();
        post("fault", "{\"language\":\"en\",\"fault\":\"late_twin\",\"on\":false}");
        assertThat(playground.slack.faults()).isEmpty();
        assertThat(answer("fault", "{\"fault\":\"earthquake\",\"on\":true}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void what_the_page_cannot_do_is_not_found() throws Exception {
        assertThat(answer("fly", "{}").statusCode()).isEqualTo(404);
        assertThat(answer("press/x", "{}").statusCode()).isEqualTo(404);
        assertThat(
                        answer("press", "{\"language\":\"en\",\"view\":\"V404\",\"action\":\"a\"}")
                                .statusCode())
                .isEqualTo(400);
    }

    private JsonNode state() throws Exception {
        return JsonMapper.shared().readTree(get("/playground/state?language=en").body());
    }

    private void post(String deed, String body) throws Exception {
        assertThat(answer(deed, body).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> answer(String deed, String body) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(playground.uri() + "/playground/" + deed))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(playground.uri() + path)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
