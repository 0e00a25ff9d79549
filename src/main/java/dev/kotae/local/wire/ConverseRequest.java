package dev.kotae.local.wire;

import dev.kotae.local.wire.PromptCache.Cached;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What Converse and ConverseStream are asked.
///
/// @param messages the conversation, begun and ended by the user
/// @param maxTokens how much may be written
/// @param stopSequences words before which the answer ends
/// @param tools the names of those that may be called
/// @param inputTokens how much there is to read that is not in the cache
/// @param cached how much is, and how much is from now on
public record ConverseRequest(
        List<Message> messages,
        int maxTokens,
        List<String> stopSequences,
        List<String> tools,
        long inputTokens,
        Cached cached) {
    private static final int MESSAGE_OVERHEAD = 4;
    private static final int PICTURE_TOKENS = 1_500;

    public ConverseRequest {
        messages = List.copyOf(messages);
        stopSequences = List.copyOf(stopSequences);
        tools = List.copyOf(tools);
    }

    /// One contribution.
    ///
    /// @param content its blocks, as they came
    record Message(boolean user, List<JsonNode> content) {
        Message {
            content = List.copyOf(content);
        }

        /// The words of its text blocks.
        String text() {
            var texts = new ArrayList<String>();
            for (var block : content) {
                var guarded = block.path("guardContent").path("text").path("text");
                texts.add(block.path("text").asString(guarded.asString("")));
            }
            texts.removeIf(String::isBlank);
            return String.join("\n\n", texts);
        }
    }

    /// Reads and checks a request as the service does.
    ///
    /// @param modelId the decoded model id
    /// @param cache takes the prompt in
    /// @throws BedrockFault where the service would refuse
    public static ConverseRequest read(String modelId, JsonNode json, PromptCache cache) {
        ConverseRules.check(json);
        var rules = ModelRules.of(modelId);
        rules.check(json);
        var family = FamilyRules.of(modelId);
        family.check(json);
        var messages = messages(json);
        long tokens = Tokens.count(json.path("toolConfig").toString());
        for (var block : json.path("system").values()) {
            tokens += Tokens.count(block.path("text").asString(""));
        }
        for (var message : messages) {
            tokens += MESSAGE_OVERHEAD;
            tokens += message.content().stream().mapToLong(ConverseRequest::tokens).sum();
        }
        if (tokens > Math.min(rules.contextTokens(), family.contextTokens())) {
            throw BedrockFault.invalid("Input is too long for requested model.");
        }
        var inference = json.path("inferenceConfig");
        var cached = cache.take(modelId, json);
        return new ConverseRequest(
                messages,
                inference
                        .path("maxTokens")
                        .asInt(Math.min(rules.outputTokens(), family.outputTokens())),
                inference.path("stopSequences").valueStream().map(JsonNode::asString).toList(),
                json.path("toolConfig")
                        .path("tools")
                        .valueStream()
                        .map(tool -> tool.path("toolSpec").path("name").asString(""))
                        .filter(name -> !name.isEmpty())
                        .toList(),
                tokens - cached.read() - cached.written(),
                cached);
    }

    private static List<Message> messages(JsonNode json) {
        return json.path("messages")
                .valueStream()
                .map(message ->
                        new Message(
                                message.path("role").asString().equals("user"),
                                List.copyOf(message.path("content").values())))
                .toList();
    }

    static long tokens(JsonNode block) {
        if (block.has("image")) {
            return PICTURE_TOKENS;
        }
        if (block.has("cachePoint")) {
            return 0;
        }
        return block.has("text")
                ? Tokens.count(block.path("text").asString(""))
                : Tokens.count(block.toString());
    }
}
