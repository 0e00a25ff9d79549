package dev.kotae.bedrock;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonNodeParser;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.CitationLocation;
import software.amazon.awssdk.services.bedrockruntime.model.CitationsDelta;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDelta;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockStart;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamTrace;
import software.amazon.awssdk.services.bedrockruntime.model.PromptRouterTrace;
import software.amazon.awssdk.services.bedrockruntime.model.SearchResultLocation;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/// Reads the messages of a Converse stream (Bedrock API reference, ConverseStreamOutput, September
/// 2026), as far as [Transcript] wants to know.
final class StreamEvents {
    private static final JsonNodeParser JSON = JsonNode.parser();

    /// What the SDK says of an exception within a stream whose own status was 200.
    private static final int STATUS = 500;

    private StreamEvents() {}

    /// The event of one message.
    ///
    /// @param request the id of the request, for the log
    /// @throws BedrockRuntimeException when the service breaks off
    static ConverseStreamOutput read(Message message, String request) {
        return switch (header(message, ":message-type")) {
            case "event" -> event(header(message, ":event-type"), JSON.parse(message.getPayload()));
            case "exception" ->
                    throw failure(
                            header(message, ":exception-type"),
                            text(JSON.parse(message.getPayload()), "message"),
                            request);
            case "error" ->
                    throw failure(
                            header(message, ":error-code"),
                            header(message, ":error-message"),
                            request);
            default -> ConverseStreamOutput.UNKNOWN;
        };
    }

    private static String header(Message message, String name) {
        Map<String, HeaderValue> headers = message.getHeaders();
        var value = headers.get(name);
        return value == null ? "" : value.getString();
    }

    private static ConverseStreamOutput event(String type, JsonNode payload) {
        return switch (type) {
            case "messageStart" -> ConverseStreamOutput.messageStartBuilder().build();
            case "contentBlockStart" ->
                    ConverseStreamOutput.contentBlockStartBuilder()
                            .start(payload.field("start").map(StreamEvents::start).orElse(null))
                            .build();
            case "contentBlockDelta" ->
                    ConverseStreamOutput.contentBlockDeltaBuilder()
                            .delta(payload.field("delta").map(StreamEvents::delta).orElse(null))
                            .build();
            case "contentBlockStop" -> ConverseStreamOutput.contentBlockStopBuilder().build();
            case "messageStop" ->
                    ConverseStreamOutput.messageStopBuilder()
                            .stopReason(text(payload, "stopReason"))
                            .build();
            case "metadata" ->
                    ConverseStreamOutput.metadataBuilder()
                            .usage(payload.field("usage").map(StreamEvents::usage).orElse(null))
                            .trace(payload.field("trace").map(StreamEvents::trace).orElse(null))
                            .build();
            default -> ConverseStreamOutput.UNKNOWN;
        };
    }

    /// Of a block that begins only which tool it calls, if it does. Text has nothing here.
    private static ContentBlockStart start(JsonNode start) {
        var kinds = start.asObject().keySet();
        return kinds.isEmpty() || kinds.contains("text")
                ? ContentBlockStart.builder().build()
                : ContentBlockStart.fromToolUse(use ->
                        start.field("toolUse").ifPresent(call -> use.name(text(call, "name"))));
    }

    /// Of what is neither text nor thought only the kind.
    private static ContentBlockDelta delta(JsonNode delta) {
        var kinds = delta.asObject().keySet();
        return switch (kinds.isEmpty() ? "" : kinds.iterator().next()) {
            case "text" -> ContentBlockDelta.fromText(text(delta, "text"));
            case "reasoningContent" ->
                    ContentBlockDelta.fromReasoningContent(thought ->
                            delta.field("reasoningContent")
                                    .ifPresent(content -> thought.text(text(content, "text"))));
            case "citation" ->
                    ContentBlockDelta.fromCitation(
                            delta.field("citation")
                                    .map(StreamEvents::citation)
                                    .orElseGet(CitationsDelta.builder()::build));
            case "toolUse", "toolResult", "image" -> ContentBlockDelta.fromToolUse(use -> {});
            default -> ContentBlockDelta.builder().build();
        };
    }

    /// Of a citation only which search result it names, and where in it.
    private static CitationsDelta citation(JsonNode citation) {
        return citation.field("location")
                .flatMap(location -> location.field("searchResultLocation"))
                .map(place ->
                        SearchResultLocation.builder()
                                .searchResultIndex(index(place, "searchResultIndex"))
                                .start(index(place, "start"))
                                .end(index(place, "end"))
                                .build())
                .map(CitationLocation::fromSearchResultLocation)
                .map(place -> CitationsDelta.builder().location(place).build())
                .orElseGet(CitationsDelta.builder()::build);
    }

    private static TokenUsage usage(JsonNode usage) {
        return TokenUsage.builder()
                .inputTokens(number(usage, "inputTokens"))
                .outputTokens(number(usage, "outputTokens"))
                .cacheReadInputTokens(number(usage, "cacheReadInputTokens"))
                .cacheWriteInputTokens(number(usage, "cacheWriteInputTokens"))
                .build();
    }

    /// Of a trace only whom a prompt router had answer.
    private static ConverseStreamTrace trace(JsonNode trace) {
        return ConverseStreamTrace.builder()
                .promptRouter(
                        trace.field("promptRouter")
                                .map(router ->
                                        PromptRouterTrace.builder()
                                                .invokedModelId(text(router, "invokedModelId"))
                                                .build())
                                .orElse(null))
                .build();
    }

    /// Null where there is none.
    private static @Nullable Integer index(JsonNode node, String name) {
        return node.field(name)
                .filter(JsonNode::isNumber)
                .map(JsonNode::asNumber)
                .filter(digits -> digits.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .orElse(null);
    }

    private static int number(JsonNode node, String name) {
        return node.field(name)
                .filter(JsonNode::isNumber)
                .map(number -> Integer.parseInt(number.asNumber()))
                .orElse(0);
    }

    private static String text(JsonNode node, String name) {
        return node.field(name).filter(JsonNode::isString).map(JsonNode::asString).orElse("");
    }

    private static BedrockRuntimeException failure(String code, String said, String request) {
        var details = AwsErrorDetails.builder().errorCode(code).errorMessage(said).build();
        return (BedrockRuntimeException)
                BedrockRuntimeException.builder()
                        .awsErrorDetails(details)
                        .message(said)
                        .statusCode(STATUS)
                        .requestId(request)
                        .build();
    }
}
