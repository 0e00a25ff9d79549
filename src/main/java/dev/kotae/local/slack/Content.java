package dev.kotae.local.slack;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a message says.
///
/// @param text Slack's own markup, or the fallback where there are blocks
/// @param markdown standard Markdown, as `markdown_text` and streams bring it; empty where there is
///   none
/// @param blocks Block Kit blocks, below the Markdown
/// @param metadata `event_type` and `event_payload`; empty where there is none
public record Content(String text, String markdown, ArrayNode blocks, ObjectNode metadata) {
    public Content {
        blocks = blocks.deepCopy();
        metadata = metadata.deepCopy();
    }

    /// Words without anything besides.
    public static Content of(String text) {
        return new Content(text, "", Json.array(), Json.object());
    }

    /// The same with more Markdown at its end.
    public Content plus(String moreMarkdown, ArrayNode moreBlocks) {
        var all = blocks.deepCopy().addAll(moreBlocks);
        return new Content(text, markdown + moreMarkdown, all, metadata);
    }

    /// The same with other metadata.
    public Content bearing(ObjectNode newMetadata) {
        return new Content(text, markdown, blocks, newMetadata);
    }

    /// The same with the metadata of what stood before, where it brings none of its own.
    public Content markedAs(Content before) {
        return metadata.isEmpty() ? bearing(before.metadata) : this;
    }

    /// Whether there is nothing to show.
    public boolean isEmpty() {
        return text.isBlank() && markdown.isBlank() && blocks.isEmpty();
    }

    /// The words for those who see no blocks.
    public String fallback() {
        return text.isEmpty() ? markdown : text;
    }

    /// All that is shown, as blocks.
    public ArrayNode drawn() {
        var all = Json.array();
        if (!markdown.isEmpty()) {
            all.addObject().put("type", "markdown").put("text", markdown);
        }
        return all.addAll(blocks.deepCopy());
    }

    @Override
    public String toString() {
        return "content:" + fallback().length() + " characters";
    }
}
