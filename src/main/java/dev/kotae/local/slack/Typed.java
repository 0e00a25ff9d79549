package dev.kotae.local.slack;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;

/// Turns what a person types into what Slack makes of it: entities escaped, `@name` of somebody who
/// exists as a mention.
public final class Typed {
    private final Workspace workspace;
    private final Pattern mention;

    /// For the names of a workspace.
    public Typed(Workspace workspace) {
        this.workspace = workspace;
        this.mention =
                Pattern.compile(
                        workspace.people().stream()
                                .map(Someone::handle)
                                .map(Pattern::quote)
                                .collect(Collectors.joining("|", "@(", ")")),
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// A message as the bot will get it.
    public Content content(String typed) {
        return new Content(text(typed), "", blocks(typed), Json.object());
    }

    /// The text alone.
    public String text(String typed) {
        var escaped = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return mention.matcher(escaped)
                .replaceAll(found -> Matcher.quoteReplacement("<@" + id(found.group(1)) + ">"));
    }

    private ArrayNode blocks(String typed) {
        var blocks = Json.array();
        var rich = blocks.addObject().put("type", "rich_text");
        var section = rich.putArray("elements").addObject().put("type", "rich_text_section");
        var elements = section.putArray("elements");
        int from = 0;
        var found = mention.matcher(typed);
        while (found.find()) {
            addText(elements, typed.substring(from, found.start()));
            elements.addObject().put("type", "user").put("user_id", id(found.group(1)));
            from = found.end();
        }
        addText(elements, typed.substring(from));
        return blocks;
    }

    private static void addText(ArrayNode elements, String text) {
        if (!text.isEmpty()) {
            elements.addObject().put("type", "text").put("text", text);
        }
    }

    private String id(String handle) {
        return workspace.people().stream()
                .filter(person -> person.handle().equalsIgnoreCase(handle))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
