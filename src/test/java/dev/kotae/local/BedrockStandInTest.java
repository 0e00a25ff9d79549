package dev.kotae.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.kotae.chat.Passage;
import dev.kotae.knowledge.Knowledge;
import io.netty.handler.timeout.ReadTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockagentruntime.BedrockAgentRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockagentruntime.model.KnowledgeBaseRetrievalResult;
import software.amazon.awssdk.services.bedrockagentruntime.model.ResourceNotFoundException;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.AccessDeniedException;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput.EventType;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.InternalServerException;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SearchResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.SearchResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ServiceUnavailableException;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

class BedrockStandInTest {
    private static final String HAIKU = "jp.anthropic.claude-haiku-4-5-20251001-v1:0";
    private static final String ARN =
            "arn:aws:bedrock:ap-northeast-1:123456789012:application-inference-profile/abc123";
    private static final String PROMPT =
            """
            <documents>
            <document title="Ferry" index="1" link="https://docs.example/ferry">
            The ferry leaves every 40 minutes. Dogs &lt;10 kg travel free &amp; may stay on deck.
            </document>
            </documents>
            <question>How often does the ferry leave?</question>\
            """;
    private static final String ANSWER =
            "The ferry leaves every 40 minutes. [1]\n\n_Local stand-in, not a language model._";

    /// Shared, because closing one takes two seconds.
    private static final Map<Protocol, SdkAsyncHttpClient> HTTP = new EnumMap<>(Protocol.class);

    private final List<WireCall> calls = new CopyOnWriteArrayList<>();
    private final BedrockStandIn standIn =
            new BedrockStandIn(Map.of("KB1", new Harbour()), calls::add, InstantSource.system());
    private final LoopbackServer server = LoopbackServer.serve(Map.of("/*", standIn));

    @BeforeAll
    static void openClients() {
        for (var protocol : List.of(Protocol.HTTP1_1, Protocol.HTTP2)) {
            HTTP.put(
                    protocol,
                    NettyNioAsyncHttpClient.builder()
                            .protocol(protocol)
                            .readTimeout(Duration.ofSeconds(2))
                            .build());
        }
    }

