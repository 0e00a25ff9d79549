package dev.kotae.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.Files.readAllBytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotae.knowledge.reading.MadeFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput.EventType;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SearchResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.SearchResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

class BedrockStandInTest extends BedrockLoopback {
    @ParameterizedTest
    @EnumSource(names = {"HTTP1_1", "HTTP2"})
    void converse_answers_over_both_versions_of_http(Protocol protocol) {
        try (var client = client(protocol, false)) {
            var answer = client.converse(request(r -> {})).join();
            assertThat(answer.output().message().content().getFirst().text()).isEqualTo(ANSWER);
            assertThat(answer.stopReason()).isEqualTo(StopReason.END_TURN);
            assertThat(answer.usage().totalTokens())
                    .isEqualTo(answer.usage().inputTokens() + answer.usage().outputTokens())
                    .isGreaterThan(40);
            assertThat(answer.responseMetadata().requestId()).hasSize(36);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP1_1", "HTTP2"})
    void a_stream_has_the_events_of_bedrock_in_their_order(Protocol protocol) {
        try (var client = client(protocol, false)) {
            var seen = stream(client, ARN, PROMPT);
            assertThat(seen.failure()).isNull();
            assertThat(seen.text()).isEqualTo(ANSWER);
            assertThat(seen.types())
                    .containsExactly(
                            EventType.MESSAGE_START,
                            EventType.CONTENT_BLOCK_STOP,
                            EventType.MESSAGE_STOP,
                            EventType.METADATA);
        }
    }

    @ParameterizedTest
    @CsvSource({"evil.example,", "127.0.0.1,http://evil.example"})
    void a_site_that_points_its_name_here_or_posts_across_is_refused(
            String host, @Nullable String origin) throws IOException {
        var from = origin == null ? "" : "Origin: " + origin + "\r\n";
        var request =
                "GET /foundation-models HTTP/1.1\r\nHost: "
                        + host
                        + "\r\n"
                        + from
                        + "Connection: close\r\n\r\n";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort())) {
            socket.getOutputStream().write(request.getBytes(UTF_8));

            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 403")
                    .doesNotContain("claude");
        }
    }

    @Test
    void the_counted_tokens_are_those_of_the_answer() {
        try (var client = client()) {
            var counted =
                    client.countTokens(c ->
                                    c.modelId("anthropic.claude-haiku-4-5")
                                            .input(i -> i.converse(v -> v.messages(user(PROMPT)))))
                            .join()
                            .inputTokens();
            assertThat(counted)
                    .isEqualTo(client.converse(request(r -> {})).join().usage().inputTokens())
                    .isBetween(PROMPT.length() / 6, PROMPT.length() / 3);
        }
    }

    @Test
    void max_tokens_and_stop_sequences_end_the_answer_early() {
        try (var client = client()) {
            var cut = client.converse(request(r -> r.inferenceConfig(i -> i.maxTokens(3)))).join();
            assertThat(cut.stopReason()).isEqualTo(StopReason.MAX_TOKENS);
            assertThat(cut.usage().outputTokens()).isEqualTo(3);
            assertThat(ANSWER).startsWith(cut.output().message().content().getFirst().text());
            var stopped =
                    client.converse(request(r -> r.inferenceConfig(i -> i.stopSequences("every"))))
                            .join();
            assertThat(stopped.stopReason()).isEqualTo(StopReason.STOP_SEQUENCE);
            assertThat(stopped.output().message().content().getFirst().text())
                    .isEqualTo("The ferry leaves ");
        }
    }

    @Test
    void search_results_and_documents_in_blocks_are_read_too() {
        var result =
                SearchResultBlock.builder()
                        .source("https://docs.example/tea")
                        .title("Tea")
                        .content(
                                SearchResultContentBlock.builder()
                                        .text("Green tea is brewed at 70 degrees.")
                                        .build())
                        .build();
        var tea = ContentBlock.fromSearchResult(result);
        try (var client = client()) {
            var message = asked("At how many degrees is coffee brewed?", tea, COFFEE);
            var answer = client.converse(request(r -> r.messages(message))).join();
            assertThat(answer.output().message().content().getFirst().text())
                    .startsWith("Coffee is brewed at 93 degrees. [2]");
        }
    }

    @Test
    void that_only_a_model_would_see_a_picture_is_said() {
        var gif =
                ContentBlock.fromImage(image ->
                        image.format("gif")
                                .source(source -> source.bytes(SdkBytes.fromUtf8String("GIF89a"))));
        try (var client = client()) {
            for (var said :
                    Map.of(
                                    "What is on the picture?", "cannot see pictures",
                                    "この画像には何が写っていますか？", "画像を見ることができません")
                            .entrySet()) {
                var message = asked(said.getKey(), gif);
                var answer = client.converse(request(r -> r.messages(message))).join();
                assertThat(answer.output().message().content().getLast().text())
                        .contains(said.getValue())
                        .doesNotContain("find", "見つかりません");
            }
        }
    }

