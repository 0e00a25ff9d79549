package dev.kotae.slack.look;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.kotae.markdown.Document.Alignment;
import dev.kotae.markdown.Document.Block;
import dev.kotae.markdown.Document.Run;
import dev.kotae.markdown.Document.Style;
import java.util.List;
import java.util.Locale;

/// A table as Slack's own block, of which a message takes one (docs.slack.dev, "Table block", read
/// September 2026). Cells with nothing but plain words are raw text.
final class TableBlock {
    private static final int MOST_ROWS = 100;
    private static final int MOST_COLUMNS = 20;

    /// Over all cells of a message.
    private static final int MOST_CHARACTERS = 10_000;

    private final Block.Table table;
    private int characters;

    TableBlock(Block.Table table) {
        this.table = table;
    }

    /// Whether Slack takes it.
    static boolean takes(Block.Table table) {
        int characters =
                table.rows().stream()
                        .flatMap(List::stream)
                        .flatMap(List::stream)
                        .mapToInt(run -> run.text().length() + run.link().length())
                        .sum();
        return table.rows().size() <= MOST_ROWS
                && table.alignments().size() <= MOST_COLUMNS
                && characters <= MOST_CHARACTERS;
    }

    int characters() {
        return characters;
    }

    JsonObject block() {
        var rows = new JsonArray();
        for (int row = 0; row < table.rows().size(); row++) {
            var cells = new JsonArray();
            for (var cell : table.rows().get(row)) {
                cells.add(cell(cell));
            }
            rows.add(cells);
        }
        var block = new JsonObject();
        block.addProperty("type", "table");
        block.add("column_settings", settings());
        block.add("rows", rows);
        return block;
    }

    private JsonArray settings() {
        var settings = new JsonArray();
        for (var alignment : table.alignments()) {
            var setting = new JsonObject();
            setting.addProperty("align", alignment.name().toLowerCase(Locale.ROOT));
            setting.addProperty("is_wrapped", alignment == Alignment.LEFT);
            settings.add(setting);
        }
        return settings;
    }

    private JsonObject cell(List<Run> runs) {
        characters +=
                runs.stream().mapToInt(run -> run.text().length() + run.link().length()).sum();
        boolean raw =
                runs.stream()
                        .allMatch(run -> run.style().equals(Style.NONE) && run.link().isEmpty());
        var cell = new JsonObject();
        if (raw) {
            cell.addProperty("type", "raw_text");
            // An empty text is refused.
            cell.addProperty("text", runs.isEmpty() ? " " : runs.getFirst().text());
            return cell;
        }
        var words = new JsonArray();
        runs.forEach(run -> words.add(RichText.element(run)));
        var section = new JsonObject();
        section.addProperty("type", "rich_text_section");
        section.add("elements", words);
        var sections = new JsonArray();
        sections.add(section);
        cell.addProperty("type", "rich_text");
        cell.add("elements", sections);
        return cell;
    }
}
