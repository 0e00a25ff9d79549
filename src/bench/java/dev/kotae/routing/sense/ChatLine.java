package dev.kotae.routing.sense;

import dev.kotae.chat.Exchange;
import dev.kotae.memory.Conversation;
import dev.kotae.model.Tier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A line of a chat with the tier that it is worth.
///
/// @param pair the same for a line and its translation
/// @param tricky whether it was written to mislead
/// @param before what was said before
public record ChatLine(
        String id,
        String pair,
        String lang,
        String prompt,
        Tier tier,
        boolean tricky,
        Conversation before) {
    private static final JsonMapper JSON = new JsonMapper();

    /// Whether it continues a conversation.
    public boolean continues() {
        return !before.recent().isEmpty();
    }

    /// Our own lines.
    public static List<ChatLine> own() {
        var source =
                Objects.requireNonNull(
                        ChatLine.class.getResourceAsStream(
                                "/dev/kotae/routing/chat_intents.jsonl"));
        try (var lines =
                new BufferedReader(new InputStreamReader(source, StandardCharsets.UTF_8))) {
            return of(lines.lines().toList());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// Those of a folder; none where it has no `chat_intents.jsonl`.
    public static List<ChatLine> in(Path folder) throws IOException {
        var file = folder.resolve("chat_intents.jsonl");
        return Files.exists(file) ? of(Files.readAllLines(file)) : List.of();
    }

    private static List<ChatLine> of(List<String> lines) {
        return lines.stream().filter(line -> !line.isBlank()).map(ChatLine::of).toList();
    }

    private static ChatLine of(String line) {
        var node = JSON.readTree(line);
        return new ChatLine(
                node.path("id").asString(""),
                node.path("pair").asString(node.path("id").asString("")),
                node.path("lang").asString("en"),
                node.get("prompt").asString(),
                Tier.valueOf(node.get("tier").asString().toUpperCase(Locale.ROOT)),
                node.path("adversarial").asBoolean(false),
                conversation(node.path("context")));
    }

    private static Conversation conversation(JsonNode context) {
        var exchanges = new ArrayList<Exchange>();
        var question = "";
        for (var said : context) {
            if (said.path("role").asString("").equals("user")) {
                if (!question.isEmpty()) {
                    exchanges.add(new Exchange("U1", question, "", at(exchanges.size())));
                }
                question = said.path("text").asString("");
            } else if (!question.isEmpty()) {
                var answer = said.path("text").asString("");
                exchanges.add(new Exchange("U1", question, answer, at(exchanges.size())));
                question = "";
            }
        }
        if (!question.isEmpty()) {
            exchanges.add(new Exchange("U1", question, "", at(exchanges.size())));
        }
        return new Conversation(exchanges.size(), exchanges);
    }

    private static Instant at(int number) {
        return Instant.EPOCH.plusSeconds(60L * number);
    }
}