    @Test
    void an_attached_file_is_read_whatever_its_format(@TempDir Path folder) throws Exception {
        var pdf = folder.resolve("ferry.pdf");
        MadeFiles.pdf(pdf, "Ferry", List.of(List.of("The night ferry leaves at 23:10.")), "");
        var csv = "Harbour,Fee\nIona,14 euros\nMull,19 euros\n".getBytes(UTF_8);
        var html = "<p>The <b>day ferry</b> leaves at 9:40.</p>".getBytes(UTF_8);
        try (var client = client()) {
            assertThat(said(client, "When does the night ferry leave?", "pdf", readAllBytes(pdf)))
                    .startsWith("The night ferry leaves at 23:10.");
            assertThat(said(client, "What is the fee of Mull?", "csv", csv))
                    .contains("Mull")
                    .contains("19 euros")
                    .doesNotContain("14 euros");
            assertThat(said(client, "When does the day ferry leave?", "html", html))
                    .startsWith("The day ferry leaves at 9:40.");
        }
    }

    @Test
    void of_a_file_without_words_that_is_said(@TempDir Path folder) throws Exception {
        var scan = folder.resolve("scan.pdf");
        MadeFiles.pdf(scan, "", List.of(List.of()), "");
        var old = "an older format".getBytes(UTF_8);
        try (var client = client()) {
            assertThat(said(client, "When does the ferry leave?", "pdf", readAllBytes(scan)))
                    .startsWith("_A file that came along holds no text.");
            assertThat(said(client, "船はいつ出ますか？", "pdf", readAllBytes(scan)))
                    .startsWith("_添付ファイルには文字がありません。");
            assertThat(said(client, "When does the ferry leave?", "doc", old))
                    .startsWith("_The stand-in cannot read a file that came along");
        }
    }

    private static String said(
            BedrockRuntimeAsyncClient client, String question, String format, byte[] file) {
        var document =
                ContentBlock.fromDocument(d ->
                        d.format(format)
                                .name("file 1")
                                .source(source -> source.bytes(SdkBytes.fromByteArray(file))));
        var message = asked(question, document);
        var answer = client.converse(request(r -> r.messages(message))).join();
        return answer.output().message().content().getFirst().text();
    }

    @Test
    void search_results_are_cited_as_the_service_does_where_that_is_asked_for() {
        var result =
                SearchResultBlock.builder()
                        .source("https://docs.example/tea")
                        .title("Tea")
                        .content(
                                List.of(
                                        paragraph("Tea comes from Uji."),
                                        paragraph("Green tea is brewed at 70 degrees.")))
                        .citations(c -> c.enabled(true))
                        .build();
        var tea = ContentBlock.fromSearchResult(result);
        try (var client = client()) {
            var message = asked("At how many degrees is tea brewed?", COFFEE, tea);
            var content =
                    client.converse(request(r -> r.messages(message)))
                            .join()
                            .output()
                            .message()
                            .content();

            var cited = content.getFirst().citationsContent();
            assertThat(cited.content().getFirst().text())
                    .isEqualTo("Green tea is brewed at 70 degrees.");
            assertThat(cited.citations())
                    .singleElement()
                    .satisfies(citation -> {
                        assertThat(citation.source()).isEqualTo("https://docs.example/tea");
                        assertThat(citation.sourceContent().getFirst().text())
                                .isEqualTo("Green tea is brewed at 70 degrees.");
                        var place = citation.location().searchResultLocation();
                        assertThat(place.searchResultIndex()).isZero();
                        assertThat(place.start()).isEqualTo(1);
                        assertThat(place.end()).isEqualTo(2);
                    });
            assertThat(content.getLast().text()).doesNotContain("[");
        }
    }

    private static final ContentBlock COFFEE =
            ContentBlock.fromDocument(d ->
                    d.format("txt")
                            .name("coffee")
                            .source(s -> s.text("Coffee is brewed at 93 degrees.")));

    private static Message asked(String question, ContentBlock... documents) {
        var content = new ArrayList<>(List.of(documents));
        content.add(ContentBlock.fromText(question));
        return Message.builder().role(ConversationRole.USER).content(content).build();
    }

    private static SearchResultContentBlock paragraph(String words) {
        return SearchResultContentBlock.builder().text(words).build();
    }

    @Test
    void signs_that_were_escaped_in_a_document_are_read_as_meant() {
        try (var client = client()) {
            var question =
                    PROMPT.replace("How often does the ferry leave?", "Do dogs travel free?");
            var answer = client.converse(request(r -> r.messages(user(question)))).join();
            assertThat(answer.output().message().content().getFirst().text())
                    .startsWith("Dogs <10 kg travel free & may stay on deck. [1]");
        }
    }

