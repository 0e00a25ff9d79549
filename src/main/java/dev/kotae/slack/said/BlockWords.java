package dev.kotae.slack.said;

import static java.util.stream.Collectors.joining;

import com.google.gson.JsonElement;
import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.block.Foot;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The words of Block Kit blocks, in Slack's markup: what people read, and not what they click, nor
/// how an answer of ours came about. Blocks that are not known here give the words of what they
/// hold (docs.slack.dev, "Reference: blocks", read November 2026).
final class BlockWords {
    private BlockWords() {}

    static String of(List<SlackJson> blocks) {
        return lines(blocks.stream().filter(block -> !block.text("block_id").equals(Foot.LINE)));
    }

    private static String lines(Stream<SlackJson> parts) {
        return parts.map(BlockWords::words).filter(one -> !one.isBlank()).collect(joining("\n"));
    }

    private static String words(SlackJson part) {
        return switch (part.text("type")) {
            case "mrkdwn", "markdown" -> part.text("text");
            case "plain_text", "text", "raw_text" -> escaped(part.text("text"));
            case "user" -> "<@" + part.text("user_id") + ">";
            case "usergroup" -> "<!subteam^" + part.text("usergroup_id") + ">";
            case "channel" -> "<#" + part.text("channel_id") + ">";
            case "broadcast" -> "<!" + part.text("range") + ">";
            case "emoji" -> ":" + part.text("name") + ":";
            case "date" -> escaped(part.text("fallback"));
            case "link" -> link(part);
            case "image" -> escaped(part.text("alt_text"));
            case "rich_text_section", "rich_text_preformatted", "rich_text_quote" ->
                    part.list("elements").stream().map(BlockWords::words).collect(joining());
            case "table" -> table(part);
            case "actions", "context_actions", "input", "button", "file" -> "";
            default -> lines(within(part));
        };
    }

    private static String link(SlackJson link) {
        var label = escaped(link.text("text"));
        return "<" + link.text("url") + (label.isEmpty() ? "" : "|" + label) + ">";
    }

    private static String table(SlackJson table) {
        var rows = table.object().get("rows");
        return rows == null || !rows.isJsonArray()
                ? ""
                : rows.getAsJsonArray().asList().stream()
                        .map(row -> objects(row).map(BlockWords::words).collect(joining(" | ")))
                        .collect(joining("\n"));
    }

    private static Stream<SlackJson> within(SlackJson part) {
        return part.object().entrySet().stream()
                .filter(member -> !member.getKey().equals("accessory"))
                .map(Map.Entry::getValue)
                .flatMap(BlockWords::objects);
    }

    private static Stream<SlackJson> objects(JsonElement value) {
        if (value.isJsonArray()) {
            return value.getAsJsonArray().asList().stream().flatMap(BlockWords::objects);
        }
        return value.isJsonObject()
                ? Stream.of(new SlackJson(value.getAsJsonObject()))
                : Stream.empty();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
