package dev.kotae.slack.look;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.kotae.markdown.Document.Block;
import dev.kotae.markdown.Document.Section;
import java.util.List;

/// Draws the sections of one message. For one use.
final class Drawing {
    private final boolean mixed;
    private final boolean aligned;
    private final JsonArray blocks = new JsonArray();
    private final StringBuilder markdown = new StringBuilder();
    private RichText rich = new RichText();
    private boolean hasTable;
    private int characters;

    /// @param mixed whether sections that are fine in Markdown stay so; else all but tables is one
    ///   block of rich text
    /// @param aligned whether a table that cannot be one is set in columns of equal width, which
    ///   takes more characters
    Drawing(boolean mixed, boolean aligned) {
        this.mixed = mixed;
        this.aligned = aligned;
    }

    /// A text in standard Markdown.
    static JsonArray markdown(String text) {
        var block = new JsonObject();
        block.addProperty("type", "markdown");
        block.addProperty("text", text);
        var blocks = new JsonArray();
        blocks.add(block);
        return blocks;
    }

    /// Draws all of it.
    JsonArray draw(List<Section> sections) {
        for (var section : sections) {
            if (section.block() instanceof Block.Table table) {
                draw(table);
            } else if (mixed && section.plain()) {
                endRich();
                markdown.append(markdown.isEmpty() ? "" : "\n\n").append(section.source());
            } else {
                endMarkdown();
                rich.add(section.block());
            }
        }
        endMarkdown();
        endRich();
        return blocks;
    }

    /// How many characters were drawn.
    int characters() {
        return characters;
    }

    private void draw(Block.Table table) {
        endMarkdown();
        if (!hasTable && TableBlock.takes(table)) {
            endRich();
            hasTable = true;
            var drawn = new TableBlock(table);
            blocks.add(drawn.block());
            characters += drawn.characters();
        } else {
            rich.add(table, aligned);
        }
    }

    private void endMarkdown() {
        if (!markdown.isEmpty()) {
            blocks.addAll(markdown(markdown.toString()));
            characters += markdown.length();
            markdown.setLength(0);
        }
    }

    private void endRich() {
        if (!rich.isEmpty()) {
            blocks.add(rich.block());
            characters += rich.characters();
            rich = new RichText();
        }
    }
}