    @Test
    void a_follow_up_is_answered_from_the_conversation() {
        var answered =
                Message.builder()
                        .role(ConversationRole.ASSISTANT)
                        .content(ContentBlock.fromText(ANSWER))
                        .build();
        var second =
                """
                <documents>
                <document index="1" title="Ferry">
                The ferry leaves every 40 minutes. This is so because the crossing takes 35 minutes.
                </document>
                </documents>
                <question>and why?</question>\
                """;
        try (var client = client()) {
            var answer =
                    client.converse(request(r -> r.messages(user(PROMPT), answered, user(second))))
                            .join();
            assertThat(answer.output().message().content().getFirst().text())
                    .contains("because the crossing takes 35 minutes. [1]");
        }
    }

    @Test
    void a_request_that_the_model_would_refuse_is_refused() {
        try (var client = client()) {
            assertRefused(
                    client,
                    "jp.anthropic.claude-haiku-5-5",
                    r -> r.inferenceConfig(i -> i.temperature(0f)));
            assertRefused(
                    client, "anthropic.claude-opus-4-7", r -> r.inferenceConfig(i -> i.topP(0.5f)));
            assertRefused(
                    client,
                    "global.anthropic.claude-sonnet-5",
                    r -> r.inferenceConfig(i -> i.temperature(1f)));
            assertRefused(
                    client,
                    "anthropic.claude-fable-5-1",
                    r -> r.inferenceConfig(i -> i.temperature(1f)));
            var disabled =
                    Document.mapBuilder()
                            .putDocument(
                                    "thinking",
                                    Document.mapBuilder().putString("type", "disabled").build())
                            .build();
            assertRefused(
                    client,
                    "anthropic.claude-opus-5-5",
                    r -> r.additionalModelRequestFields(disabled));
            assertRefused(
                    client,
                    "anthropic.claude-sonnet-5-5",
                    r -> r.additionalModelRequestFields(disabled));
            client.converse(
                            request(r ->
                                    r.modelId("anthropic.claude-haiku-5-5")
                                            .additionalModelRequestFields(disabled)))
                    .join();
            client.converse(request(r -> r.inferenceConfig(i -> i.temperature(0f)))).join();
        }
    }

    private static void assertRefused(
            BedrockRuntimeAsyncClient client,
            String model,
            Consumer<ConverseRequest.Builder> wrong) {
        assertThatThrownBy(
                        () -> client.converse(request(wrong.andThen(r -> r.modelId(model)))).join())
                .hasCauseInstanceOf(ValidationException.class)
                .hasMessageContaining("for this model");
    }

    @Test
    void a_conversation_that_does_not_hold_together_is_refused() {
        var assistant =
                Message.builder()
                        .role(ConversationRole.ASSISTANT)
                        .content(ContentBlock.fromText("yes"))
                        .build();
        try (var client = client()) {
            assertInvalid(client, r -> r.messages(assistant), "must start with a user message");
            assertInvalid(client, r -> r.messages(user("a"), user("b")), "must alternate");
            assertInvalid(client, r -> r.messages(user("a"), assistant), "end with a user message");
            assertInvalid(client, r -> r.messages(user(" ")), "is blank");
            assertInvalid(client, r -> r.messages(List.of()), "messages");
            assertInvalid(client, r -> r.inferenceConfig(i -> i.maxTokens(0)), "maxTokens");
            assertInvalid(client, r -> r.requestMetadata(Map.of("team", "営業")), "requestMetadata");
            assertInvalid(client, r -> r.messages(user("長".repeat(200_001))), "Input is too long");
        }
    }

    private static void assertInvalid(
            BedrockRuntimeAsyncClient client,
            Consumer<ConverseRequest.Builder> wrong,
            String saying) {
        assertThatThrownBy(() -> client.converse(request(wrong)).join())
                .hasCauseInstanceOf(ValidationException.class)
                .hasMessageContaining(saying);
    }

    @Test
    void the_tap_hears_request_and_events_as_they_were() {
        try (var client = client()) {
            assertThat(stream(client, ARN, PROMPT).failure()).isNull();
        }
        var call = calls.getFirst();
        assertThat(call.service()).isEqualTo("bedrock");
        assertThat(call.request().path()).contains("%2Fabc123/converse-stream");
        assertThat(call.request().body()).contains("\"messages\"").contains("How often");
        assertThat(call.response().parts().getFirst())
                .startsWith("{\"messageStart\":{\"p\":\"abc")
                .endsWith("\"role\":\"assistant\"}}");
        assertThat(call.response().parts().getLast()).startsWith("{\"metadata\":{\"metrics\":");
        assertThat(call.response().whole()).isTrue();
        assertThat(call.toString()).doesNotContain("ferry");
    }
}
