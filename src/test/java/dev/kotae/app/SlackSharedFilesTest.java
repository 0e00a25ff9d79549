package dev.kotae.app;

import static dev.kotae.local.slack.Workspace.GENERAL;
import static dev.kotae.local.slack.Workspace.SATO;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.Soon;
import dev.kotae.local.WireCall;
import dev.kotae.local.slack.Post;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Files that people share in Slack: what the model is given of them, and what people are told.
class SlackSharedFilesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] PICTURE =
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static final byte[] TABLE = "都市,一泊の上限\n大阪,13500\n".getBytes(UTF_8);

    private final List<WireCall> asked = new CopyOnWriteArrayList<>();
    private SlackAtWork work;

    @BeforeEach
    void open() throws Exception {
        work = SlackAtWork.tapped("agent", asked::add);
    }

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void the_model_sees_picture_and_document_and_the_asker_reads_which_were_read() {
        var sato = work.as(SATO);
        var question =
                sato.share(
                        GENERAL,
                        "@Kotae 大阪の宿泊費の上限はいくらですか？",
                        "",
                        List.of(
                                sato.file("plan.png", PICTURE),
                                sato.file("上限.csv", TABLE),
                                sato.file("tool.exe", new byte[] {'M', 'Z', 0, 3})));

        var answer = answerIn(question.ts(), 1);

        assertThat(blocks("image"))
                .singleElement()
                .satisfies(image -> {
                    assertThat(image.path("format").asString()).isEqualTo("png");
                    assertThat(bytes(image)).isEqualTo(PICTURE);
                });
        assertThat(blocks("document"))
                .singleElement()
                .satisfies(document -> {
                    assertThat(document.path("format").asString()).isEqualTo("csv");
                    assertThat(bytes(document)).isEqualTo(TABLE);
                });
        assertThat(answer.json().toString())
                .contains("読んだファイル：plan.png, 上限.csv")
                .contains("読めない形式のため参照していません：tool.exe");
    }

    @Test
    void a_file_that_stands_in_the_thread_is_read_for_who_asks_about_it_later() {
        var sato = work.as(SATO);
        var root = sato.share(GENERAL, "宿泊費の表です", "", List.of(sato.file("上限.csv", TABLE)));
        work.slack.say(SATO, GENERAL, "@Kotae 大阪の宿泊費の上限はいくらですか？", root.ts());

        var answer = answerIn(root.ts(), 1);

        assertThat(blocks("document")).hasSize(1);
        assertThat(answer.json().toString()).contains("上限.csv");

        // Without a word to us, and while nobody would look again for the sake of the first.
        sato.share(GENERAL, "図面も", root.ts(), List.of(sato.file("plan.png", PICTURE)));
        work.slack.say(SATO, GENERAL, "@Kotae 図面の宿泊費は？", root.ts());
        answerIn(root.ts(), 2);

        assertThat(blocks("image")).hasSize(1);
    }

    @Test
    void what_is_asked_about_a_file_is_not_missing_in_the_documents_whoever_answers() {
        var sato = work.as(SATO);
        var asked = "@Kotae llama: 大阪の一泊の上限はいくらですか？";
        var question = sato.share(GENERAL, asked, "", List.of(sato.file("上限.csv", TABLE)));

        var answer = answerIn(question.ts(), 1);

        assertThat(answer.json().toString())
                .contains("13500", "Llama")
                .doesNotContain("見つかりませんでした");
    }

    private Post answerIn(String thread, int number) {
        return Soon.found(
                "answer " + number,
                () ->
                        work.said(GENERAL)
                                .filter(post -> post.thread().equals(thread))
                                .filter(SlackAtWork::isWhole)
                                .skip(number - 1)
                                .findFirst());
    }

    /// What the last question to the model held of a kind.
    private List<JsonNode> blocks(String kind) {
        var request =
                asked.stream()
                        .filter(call -> call.request().path().endsWith("/converse-stream"))
                        .reduce((first, second) -> second)
                        .orElseThrow();
        return JSON.readTree(request.request().body())
                .path("messages")
                .valueStream()
                .flatMap(message -> message.path("content").valueStream())
                .flatMap(block -> block.has(kind) ? Stream.of(block.path(kind)) : Stream.of())
                .toList();
    }

    private static byte[] bytes(JsonNode block) {
        return Base64.getDecoder().decode(block.path("source").path("bytes").asString());
    }
}
