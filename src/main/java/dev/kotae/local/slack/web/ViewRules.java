package dev.kotae.local.slack.web;

import dev.kotae.local.slack.SlackError;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What Slack takes for a modal or a Home tab. Numbers from docs.slack.dev (reference/views, read
/// September 2026).
public final class ViewRules {
    private static final int BLOCKS = 100;
    private static final int TITLE = 24;
    private static final int METADATA = 3_000;
    private static final int CALLBACK = 255;
    private static final Set<String> TYPES = Set.of("modal", "home");

    /// What stands in messages alone is missing here: `markdown`, `table`, `context_actions`.
    private static final Set<String> BLOCK_TYPES =
            Set.of(
                    "actions",
                    "alert",
                    "context",
                    "divider",
                    "header",
                    "image",
                    "input",
                    "rich_text",
                    "section",
                    "video");

    private ViewRules() {}

    /// The view with an id for every block that has none.
    ///
    /// @throws SlackError `invalid_arguments` where Slack would refuse
    public static ObjectNode checked(ObjectNode view) {
        var type = view.path("type").asString("");
        require(TYPES.contains(type));
        if (type.equals("modal")) {
            checkModal(view);
        }
        require(view.path("private_metadata").asString("").length() <= METADATA);
        require(view.path("callback_id").asString("").length() <= CALLBACK);
        var blocks = view.path("blocks");
        require(blocks.isArray() && blocks.size() <= BLOCKS);
        var named = view.deepCopy();
        int number = 0;
        for (var block : named.path("blocks")) {
            name((ObjectNode) block, number++);
        }
        return named;
    }

    private static void checkModal(ObjectNode view) {
        require(isText(view.path("title")));
        require(!view.has("submit") || isText(view.path("submit")));
        require(!view.has("close") || isText(view.path("close")));
        boolean asks = false;
        for (var block : view.path("blocks")) {
            asks |= block.path("type").asString("").equals("input");
        }
        require(!asks || view.has("submit"));
    }

    private static boolean isText(JsonNode text) {
        var words = text.path("text").asString("");
        return text.path("type").asString("").equals("plain_text")
                && !words.isEmpty()
                && words.length() <= TITLE;
    }

    private static void name(ObjectNode block, int number) {
        require(BLOCK_TYPES.contains(block.path("type").asString("")));
        try {
            Limits.check(block);
        } catch (SlackError e) {
            throw new SlackError("invalid_arguments", e);
        }
        if (!block.has("block_id")) {
            block.put("block_id", "b" + number);
        }
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new SlackError("invalid_arguments");
        }
    }
}
