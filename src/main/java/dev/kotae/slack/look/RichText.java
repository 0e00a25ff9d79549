package dev.kotae.slack.look;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.kotae.markdown.Document.Block;
import dev.kotae.markdown.Document.Run;
import dev.kotae.markdown.Document.Style;
import java.util.ArrayList;
import java.util.List;

/// A `rich_text` block in the making (docs.slack.dev, "Rich text block", read September 2026). Its
/// words mean nothing but themselves: Slack obeys nothing in them.
final class RichText {
    /// Slack indents lists no further.
    private static final int DEEPEST = 8;

    private static final Style BOLD = new Style(true, false, false, false);

    private final JsonArray elements = new JsonArray();

    /// The section that more words may be added to.
    private JsonArray section = new JsonArray();

    private int characters;

    boolean isEmpty() {
        return elements.isEmpty() && section.isEmpty();
    }

    int characters() {
        return characters;
    }

    JsonObject block() {
        endSection();
        return object("rich_text", elements);
    }

    /// Adds a block of the text.
    void add(Block block) {
        switch (block) {
            case Block.Paragraph(var runs) -> paragraph(runs);
            case Block.Heading(var level, var runs) ->
                    paragraph(runs.stream().map(RichText::bold).toList());
            case Block.Code(var text) -> preformatted(text);
            case Block.Quote quote -> quote(quote);
            case Block.Items items -> items(items, 0);
            case Block.Table table -> add(table, true);
            case Block.Rule() -> paragraph(List.of(new Run("———", Style.NONE, "")));
        }
    }

    /// Adds a table that cannot stand as one.
    ///
    /// @param aligned whether its columns are set apart by blanks where they are narrow enough
    void add(Block.Table table, boolean aligned) {
        var columns = aligned ? Columns.of(table) : "";
        if (columns.isEmpty()) {
            records(table);
        } else {
            preformatted(columns);
        }
    }

    private static Run bold(Run run) {
        var style = run.style();
        return new Run(
                run.text(),
                new Style(true, style.italic(), style.struck(), style.code()),
                run.link());
    }

    private void paragraph(List<Run> runs) {
        if (runs.isEmpty()) {
            return;
        }
        if (!section.isEmpty()) {
            say(section, "\n\n", Style.NONE);
        } else if (!elements.isEmpty()) {
            say(section, "\n", Style.NONE);
        }
        runs.forEach(run -> say(section, run));
    }

    private void endSection() {
        if (!section.isEmpty()) {
            elements.add(object("rich_text_section", section));
            section = new JsonArray();
        }
    }

    private void preformatted(String text) {
        endSection();
        var words = new JsonArray();
        say(words, text.isEmpty() ? " " : text, Style.NONE);
        elements.add(object("rich_text_preformatted", words));
    }

    private void quote(Block.Quote quote) {
        var words = new JsonArray();
        quoted(quote.blocks(), "", words);
        if (!words.isEmpty()) {
            endSection();
            elements.add(object("rich_text_quote", words));
        }
    }

    /// Slack's quotes hold words alone.
    private void quoted(List<Block> blocks, String mark, JsonArray words) {
        for (var block : blocks) {
            switch (block) {
                case Block.Paragraph(var runs) -> line(mark, runs, words);
                case Block.Heading(var level, var runs) ->
                        line(mark, runs.stream().map(RichText::bold).toList(), words);
                case Block.Code(var text) ->
                        line(
                                mark,
                                List.of(new Run(text, new Style(false, false, false, true), "")),
                                words);
                case Block.Quote(var inner) -> quoted(inner, mark, words);
                case Block.Items(var first, var items) -> {
                    for (int i = 0; i < items.size(); i++) {
                        quoted(items.get(i), first < 0 ? "• " : (first + i) + ". ", words);
                    }
                }
                case Block.Table table ->
                        line(mark, List.of(new Run(Columns.lines(table), Style.NONE, "")), words);
                case Block.Rule() -> line("", List.of(new Run("———", Style.NONE, "")), words);
            }
        }
    }

