package dev.kotae.slack.look;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.kotae.chat.Source;
import dev.kotae.chat.Wording;
import dev.kotae.markdown.Harmless;
import dev.kotae.slack.block.Kit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The sources of an answer, as a compact list of page titles that lead to the pages.
public final class Sources {
    /// docs.slack.dev, "Context block" and "Text object", read September 2026; the longest text of
    /// an element of a context block is not told, and that of other places is taken.
    private static final int LONGEST_ELEMENT = 2_000;

    private static final int MOST_ELEMENTS = 10;
    private static final int LONGEST_TITLE = 120;

    /// Besides the link and its title: the marks.
    private static final int ROOM = 100;

    private Sources() {}

    /// The list, in one block; none where there are no sources.
    public static JsonArray of(List<Source> sources, Locale reader) {
        var blocks = new JsonArray();
        if (sources.isEmpty()) {
            return blocks;
        }
        var lines = new ArrayList<String>();
        lines.add("*" + Wording.SOURCES.in(reader) + "*");
        sources.forEach(source -> lines.add(source.marks() + " " + linked(source)));
        var elements = new JsonArray();
        packed(lines).forEach(words -> elements.add(Kit.marked(words, LONGEST_ELEMENT)));
        var block = new JsonObject();
        block.addProperty("type", "context");
        block.add("elements", elements);
        blocks.add(block);
        return blocks;
    }

    private static List<String> packed(List<String> lines) {
        var packed = new ArrayList<String>();
        var words = new StringBuilder();
        for (var line : lines) {
            if (!words.isEmpty() && words.length() + 1 + line.length() > LONGEST_ELEMENT) {
                packed.add(words.toString());
                words.setLength(0);
            }
            words.append(words.isEmpty() ? "" : "\n").append(line);
        }
        packed.add(words.toString());
        return packed.subList(0, Math.min(MOST_ELEMENTS, packed.size()));
    }

    private static String linked(Source source) {
        var words = Harmless.of(source.title()).replaceAll("[\\s\\p{Cc}]+", " ").strip();
        var title = Kit.escaped(Kit.clipped(words, LONGEST_TITLE));
        var link = Kit.escaped(source.link()).replace("|", "%7C");
        var shown = title.isEmpty() ? Kit.clipped(link, LONGEST_TITLE) : title;
        boolean opens = source.link().matches("(?i)https?://\\S+");
        boolean fits = link.length() + shown.length() <= LONGEST_ELEMENT - ROOM;
        return opens && fits ? "<" + link + "|" + shown + ">" : title;
    }
}
