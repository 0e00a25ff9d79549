package dev.kotae.local.slack.web;

import dev.kotae.local.slack.Content;
import dev.kotae.local.slack.SlackError;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// How much Slack takes in one message. Numbers from docs.slack.dev (reference/block-kit/blocks,
/// chat.postMessage, read September 2026); the total of all blocks from bolt-js issue 2509.
final class Limits {
    static final int MARKDOWN = 12_000;
    static final int TEXT = 40_000;
    private static final int BLOCKS = 50;
    private static final int ALL_BLOCKS = 13_200;
    private static final int SECTION = 3_000;
    private static final int HEADER = 150;
    private static final int CONTEXT_ELEMENTS = 10;
    private static final int ACTION_ELEMENTS = 25;
    private static final int CONTEXT_ACTION_ELEMENTS = 5;
    private static final int NAME = 255;
    private static final int BUTTON = 75;
    private static final int VALUE = 2_000;
    private static final int ROWS = 100;
    private static final int COLUMNS = 20;
    private static final Set<String> KNOWN =
            Set.of(
                    "actions",
                    "alert",
                    "card",
                    "carousel",
                    "container",
                    "context",
                    "context_actions",
                    "data_table",
                    "data_visualization",
                    "divider",
                    "file",
                    "header",
                    "image",
                    "input",
                    "markdown",
                    "plan",
                    "rich_text",
                    "section",
                    "table",
                    "task_card",
                    "video");

    private Limits() {}

    /// @throws SlackError where Slack would refuse
    static Content checked(Content content) {
        if (content.markdown().length() > MARKDOWN) {
            throw new SlackError("msg_too_long");
        }
        check(content.blocks());
        return content;
    }

    private static void check(ArrayNode blocks) {
        if (blocks.size() > BLOCKS) {
            throw new SlackError("msg_blocks_too_many");
        }
        for (var block : blocks) {
            check(block);
        }
        if (count(blocks, "table") > 1) {
            throw new SlackError("invalid_attachments");
        }
        if (markdown(blocks) > MARKDOWN || characters(blocks) > ALL_BLOCKS) {
            throw new SlackError("msg_blocks_too_long");
        }
    }

    /// @throws SlackError `invalid_blocks`
    static void check(JsonNode block) {
        var type = block.path("type").asString("");
        boolean fits =
                switch (type) {
                    case "section" ->
                            (block.has("fields") || said(block) > 0) && said(block) <= SECTION;
                    case "header" -> said(block) > 0 && said(block) <= HEADER;
                    case "context" -> elements(block, CONTEXT_ELEMENTS);
                    case "actions" -> elements(block, ACTION_ELEMENTS) && controls(block);
                    case "context_actions" ->
                            elements(block, CONTEXT_ACTION_ELEMENTS) && controls(block);
                    case "table" -> table(block);
                    case "markdown" -> !block.path("text").asString("").isEmpty();
                    default -> KNOWN.contains(type);
                };
        if (!fits) {
            throw new SlackError("invalid_blocks");
        }
    }

    private static boolean elements(JsonNode block, int most) {
        int count = block.path("elements").size();
        return count >= 1 && count <= most;
    }

    /// Names are at most 255 characters long, buttons' words 75 and their values 2,000; no two in a
    /// block are called the same.
    private static boolean controls(JsonNode block) {
        var names = new HashSet<String>();
        for (var element : block.path("elements")) {
            var name = element.path("action_id").asString("");
            boolean fits =
                    name.length() <= NAME
                            && (name.isEmpty() || names.add(name))
                            && said(element) <= BUTTON
                            && element.path("value").asString("").length() <= VALUE;
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean table(JsonNode block) {
        var rows = block.path("rows");
        boolean fits = !rows.isEmpty() && rows.size() <= ROWS;
        for (var row : rows) {
            fits &= row.isArray() && !row.isEmpty() && row.size() <= COLUMNS;
        }
        return fits && block.path("column_settings").size() <= COLUMNS;
    }

    private static int said(JsonNode block) {
        return block.path("text").path("text").asString("").length();
    }

    private static long count(ArrayNode blocks, String type) {
        return StreamSupport.stream(blocks.spliterator(), false)
                .filter(block -> block.path("type").asString("").equals(type))
                .count();
    }

    private static int markdown(ArrayNode blocks) {
        return StreamSupport.stream(blocks.spliterator(), false)
                .filter(block -> block.path("type").asString("").equals("markdown"))
                .mapToInt(block -> block.path("text").asString("").length())
                .sum();
    }

    private static int characters(JsonNode node) {
        if (node.isString()) {
            return 0;
        }
        int own = node.path("text").isString() ? node.path("text").stringValue().length() : 0;
        for (var child : node) {
            own += characters(child);
        }
        return own;
    }
}
