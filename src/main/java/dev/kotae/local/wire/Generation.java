package dev.kotae.local.wire;

import dev.kotae.local.quoting.Dialogue;
import dev.kotae.local.wire.PromptCache.Cached;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// What the model writes to a request.
///
/// @param tokens the text in the pieces in which it streams
/// @param stopReason as Bedrock names it
/// @param inputTokens how much was read that was not in the cache
/// @param cached how much was, and how much is from now on
/// @param called the tool that is called in place of writing, or empty
public record Generation(
        List<String> tokens, String stopReason, long inputTokens, Cached cached, String called) {
    /// The id of a call, which nobody answers.
    static final String CALL = "tooluse_standin0000000001";

    public Generation {
        tokens = List.copyOf(tokens);
    }

    /// Has the model call the first tool that it may, with nothing.
    ///
    /// @return empty where it may call none
    public static Optional<Generation> calling(ConverseRequest request) {
        return request.tools().stream()
                .findFirst()
                .map(tool ->
                        new Generation(
                                Tokens.of(tool),
                                "tool_use",
                                request.inputTokens(),
                                request.cached(),
                                tool));
    }

    /// Has the model write. Takes milliseconds.
    ///
    /// @param author makes an answer of a conversation
    public static Generation of(ConverseRequest request, Function<Dialogue, String> author) {
        var text = author.apply(DialogueReader.read(request));
        var reason = "end_turn";
        for (var stop : request.stopSequences()) {
            int at = text.indexOf(stop);
            if (at >= 0) {
                text = text.substring(0, at);
                reason = "stop_sequence";
            }
        }
        var tokens = Tokens.of(text);
        if (tokens.size() > request.maxTokens()) {
            tokens = tokens.subList(0, request.maxTokens());
            reason = "max_tokens";
        }
        return new Generation(tokens, reason, request.inputTokens(), request.cached(), "");
    }

    /// The body of Converse.
    ///
    /// @param latencyMs what the service says it took
    public String body(long latencyMs) {
        var body = Json.object();
        body.putObject("metrics").put("latencyMs", latencyMs);
        var message = body.putObject("output").putObject("message");
        var content = message.put("role", "assistant").putArray("content").addObject();
        if (called.isEmpty()) {
            content.put("text", String.join("", tokens));
        } else {
            var call = content.putObject("toolUse");
            call.put("toolUseId", CALL).put("name", called).putObject("input");
        }
        body.put("stopReason", stopReason);
        body.set("usage", usage());
        return Json.write(body);
    }

    ObjectNode usage() {
        return Json.object()
                .put("cacheReadInputTokens", cached.read())
                .put("cacheWriteInputTokens", cached.written())
                .put("inputTokens", inputTokens)
                .put("outputTokens", tokens.size())
                .put("totalTokens", inputTokens + cached.read() + cached.written() + tokens.size());
    }
}
