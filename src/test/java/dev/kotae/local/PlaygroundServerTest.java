package dev.kotae.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.local.slack.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The playground's server side, over real HTTP.
@Timeout(30)
class PlaygroundServerTest {
    private static final String DIRECT = Workspace.directMessage(Workspace.EMMA);

    private final HttpClient http = HttpClient.newHttpClient();
    private OpenPlayground playground;
    private RecordingBot bot;

    @BeforeEach
    void open() throws Exception {
        var questions =
                Map.of(
                        Locale.ENGLISH, List.of("How many days?"),
                        Locale.JAPANESE, List.of("何日ですか？"));
        playground = new OpenPlayground(questions, Map.of());
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
    void the_page_and_everything_that_it_names_is_served_and_nothing_comes_from_outside()
            throws Exception {
        var page = get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'self'"));
        var named =
                Pattern.compile("(?:src|href)=\"([^\"#]+)\"")
                        .matcher(page.body())
                        .results()
                        .toList();
        assertThat(named).hasSizeGreaterThan(3);
        for (var file : named) {
            assertThat(file.group(1)).startsWith("/");
            assertThat(get(file.group(1)).statusCode()).as(file.group(1)).isEqualTo(200);
        }
    }

    @Test
    void every_script_that_another_imports_is_served() throws Exception {
        var imports = Pattern.compile("from '\\./([a-z]+\\.js)'");
        for (var script :
                List.of(
                        "acts",
                        "app",
                        "blocks",
                        "compare",
                        "composer",
                        "controls",
                        "documents",
                        "faults",
                        "files",
                        "home",
                        "inspector",
                        "menus",
                        "messages",
                        "modal",
                        "mrkdwn",
                        "passages",
                        "sentences")) {
            var text = get("/" + script + ".js");
            assertThat(text.statusCode()).as(script).isEqualTo(200);
            for (var found : imports.matcher(text.body()).results().toList()) {
                assertThat(get("/" + found.group(1)).statusCode())
                        .as(found.group(1))
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void who_asks_for_what_is_not_there_finds_the_way_back_in_their_language() throws Exception {
        var english = get("/missing?language=en");
        assertThat(english.statusCode()).isEqualTo(404);
        assertThat(english.body())
                .contains("<html lang=\"en\">", "<h1>There is nothing here</h1>")
                .contains("<a href=\"/\">Back to the playground</a>");
        assertThat(get("/missing?language=ja").body())
                .contains("<html lang=\"ja\">", "<a href=\"/\">プレイグラウンドに戻る</a>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../playground.properties",
                "/playground.properties",
                "/Speaker.class",
                "/..%2fslack/slackbot.properties",
                "/%2e%2e/%2e%2e/chat/phrases.properties",
                "/webjars/../../../../logback.xml",
                "/webjars/markdown-it/14.1.0/dist/../package.json",
                "/webjars/markdown-it/14.1.0/package.json",
                "//etc/passwd",
                "/app.js/../../x"
            })
    void no_path_leads_out_of_the_page(String path) throws Exception {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .matches("HTTP/1.1 (400|404)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "127.0.0.1.evil.example", "localhost.evil:80", "10.0.0.1"})
    void a_name_that_somebody_else_points_here_is_refused(String host) throws Exception {
        assertThat(
                        raw(
                                "GET /playground/state HTTP/1.1\r\nHost: "
                                        + host
                                        + "\r\nConnection: close\r\n\r\n"))
                .isEqualTo("HTTP/1.1 403");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:3000", "127.0.0.1:80", "[::1]:3000"})
    void the_names_of_this_machine_are_served(String host) throws Exception {
        assertThat(raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .isEqualTo("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://localhost:1"})
    void another_site_cannot_speak_for_me(String origin) throws Exception {
        var body = "{\"room\":\"" + DIRECT + "\",\"text\":\"hello\"}";

        var refused = post("/playground/say", body, "Origin", origin);
        var own = post("/playground/say", body, "Origin", playground.uri().toString());

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(playground.slack.messages(DIRECT)).hasSize(1);
    }

    @Test
    void a_form_of_another_site_is_not_taken_for_the_page() throws Exception {
        var answer = post("/playground/say", "room=" + DIRECT, "Content-Type", "text/plain");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(playground.slack.messages(DIRECT)).isEmpty();
    }

    @Test
    void what_is_said_on_the_page_reaches_the_bot_in_the_name_of_the_language() throws Exception {
        post(
                "/playground/say",
                "{\"room\":\"C0GENERAL0\",\"text\":\"@Kotae 何日？\",\"language\":\"ja\"}");

        var event = bot.next().event();
        assertThat(event.path("user").asString()).isEqualTo(Workspace.SATO);
        assertThat(event.path("text").asString()).isEqualTo("<@" + Workspace.BOT + "> 何日？");
    }

    @Test
    void nobody_writes_in_a_direct_message_of_somebody_else() throws Exception {
        var answer =
                post(
                        "/playground/say",
                        "{\"room\":\"" + DIRECT + "\",\"text\":\"x\",\"language\":\"ja\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(playground.slack.messages(DIRECT)).isEmpty();
    }

    @Test
    void a_command_reaches_the_bot_and_anything_else_is_none() throws Exception {
        assertThat(
                        post(
                                        "/playground/command",
                                        "{\"room\":\"C0HR000000\",\"line\":\"/ask days?\"}")
                                .statusCode())
                .isEqualTo(200);
        assertThat(bot.next().body()).contains("command=%2Fask&text=days%3F");
        assertThat(
                        post("/playground/command", "{\"room\":\"C0HR000000\",\"line\":\"/askew\"}")
                                .statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_state_is_in_the_language_asked_for() throws Exception {
        var english = state("en");
        var japanese = state("ja");

        assertThat(english.path("me").asString()).isEqualTo(Workspace.EMMA);
        assertThat(japanese.path("me").asString()).isEqualTo(Workspace.SATO);
        assertThat(english.at("/texts/send").asString()).isEqualTo("Send");
        assertThat(japanese.at("/texts/send").asString()).isEqualTo("送信");
        assertThat(japanese.at("/suggestions/0").asString()).isEqualTo("何日ですか？");
    }

    @Test
    void the_chosen_language_is_kept() throws Exception {
        post("/playground/language", "{\"language\":\"ja\"}");

        assertThat(json(get("/playground/state")).path("language").asString()).isEqualTo("ja");
    }

    @Test
    void every_text_of_the_page_exists_in_both_languages() throws Exception {
        var english = texts("playground.properties");
        var japanese = texts("playground_ja.properties");

        assertThat(japanese.keySet()).isEqualTo(english.keySet());
        english.forEach((key, text) ->
                assertThat(placeholders(japanese.getProperty(key.toString())))
                        .as(key.toString())
                        .isEqualTo(placeholders(text.toString())));
    }

    @Test
    void the_scripts_ask_for_no_text_that_is_missing() throws Exception {
        var texts = texts("playground.properties");
        var asked = Pattern.compile("(?:\\bsay\\(|data-text=|data-label=)['\"]([a-z-]+)['\"]");
        for (var file :
                List.of(
                        "/",
                        "/app.js",
                        "/blocks.js",
                        "/compare.js",
                        "/composer.js",
                        "/controls.js",
                        "/documents.js",
                        "/faults.js",
                        "/files.js",
                        "/home.js",
                        "/inspector.js",
                        "/markdown.js",
                        "/menus.js",
                        "/messages.js",
                        "/modal.js",
                        "/passages.js",
                        "/sure.js",
                        "/wire.js")) {
            for (var found : asked.matcher(get(file).body()).results().toList()) {
                var key = found.group(1);
                if (!key.endsWith("-")) {
                    assertThat(texts).as(file).containsKey(key);
                }
            }
        }
    }

    @Test
    void an_open_page_hears_posts_pieces_and_status() throws Exception {
        try (var page = events("en")) {
            var root = playground.slack.say(Workspace.EMMA, DIRECT, "question");
            assertThat(page.next().at("/post/text").asString()).isEqualTo("question");
            api(
                    "assistant.threads.setStatus",
                    "channel_id",
                    DIRECT,
                    "thread_ts",
                    root.ts(),
                    "status",
                    "Reading…");
            assertThat(page.next("doing").path("text").asString()).isEqualTo("Reading…");
            var stream = api("chat.startStream", "channel", DIRECT, "thread_ts", root.ts());
            assertThat(page.next("post").at("/post/streaming").asBoolean()).isTrue();
            var ts = stream.path("ts").asString();
            api("chat.appendStream", "channel", DIRECT, "ts", ts, "markdown_text", "one ");
            api("chat.appendStream", "channel", DIRECT, "ts", ts, "markdown_text", "two");
            assertThat(page.next("append").path("more").asString()).isEqualTo("one ");
            var second = page.next("append");
            assertThat(second.path("more").asString()).isEqualTo("two");
            assertThat(second.path("from").asInt()).isEqualTo(4);
            api("chat.stopStream", "channel", DIRECT, "ts", ts);
            var whole = page.next("post");
            assertThat(whole.at("/post/markdown").asString()).isEqualTo("one two");
            assertThat(whole.at("/post/streaming").asBoolean()).isFalse();
        }
    }

    @Test
    void a_page_does_not_hear_what_is_for_somebody_else() throws Exception {
        try (var page = events("en")) {
            playground.slack.say(
                    Workspace.SATO, Workspace.directMessage(Workspace.SATO), "private");
            api(
                    "chat.postEphemeral",
                    "channel",
                    Workspace.HR,
                    "user",
                    Workspace.SATO,
                    "text",
                    "private");
            playground.slack.say(Workspace.SATO, Workspace.HR, "for all");

            assertThat(page.next("post").at("/post/text").asString()).isEqualTo("for all");
        }
        assertThat(state("en").toString()).doesNotContain("private");
    }

    @Test
    void markup_in_a_message_stays_text_in_the_json() throws Exception {
        post(
                "/playground/say",
                "{\"room\":\"" + DIRECT + "\",\"text\":\"</script><img src=x onerror=1>\"}");

        assertThat(state("en").at("/posts/0/text").asString())
                .isEqualTo("&lt;/script&gt;&lt;img src=x onerror=1&gt;");
    }

    @Test
    void the_inspector_shows_the_calls_of_the_last_question() throws Exception {
        post("/playground/say", "{\"room\":\"" + DIRECT + "\",\"text\":\"one thing\"}");
        bot.next();
        api("auth.test");
        post("/playground/say", "{\"room\":\"" + DIRECT + "\",\"text\":\"another thing\"}");
        bot.next();
        api("chat.postMessage", "channel", DIRECT, "text", "answer");

        var calls = awaitCalls(2);
        assertThat(calls.findValuesAsString("path")).doesNotContain("/api/auth.test");
        assertThat(calls.toString()).contains("another thing").doesNotContain("one thing");
        assertThat(calls.findValues("ended"))
                .allSatisfy(ended -> assertThat(ended.asDouble()).isPositive());
    }

    private JsonNode awaitCalls(int count) throws Exception {
        for (int i = 0; i < 300; i++) {
            var calls = json(get("/playground/inspector")).path("calls");
            if (calls.size() >= count) {
                return calls;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("fewer than " + count + " calls were heard");
    }

    private static Properties texts(String file) throws IOException {
        var texts = new Properties();
        try (var in = Playground.class.getResourceAsStream("/dev/kotae/local/playground/" + file)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static List<String> placeholders(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(found -> found.group())
                .sorted()
                .toList();
    }

    private HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(playground.uri().resolve(path)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return post(path, body, "Accept", "application/json");
    }

    private HttpResponse<String> post(String path, String body, String header, String value)
            throws Exception {
        var request =
                HttpRequest.newBuilder(playground.uri().resolve(path))
                        .setHeader("Content-Type", "application/json")
                        .setHeader(header, value)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode state(String language) throws Exception {
        return json(get("/playground/state?language=" + language));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private JsonNode api(String method, String... arguments) throws Exception {
        var body = JsonMapper.shared().createObjectNode();
        for (int i = 0; i < arguments.length; i += 2) {
            body.put(arguments[i], arguments[i + 1]);
        }
        var answer =
                json(
                        post(
                                "/api/" + method,
                                body.toString(),
                                "Authorization",
                                "Bearer " + OpenPlayground.TOKEN));
        assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
        return answer;
    }

    /// Sends bytes as they are, which a client library would tidy up.
    ///
    /// @return the beginning of the answer
    private String raw(String request) throws IOException {
        URI uri = playground.uri();
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .substring(0, 12);
        }
    }

    private Page events(String language) throws Exception {
        var request =
                HttpRequest.newBuilder(
                                playground.uri().resolve("/playground/events?language=" + language))
                        .timeout(Duration.ofSeconds(10))
                        .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("text/event-stream; charset=utf-8");
        return new Page(
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
    }

    private record Page(BufferedReader lines) implements AutoCloseable {
        JsonNode next(String event) throws IOException {
            var heard = next();
            while (!heard.path("event").asString().equals(event)) {
                heard = next();
            }
            return heard;
        }

        JsonNode next() throws IOException {
            var line = lines.readLine();
            while (!line.startsWith("data: ") || line.contains("\"wire\"")) {
                line = lines.readLine();
            }
            return JsonMapper.shared().readTree(line.substring("data: ".length()));
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
