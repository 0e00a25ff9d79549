package dev.kotae.local.wire;

import dev.kotae.local.quoting.Dialogue;
import dev.kotae.local.wire.PromptCache.Cached;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// What the model writes to a request.
///
/// @param blocks its text
/// @param stopReason as Bedrock names it
/// @param inputTokens how much was read that was not in the cache
/// @param cached how much was, and how much is from now on
/// @param called the tool that is called in place of writing, or empty
public record Generation(
        List<AnswerBlock> blocks,
        String stopReason,
        long inputTokens,
        Cached cached,
        String called) {
    /// The id of a call, which nobody answers.
    static final String CALL = "tooluse_standin0000000001";

    public Generation {
        blocks = List.copyOf(blocks);
    }

    /// All that is written.
    public String text() {
        return blocks.stream().map(AnswerBlock::text).collect(Collectors.joining());
    }

    /// How many tokens are written.
    public int tokens() {
        return blocks.stream().mapToInt(block -> block.tokens().size()).sum();
    }

    /// Has the model call the first tool that it may, with nothing.
    ///
    /// @return empty where it may call none
    public static Optional<Generation> calling(ConverseRequest request) {
        return request.tools().stream()
                .findFirst()
                .map(tool ->
                        new Generation(
                                List.of(new AnswerBlock(Tokens.of(tool), List.of())),
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
        var blocks = AnswerBlock.blocks(text, request.messages().getLast());
        var said = new ArrayList<AnswerBlock>();
        int left = request.maxTokens();
        for (var block : blocks) {
            if (left > 0) {
                said.add(block.first(left));
            }
            left -= block.tokens().size();
        }
        return new Generation(
                said,
                left < 0 ? "max_tokens" : reason,
                request.inputTokens(),
                request.cached(),
                "");
    }

    /// The body of Converse.
    ///
    /// @param latencyMs what the service says it took
    public String body(long latencyMs) {
        var body = Json.object();
        body.putObject("metrics").put("latencyMs", latencyMs);
        var message = body.putObject("output").putObject("message");
        var content = message.put("role", "assistant").putArray("content");
        if (called.isEmpty()) {
            blocks.forEach(block -> write(block, content.addObject()));
        } else {
            var call = content.addObject().putObject("toolUse");
            call.put("toolUseId", CALL).put("name", called).putObject("input");
        }
        body.put("stopReason", stopReason);
        body.set("usage", usage());
        return Json.write(body);
    }

    private static void write(AnswerBlock block, ObjectNode into) {
        if (block.citations().isEmpty()) {
            into.put("text", block.text());
            return;
        }
        var cited = into.putObject("citationsContent");
        cited.putArray("content").addObject().put("text", block.text());
        cited.putArray("citations").addAll(block.citations());
    }

    ObjectNode usage() {
        return Json.object()
                .put("cacheReadInputTokens", cached.read())
                .put("cacheWriteInputTokens", cached.written())
                .put("inputTokens", inputTokens)
                .put("outputTokens", tokens())
                .put("totalTokens", inputTokens + cached.read() + cached.written() + tokens());
    }
}
