package dev.kotae.local;

import dev.kotae.chat.Passage;
import dev.kotae.knowledge.Knowledge;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockagentruntime.BedrockAgentRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput.EventType;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/// The stand-in on loopback, and the clients that ship, with which it is asked.
class BedrockLoopback {
    static final String HAIKU = "jp.anthropic.claude-haiku-4-5-20251001-v1:0";

    static final String ARN =
            "arn:aws:bedrock:ap-northeast-1:123456789012:application-inference-profile/abc123";

    static final String PROMPT =
            """
            <documents>
            <document title="Ferry" index="1" link="https://docs.example/ferry">
            The ferry leaves every 40 minutes. Dogs &lt;10 kg travel free &amp; may stay on deck.
            </document>
            </documents>
            <question>How often does the ferry leave?</question>\
            """;

    static final String ANSWER =
            "The ferry leaves every 40 minutes. [1]\n\n_Local stand-in, not a language model._";

    /// Shared, because closing one takes two seconds.
    private static final Map<Protocol, SdkAsyncHttpClient> HTTP = new EnumMap<>(Protocol.class);

    final List<WireCall> calls = new CopyOnWriteArrayList<>();

    final BedrockStandIn standIn =
            new BedrockStandIn(Map.of("KB1", new Harbour()), calls::add, InstantSource.system());

    final LoopbackServer server = LoopbackServer.serve(Map.of("/*", standIn));

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
    static final class Harbour implements Knowledge {
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

    BedrockRuntimeAsyncClient client(Protocol protocol, boolean retries) {
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

    BedrockRuntimeAsyncClient client() {
        return client(Protocol.HTTP1_1, false);
    }

    static Message user(String text) {
        return Message.builder()
                .role(ConversationRole.USER)
                .content(ContentBlock.fromText(text))
                .build();
    }

    static ConverseRequest request(Consumer<ConverseRequest.Builder> more) {
        return ConverseRequest.builder()
                .modelId(HAIKU)
                .messages(user(PROMPT))
                .applyMutation(more)
                .build();
    }

    /// What a client saw of a stream.
    record Seen(List<ConverseStreamOutput> events, CompletableFuture<Void> end) {
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

    static Seen stream(BedrockRuntimeAsyncClient client, String modelId, String text) {
        var events = new CopyOnWriteArrayList<ConverseStreamOutput>();
        var handler = ConverseStreamResponseHandler.builder().subscriber(events::add).build();
        var request = ConverseStreamRequest.builder().modelId(modelId).messages(user(text)).build();
        return new Seen(events, client.converseStream(request, handler));
    }

    BedrockAgentRuntimeAsyncClient agentClient() {
        return BedrockAgentRuntimeAsyncClient.builder()
                .httpClient(HTTP.get(Protocol.HTTP1_1))
                .endpointOverride(server.uri())
                .region(Region.AP_NORTHEAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .build();
    }
}
