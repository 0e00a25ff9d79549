package dev.kotae.slack.look;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// Shows blocks as a person sees them, a line for each: Markdown is read by the letter of
/// CommonMark and as strictly as a client may, and what Slack would obey is carried out. Invisible
/// characters are left out, but for the word joiner that disarms a token: `^`.
final class Viewer {
    private static final List<org.commonmark.Extension> GFM =
            List.of(TablesExtension.create(), StrikethroughExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(GFM).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(GFM).escapeHtml(false).build();

    private static final Pattern OBEYED =
            Pattern.compile("<(![a-zA-Z]+|@[UWB]|#[CGD]|[a-z][a-z0-9+.-]*:[^>\\s]*\\|)[^>]*>");

    private Viewer() {}

    static String view(JsonArray blocks) {
        var seen = new StringBuilder();
        blocks.forEach(block -> seen.append(view(block.getAsJsonObject())).append('\n'));
        return seen.toString().replace("\u200b", "").replace("\u2060", "^").strip();
    }

    private static String view(JsonObject block) {
        return switch (text(block, "type")) {
            case "markdown" -> "md " + markdown(text(block, "text"));
            case "rich_text" -> "rt " + elements(block);
            case "table" -> "tb " + table(block);
            default -> throw new AssertionError("an unknown block: " + block);
        };
    }

    private static String markdown(String text) {
        var obeyed = OBEYED.matcher(text).replaceAll(token -> "OBEYED(" + token.group(1) + ")");
        return RENDERER.render(PARSER.parse(obeyed)).strip().replace("\n", "⏎");
    }

    private static String elements(JsonObject parent) {
        var seen = new StringBuilder();
        for (var element : parent.getAsJsonArray("elements")) {
            seen.append(element(element.getAsJsonObject()));
        }
        return seen.toString().replace("\n", "⏎");
    }

    private static String element(JsonObject element) {
        return switch (text(element, "type")) {
            case "rich_text_section" -> "<p>" + elements(element) + "</p>";
            case "rich_text_quote" -> "<blockquote>" + elements(element) + "</blockquote>";
            case "rich_text_preformatted" -> "<pre>" + elements(element) + "</pre>";
            case "rich_text_list" -> list(element);
            case "text" -> styled(element, escaped(text(element, "text")));
            case "link" ->
                    styled(
                            element,
                            "<a href=\""
                                    + text(element, "url")
                                    + "\">"
                                    + escaped(text(element, "text"))
                                    + "</a>");
            default -> throw new AssertionError("an unknown element: " + element);
        };
    }

    private static String list(JsonObject list) {
        var tag = text(list, "style").equals("ordered") ? "ol" : "ul";
        var offset = list.has("offset") ? "+" + list.get("offset") : "";
        return "<" + tag + list.get("indent") + offset + ">" + elements(list) + "</" + tag + ">";
    }

    private static String styled(JsonObject element, String words) {
        var seen = words;
        if (element.has("style")) {
            for (var style : element.getAsJsonObject("style").keySet()) {
                var tag =
                        switch (style) {
                            case "bold" -> "strong";
                            case "italic" -> "em";
                            case "strike" -> "del";
                            case "code" -> "code";
                            default -> throw new AssertionError("an unknown style: " + style);
                        };
                seen = "<" + tag + ">" + seen + "</" + tag + ">";
            }
        }
        return seen;
    }

    private static String table(JsonObject block) {
        var seen = new StringBuilder();
        for (var setting : block.getAsJsonArray("column_settings")) {
            seen.append(text(setting.getAsJsonObject(), "align").charAt(0));
        }
        for (var row : block.getAsJsonArray("rows")) {
            seen.append(" /");
            for (var cell : row.getAsJsonArray()) {
                seen.append(' ').append(cell(cell)).append(" |");
            }
        }
        return seen.toString();
    }

    private static String cell(JsonElement cell) {
        var object = cell.getAsJsonObject();
        return text(object, "type").equals("raw_text")
                ? escaped(text(object, "text")).replace("\n", "⏎")
                : elements(object);
    }

    private static String text(JsonObject object, String member) {
        return object.get(member).getAsString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
