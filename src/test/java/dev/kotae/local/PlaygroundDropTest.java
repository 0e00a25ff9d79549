package dev.kotae.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Passage;
import dev.kotae.doctor.Secret;
import dev.kotae.knowledge.Knowledge;
import dev.kotae.knowledge.reading.MadeFiles;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Documents that are dropped onto the page, over real HTTP.
@Timeout(60)
class PlaygroundDropTest {
    private static final Passage LAMP =
            new Passage("lamp.md#1", "Lamp", List.of(), "", "The lamp has spare bulbs.", 0.3);

    private final HttpClient http = HttpClient.newHttpClient();
    @TempDir private Path outside;
    private Path folder;
    private DropBox box;
    private SlackStandIn slack;
    private Playground playground;
    private LoopbackServer server;

    @BeforeEach
    void open() throws IOException {
        var turn = new LastTurn(InstantSource.system());
        slack =
                new SlackStandIn(
                        InstantSource.system(),
                        new Secret("signing"),
                        new Secret("xoxb-local"),
                        RetrySchedule.SLACK,
                        turn);
        box = DropBox.open(outside.resolve("own"), URI.create("http://127.0.0.1"));
        folder = outside.resolve("own/dropped");
        playground = new Playground(slack, turn, Map.of(), box);
        var servlets = new HashMap<String, HttpServlet>(box.pages());
        servlets.put("/*", playground);
        server = LoopbackServer.serve(servlets);
    }

    @AfterEach
    void close() {
        playground.close();
        http.shutdownNow();
        server.close();
        slack.close();
        box.close();
    }

    @Test
    void a_document_is_found_by_a_question_at_once_beside_the_others() throws Exception {
        var start = System.nanoTime();
        var answer = dropped("bees.md", "# Bees\n\n## Harvest\n\nThe honey is taken off in July.");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("name").asString()).isEqualTo("bees.md");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        var found = box.beside(new Shelf()).find("When is the honey taken off?", 5);
        assertThat(found)
                .extracting(Passage::text)
                .first()
                .isEqualTo("The honey is taken off in July.");
        assertThat(found).contains(LAMP);
        assertThat(found.getFirst().link()).startsWith("http://127.0.0.1/dropped/bees.md");
        assertThat(get("/dropped/bees.md").body()).contains(">Bees</h1>");
        assertThat(offered()).containsExactly("bees.md");
    }

    @Test
    void a_newer_one_takes_the_place_of_one_with_the_same_name() throws Exception {
        dropped("bees.md", "# Bees\n\nThe honey is taken off in July.");
        dropped("bees.md", "# Bees\n\nThe honey is taken off in August this year.");

        assertThat(found("When is the honey taken off?"))
                .containsExactly("The honey is taken off in August this year.");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    ../../evil.md,                    evil.md
                    ..\\..\\evil.md,                  evil.md
                    /etc/cron.d/evil.md,              evil.md
                    C:\\Users\\evil.md,                evil.md
                    .hidden.md,                       hidden.md
                    a%0Ab<c>:d.MD,                    a0Abcd.md
                    出張 規程.md,                       出張 規程.md
                    """)
    void a_name_is_a_name_and_leads_nowhere(String given, String kept) throws Exception {
        var answer = dropped(given.replace("%0A", "\n0A"), "# Evil\n\nA plan.");

        assertThat(json(answer).path("name").asString()).isEqualTo(kept);
        assertThat(folder.resolve(kept)).exists();
        assertThat(everything()).isEqualTo(1);
    }

    @Test
    void a_long_name_is_cut_in_sight_and_keeps_its_type() throws Exception {
        var kept = json(dropped("規程".repeat(200) + ".md", "# 規程")).path("name").asString();

        assertThat(kept).hasSizeLessThan(70).endsWith("規程….md");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run.exe", "picture.png", "noending", "md", ".md", "..", "", "a.md/"})
    void what_is_no_document_is_refused(String name) throws Exception {
        var answer = dropped(name, "x");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(json(answer).path("refused").asString()).isEqualTo("type");
        assertThat(everything()).isZero();
    }

    @Test
    void what_is_too_large_is_refused() throws Exception {
        var answer = dropped("large.csv", new byte[DropBox.LARGEST + 1]);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(json(answer).path("refused").asString()).isEqualTo("size");
        assertThat(everything()).isZero();
    }

    @Test
    void what_has_no_words_that_can_be_had_is_refused_with_the_reason_and_not_kept()
            throws Exception {
        var locked = outside.resolve("locked.pdf");
        MadeFiles.pdf(locked, "Locked", List.of(List.of("Gold.")), "sesame");

        assertThat(refused("empty.md", new byte[0])).isEqualTo("empty");
        assertThat(refused("locked.pdf", Files.readAllBytes(locked))).isEqualTo("locked");
        assertThat(refused("torn.docx", new byte[] {'P', 'K', 3, 4})).isEqualTo("broken");
        assertThat(
                        refused(
                                "long.txt",
                                "gulls and terns "
                                        .repeat(400_000)
                                        .getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("size");
        assertThat(offered()).isEmpty();
    }

    @Test
    void there_are_not_more_than_a_hundred() throws Exception {
        for (int i = 0; i < 100; i++) {
            Files.writeString(folder.resolve(i + ".md"), "# One of many");
        }

        assertThat(refused("one-more.md", new byte[] {'x'})).isEqualTo("number");
        assertThat(dropped("7.md", "# Another seven").statusCode()).isEqualTo(200);
    }

    @Test
    void another_site_can_neither_drop_nor_read() throws Exception {
        var fromOutside =
                send(
                        document("evil.md", BodyPublishers.ofString("# Evil"))
                                .header("Origin", "https://evil.example"));
        var asForm =
                send(
                        document("evil.md", BodyPublishers.ofString("# Evil"))
                                .setHeader("Content-Type", "text/plain"));

        assertThat(fromOutside.statusCode()).isEqualTo(403);
        assertThat(asForm.statusCode()).isEqualTo(415);
        assertThat(everything()).isZero();
    }

    /// Holds one passage, which fits everything a little.
    private record Shelf() implements Knowledge {
        @Override
        public String name() {
            return "shelf";
        }

        @Override
        public List<Passage> find(String text, int limit) {
            return List.of(LAMP);
        }
    }

    private List<String> found(String question) {
        return box.beside(new Shelf()).find(question, 1).stream().map(Passage::text).toList();
    }

    private List<String> offered() throws Exception {
        var names = json(get("/playground/state")).at("/documents/names");
        return names.valueStream().map(JsonNode::asString).toList();
    }

    /// How many files there are, wherever.
    private long everything() throws IOException {
        try (var files = Files.walk(outside)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private String refused(String name, byte[] content) throws Exception {
        var answer = dropped(name, content);
        assertThat(answer.statusCode()).as(name).isBetween(400, 499);
        return json(answer).path("refused").asString();
    }

    private HttpResponse<String> dropped(String name, String content) throws Exception {
        return dropped(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> dropped(String name, byte[] content) throws Exception {
        return send(document(name, BodyPublishers.ofByteArray(content)));
    }

    private HttpRequest.Builder document(String name, HttpRequest.BodyPublisher content) {
        var query = "?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(server.uri().resolve("/playground/document" + query))
                .header("Content-Type", "application/octet-stream")
                .POST(content);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(server.uri().resolve(path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