    private void line(String mark, List<Run> runs, JsonArray words) {
        var start = (words.isEmpty() ? "" : "\n") + mark;
        if (!start.isEmpty()) {
            say(words, start, Style.NONE);
        }
        runs.forEach(run -> say(words, run));
    }

    /// Slack's lists are flat: each run of items of one kind and depth is a list of its own.
    private void items(Block.Items list, int depth) {
        var items = new ArrayList<JsonArray>();
        int begun = 0;
        for (int i = 0; i < list.items().size(); i++) {
            var words = new JsonArray();
            var below = new ArrayList<Block>();
            for (var block : list.items().get(i)) {
                if (below.isEmpty() && block instanceof Block.Paragraph(var runs)) {
                    line("", runs, words);
                } else {
                    below.add(block);
                }
            }
            if (words.isEmpty()) {
                say(words, " ", Style.NONE);
            }
            items.add(words);
            if (!below.isEmpty()) {
                list(list.first(), begun, depth, items);
                items.clear();
                begun = i + 1;
                below.forEach(block -> belowItem(block, depth + 1));
            }
        }
        list(list.first(), begun, depth, items);
    }

    private void belowItem(Block block, int depth) {
        if (block instanceof Block.Items inner) {
            items(inner, depth);
        } else {
            add(block);
        }
    }

    private void list(int first, int begun, int depth, List<JsonArray> items) {
        if (items.isEmpty()) {
            return;
        }
        endSection();
        var sections = new JsonArray();
        items.forEach(words -> sections.add(object("rich_text_section", words)));
        var list = object("rich_text_list", sections);
        list.addProperty("style", first < 0 ? "bullet" : "ordered");
        list.addProperty("indent", Math.min(depth, DEEPEST));
        int offset = first < 0 ? 0 : Math.max(0, first - 1 + begun);
        if (offset > 0) {
            list.addProperty("offset", offset);
        }
        elements.add(list);
    }

    /// A row as a paragraph: a line for each cell, under the head's words for it.
    private void records(Block.Table table) {
        var head = table.rows().getFirst();
        var rows = table.rows().subList(1, table.rows().size());
        for (var row : rows.isEmpty() ? table.rows() : rows) {
            paragraph(List.of(new Run("•", Style.NONE, "")));
            for (int column = 0; column < row.size(); column++) {
                if (row.get(column).isEmpty()) {
                    continue;
                }
                say(section, column == 0 ? " " : "\n    ", Style.NONE);
                if (!rows.isEmpty() && !head.get(column).isEmpty()) {
                    head.get(column).forEach(run -> say(section, bold(run)));
                    say(section, ": ", BOLD);
                }
                row.get(column).forEach(run -> say(section, run));
            }
        }
    }

    private void say(JsonArray words, String text, Style style) {
        say(words, new Run(text, style, ""));
    }

    private void say(JsonArray words, Run run) {
        characters += run.text().length() + run.link().length();
        words.add(element(run));
    }

    /// One run of words.
    static JsonObject element(Run run) {
        var element = new JsonObject();
        element.addProperty("type", run.link().isEmpty() ? "text" : "link");
        if (!run.link().isEmpty()) {
            element.addProperty("url", run.link());
        }
        element.addProperty("text", run.text());
        var style = new JsonObject();
        mark(style, "bold", run.style().bold());
        mark(style, "italic", run.style().italic());
        mark(style, "strike", run.style().struck());
        mark(style, "code", run.style().code());
        if (!style.isEmpty()) {
            element.add("style", style);
        }
        return element;
    }

    private static void mark(JsonObject style, String name, boolean on) {
        if (on) {
            style.addProperty(name, true);
        }
    }

    private static JsonObject object(String type, JsonArray elements) {
        var object = new JsonObject();
        object.addProperty("type", type);
        object.add("elements", elements);
        return object;
    }
}
