package dev.kotae.local.wire;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What the models remember of the beginnings of prompts (Bedrock user guide, "Prompt caching",
/// read November 2026): up to a cache point, for five minutes from when it was last read, and
/// nothing that is short. Behind an earlier cache point's beginning is looked for up to 20 blocks
/// back.
public final class PromptCache {
    private static final int LEAST_TOKENS = 1_024;
    private static final int BLOCKS_BACK = 20;
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final Map<UUID, Instant> until = new HashMap<>();

    /// Nothing is remembered.
    public PromptCache(InstantSource clock) {
        this.clock = clock;
    }

    /// What of a prompt was remembered, and what is from now on, in tokens.
    public record Cached(long read, long written) {}

    private record Beginning(UUID name, long tokens, boolean point) {}

    /// Takes a prompt in.
    public synchronized Cached take(String modelId, JsonNode request) {
        var now = clock.instant();
        until.values().removeIf(end -> !end.isAfter(now));
        var beginnings = beginnings(modelId, request);
        long read = 0;
        long points = 0;
        for (int at = 0; at < beginnings.size(); at++) {
            if (beginnings.get(at).point) {
                read = Math.max(read, known(beginnings, at));
                points = Math.max(points, beginnings.get(at).tokens);
            }
        }
        for (var beginning : beginnings) {
            if (beginning.point && beginning.tokens >= LEAST_TOKENS) {
                until.put(beginning.name, now.plus(KEPT));
            }
        }
        return new Cached(read, points < LEAST_TOKENS ? 0 : Math.max(0, points - read));
    }

    private long known(List<Beginning> beginnings, int point) {
        for (int at = point; at >= Math.max(0, point - BLOCKS_BACK); at--) {
            if (until.containsKey(beginnings.get(at).name)) {
                return beginnings.get(at).tokens;
            }
        }
        return 0;
    }

    /// One for each block; whether a cache point follows it.
    private static List<Beginning> beginnings(String modelId, JsonNode request) {
        var beginnings = new ArrayList<Beginning>();
        var name = named(modelId + request.path("toolConfig"));
        long tokens = Tokens.count(request.path("toolConfig").toString());
        var blocks = new ArrayList<>(request.path("system").values());
        for (var message : request.path("messages").values()) {
            blocks.addAll(message.path("content").values());
        }
        for (var block : blocks) {
            if (block.has("cachePoint")) {
                if (!beginnings.isEmpty()) {
                    var last = beginnings.removeLast();
                    beginnings.add(new Beginning(last.name, last.tokens, true));
                }
                continue;
            }
            name = named(name + block.toString());
            tokens += ConverseRequest.tokens(block);
            beginnings.add(new Beginning(name, tokens, false));
        }
        return beginnings;
    }

    private static UUID named(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