    @AfterAll
    static void closeClients() {
        HTTP.values().forEach(SdkAsyncHttpClient::close);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /// Twelve passages, one of which has no page on the web.
    private static final class Harbour implements Knowledge {
        @Override
        public String name() {
            return "harbour";
        }

        @Override
        public List<Passage> find(String text, int limit) {
            return IntStream.range(0, Math.min(12, limit))
                    .mapToObj(i ->
                            new Passage(
                                    "p" + i,
                                    "Pier " + i,
                                    List.of("Harbour", "Piers"),
                                    i == 1 ? "" : "https://docs.example/" + i,
                                    text + " " + i,
                                    1.0 / (i + 1)))
                    .toList();
        }
    }

    private BedrockRuntimeAsyncClient client(Protocol protocol, boolean retries) {
        return BedrockRuntimeAsyncClient.builder()
                .endpointOverride(server.uri())
                .region(Region.AP_NORTHEAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .httpClient(HTTP.get(protocol))
                .overrideConfiguration(o -> {
                    if (!retries) {
                        o.retryStrategy(AwsRetryStrategy.doNotRetry());
                    }
                })
                .build();
    }

    private BedrockRuntimeAsyncClient client() {
        return client(Protocol.HTTP1_1, false);
    }

    private static Message user(String text) {
        return Message.builder()
                .role(ConversationRole.USER)
                .content(ContentBlock.fromText(text))
                .build();
    }

    private static ConverseRequest request(Consumer<ConverseRequest.Builder> more) {
        return ConverseRequest.builder()
                .modelId(HAIKU)
                .messages(user(PROMPT))
                .applyMutation(more)
                .build();
    }

    /// What a client saw of a stream.
    private record Seen(List<ConverseStreamOutput> events, CompletableFuture<Void> end) {
        String text() {
            return String.join(
                    "",
                    events.stream()
                            .filter(e -> e.sdkEventType() == EventType.CONTENT_BLOCK_DELTA)
                            .map(e -> ((ContentBlockDeltaEvent) e).delta().text())
                            .toList());
        }

        List<EventType> types() {
            return events.stream()
                    .map(ConverseStreamOutput::sdkEventType)
                    .filter(type -> type != EventType.CONTENT_BLOCK_DELTA)
                    .toList();
        }

        /// How the stream ended: null where it did so without an error.
        @Nullable Throwable failure() {
            return end.handle((nothing, failure) -> failure).orTimeout(10, TimeUnit.SECONDS).join();
        }
    }

    private static Seen stream(BedrockRuntimeAsyncClient client, String modelId, String text) {
        var events = new CopyOnWriteArrayList<ConverseStreamOutput>();
        var handler = ConverseStreamResponseHandler.builder().subscriber(events::add).build();
        var request = ConverseStreamRequest.builder().modelId(modelId).messages(user(text)).build();
        return new Seen(events, client.converseStream(request, handler));
    }

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
        var coffee =
                ContentBlock.fromDocument(d ->
                        d.format("txt")
                                .name("coffee")
                                .source(s -> s.text("Coffee is brewed at 93 degrees.")));
        try (var client = client()) {
            var message =
                    Message.builder()
                            .role(ConversationRole.USER)
                            .content(
                                    ContentBlock.fromSearchResult(result),
                                    coffee,
                                    ContentBlock.fromText("At how many degrees is coffee brewed?"))
                            .build();
            var answer = client.converse(request(r -> r.messages(message))).join();
            assertThat(answer.output().message().content().getFirst().text())
                    .startsWith("Coffee is brewed at 93 degrees. [2]");
        }
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
    void troubles_come_as_the_exceptions_of_the_sdk() {
        try (var client = client()) {
            assertTrouble(
                    client, new Trouble.Throttle(Duration.ZERO), ThrottlingException.class, 429);
            assertTrouble(client, new Trouble.Fail(500), InternalServerException.class, 500);
            assertTrouble(client, new Trouble.Fail(503), ServiceUnavailableException.class, 503);
            assertTrouble(client, new Trouble.Refuse(), AccessDeniedException.class, 403);
            standIn.modelTrouble(new Trouble.None());
            assertThat(stream(client, HAIKU, PROMPT).failure()).isNull();
        }
    }

    private void assertTrouble(
            BedrockRuntimeAsyncClient client,
            Trouble trouble,
            Class<? extends BedrockRuntimeException> expected,
            int status) {
        standIn.modelTrouble(trouble);
        var seen = stream(client, HAIKU, PROMPT);
        assertThat(seen.failure())
                .cause()
                .isInstanceOf(expected)
                .asInstanceOf(type(BedrockRuntimeException.class))
                .returns(status, BedrockRuntimeException::statusCode);
        assertThat(seen.events()).isEmpty();
    }

    @Test
    void a_client_that_retries_gets_its_answer_after_one_throttling() {
        standIn.nextModelTrouble(new Trouble.Throttle(Duration.ofSeconds(1)));
        try (var client = client(Protocol.HTTP1_1, true)) {
            assertThat(stream(client, HAIKU, PROMPT).failure()).isNull();
        }
        assertThat(calls.stream().map(call -> call.response().status())).containsExactly(429, 200);
    }

    @Test
    void trouble_on_the_first_attempt_only_is_cured_by_the_retry_of_the_sdk() {
        standIn.modelTrouble(new Trouble.FirstAttempt(new Trouble.Fail(503)));
        try (var client = client(Protocol.HTTP1_1, true)) {
            client.converse(request(r -> {})).join();
            client.converse(request(r -> {})).join();
        }
        assertThat(calls.stream().map(call -> call.response().status()))
                .containsExactly(503, 200, 503, 200);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP1_1", "HTTP2"})
    void a_cut_stream_ends_without_message_stop(Protocol protocol) {
        standIn.modelTrouble(new Trouble.Cut(4));
        try (var client = client(protocol, false)) {
            var seen = stream(client, HAIKU, PROMPT);
            seen.failure();
            assertThat(seen.types()).containsExactly(EventType.MESSAGE_START);
            assertThat(ANSWER).startsWith(seen.text());
            assertThat(seen.text()).hasSizeBetween(8, 24);
        }
        assertThat(calls.getFirst().response().whole()).isFalse();
    }

    @Test
    void an_exception_within_a_stream_is_the_one_that_was_wanted() {
        standIn.modelTrouble(new Trouble.Break(2, "throttlingException"));
        try (var client = client()) {
            var seen = stream(client, HAIKU, PROMPT);
            assertThat(seen.failure()).hasCauseInstanceOf(ThrottlingException.class);
            assertThat(seen.text()).isNotEmpty();
        }
    }

    @Test
    void a_garbled_frame_fails_the_stream() {
        standIn.modelTrouble(new Trouble.Garble(2));
        try (var client = client()) {
            var seen = stream(client, HAIKU, PROMPT);
            assertThat(seen.failure()).isNotNull();
            assertThat(seen.types()).doesNotContain(EventType.MESSAGE_STOP);
        }
    }

    @Test
    void a_stalled_stream_is_silent_after_its_first_words() {
        standIn.modelTrouble(new Trouble.Stall(3, Duration.ofMinutes(10)));
        try (var client = client()) {
            var seen = stream(client, HAIKU, PROMPT);
            assertThat(seen.failure()).hasRootCauseInstanceOf(ReadTimeoutException.class);
            assertThat(ANSWER).startsWith(seen.text());
            assertThat(seen.text()).isNotEmpty();
        }
    }

    @Test
    void the_pace_is_kept() {
        standIn.pace(new Pace(Duration.ofMillis(300), 50));
        try (var client = client()) {
            client.converse(request(r -> r.inferenceConfig(i -> i.maxTokens(1)))).join();
            calls.clear();
            assertThat(stream(client, HAIKU, PROMPT).failure()).isNull();
        }
        var call = calls.getFirst();
        int gaps = call.response().parts().size() - 5;
        assertThat(Duration.between(call.started(), call.firstByte()))
                .isBetween(Duration.ofMillis(300), Duration.ofMillis(900));
        assertThat(Duration.between(call.firstByte(), call.ended()))
                .isBetween(Duration.ofMillis(20L * gaps), Duration.ofMillis(20L * gaps + 1000));
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

    private BedrockAgentRuntimeAsyncClient agentClient() {
        return BedrockAgentRuntimeAsyncClient.builder()
                .httpClient(HTTP.get(Protocol.HTTP1_1))
                .endpointOverride(server.uri())
                .region(Region.AP_NORTHEAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .build();
    }

    @Test
    void retrieve_gives_passages_with_where_they_stand() {
        try (var client = agentClient()) {
            var found =
                    client.retrieve(r ->
                                    r.knowledgeBaseId("KB1").retrievalQuery(q -> q.text("pier")))
                            .join()
                            .retrievalResults();
            assertThat(found).hasSize(5);
            assertThat(found.getFirst().content().text()).isEqualTo("pier 0");
            assertThat(found.getFirst().location().webLocation().url())
                    .isEqualTo("https://docs.example/0");
            assertThat(found.getFirst().score()).isEqualTo(1.0);
            assertThat(found.getFirst().metadata())
                    .containsEntry(
                            "x-amz-bedrock-kb-source-uri",
                            Document.fromString("https://docs.example/0"))
                    .containsEntry("x-amz-bedrock-kb-chunk-id", Document.fromString("p0"))
                    .containsEntry("title", Document.fromString("Pier 0"))
                    .containsKey("headings");
            assertThat(found.get(1).location().customDocumentLocation().id()).isEqualTo("p1");
        }
    }

    @Test
    void the_pages_of_retrieve_hold_every_passage_once() {
        var texts = new ArrayList<String>();
        try (var client = agentClient()) {
            client.retrievePaginator(r ->
                            r.knowledgeBaseId("KB1")
                                    .retrievalQuery(q -> q.text("pier"))
                                    .retrievalConfiguration(c ->
                                            c.vectorSearchConfiguration(v -> v.numberOfResults(5))))
                    .subscribe(page ->
                            page.retrievalResults().stream()
                                    .map(KnowledgeBaseRetrievalResult::content)
                                    .forEach(content -> texts.add(content.text())))
                    .join();
        }
        assertThat(texts)
                .containsExactlyElementsOf(
                        IntStream.range(0, 12).mapToObj(i -> "pier " + i).toList());
        assertThat(calls).hasSize(3);
    }

    @Test
    void an_unknown_knowledge_base_is_not_found() {
        try (var client = agentClient()) {
            assertThatThrownBy(() ->
                            client.retrieve(r ->
                                            r.knowledgeBaseId("NOSUCH")
                                                    .retrievalQuery(q -> q.text("x")))
                                    .join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(ResourceNotFoundException.class)
                    .hasMessageContaining("NOSUCH");
        }
    }
}
