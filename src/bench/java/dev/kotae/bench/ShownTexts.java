package dev.kotae.bench;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What people would see by the calls to Slack, by channel, and how often each workspace was
/// called. Safe to use from many threads.
final class ShownTexts {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, Integer> TIERS =
            Map.of(
                    "chat.startStream", 20,
                    "chat.stopStream", 20,
                    "chat.appendStream", 100,
                    "chat.update", 50,
                    "agents.sessions.setStatus", 50,
                    "conversations.replies", 50,
                    "conversations.info", 50);
    private static final long MINUTE = 60_000_000_000L;

    private final Map<String, Map<Integer, String>> parts = new ConcurrentHashMap<>();
    private final Map<String, Boolean> ended = new ConcurrentHashMap<>();
    private final Map<String, java.util.ArrayDeque<Long>> calls = new HashMap<>();
    private int overTier;

    /// One call.
    ///
    /// @param team the channel's workspace
    void called(String team, String method, Map<String, String> form, long at) {
        count(team + "/" + method, TIERS.getOrDefault(method, 0), at);
        var channel = form.getOrDefault("channel", "");
        var shown = parts.computeIfAbsent(channel, name -> new TreeMap<>());
        synchronized (shown) {
            switch (method) {
                case "chat.startStream" -> shown.put(shown.size() + 1, streamed(form));
                case "chat.appendStream", "chat.stopStream" ->
                        shown.merge(shown.size(), streamed(form), String::concat);
                case "chat.postMessage", "chat.update" -> shown.put(part(form), drawn(form));
                default -> {
                    return;
                }
            }
        }
        if (form.getOrDefault("blocks", "").contains("feedback_buttons")) {
            ended.put(channel, true);
        }
    }

    private synchronized void count(String name, int tier, long at) {
        if (tier > 0) {
            var recent = calls.computeIfAbsent(name, n -> new java.util.ArrayDeque<>());
            recent.addLast(at);
            while (recent.getFirst() <= at - MINUTE) {
                recent.removeFirst();
            }
            overTier += recent.size() > tier ? 1 : 0;
        }
    }

    /// How many calls were more than their tier allows in the minute before them.
    synchronized int overTier() {
        return overTier;
    }

    /// Whether the whole answer stands with what belongs below it.
    boolean hasEnded(String channel) {
        return ended.containsKey(channel);
    }

    /// All of the text, without blanks.
    String letters(String channel) {
        var shown = parts.getOrDefault(channel, Map.of());
        synchronized (shown) {
            return letters(String.join("", shown.values()).chars());
        }
    }

    static String letters(java.util.stream.IntStream text) {
        var letters = new StringBuilder();
        text.filter(c -> !Character.isWhitespace(c)).forEach(c -> letters.append((char) c));
        return letters.toString();
    }

    private static int part(Map<String, String> form) {
        var metadata = form.getOrDefault("metadata", "{}");
        return JSON.readTree(metadata).path("event_payload").path("part").asInt(1);
    }

    private static String streamed(Map<String, String> form) {
        var text = new StringBuilder(form.getOrDefault("markdown_text", ""));
        for (JsonNode chunk : JSON.readTree(form.getOrDefault("chunks", "[]"))) {
            text.append(chunk.path("text").asString(""));
        }
        return text.toString();
    }

    private static String drawn(Map<String, String> form) {
        var text = new StringBuilder();
        for (JsonNode block : JSON.readTree(form.getOrDefault("blocks", "[]"))) {
            if (block.path("type").asString("").equals("markdown")) {
                text.append(block.path("text").asString(""));
            }
        }
        return text.toString();
    }

    /// A form as it was sent.
    static Map<String, String> form(String body) {
        var form = new HashMap<String, String>();
        for (var pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
