package dev.kotae.slack.reply;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.regex.Pattern;

/// What is being done, as cards within a stream: each step is under way until the next one begins,
/// or the answer does; then the dots behind its title, which say that it goes on, are gone
/// (docs.slack.dev, "chat.appendStream", chunks, read September 2026).
///
/// A stream takes what it began with, chunks or Markdown, to its end, and refuses the other with
/// `streaming_mode_mismatch` (not documented; seen live, app-vitals/shipwright pull request 3057).
/// So text goes in chunks, too, unless Slack takes none.
final class TaskCards {
    private static final Pattern GOES_ON = Pattern.compile("…$");

    private int shown;
    private String underWay = "";
    private boolean refused;

    /// Slack takes no chunks, and so no cards.
    void refuse() {
        refused = true;
    }

    /// Whether Slack takes none.
    boolean refused() {
        return refused;
    }

    /// Whether there is something to show of these.
    boolean says(List<String> steps, String text) {
        return !text.isEmpty() || (!refused && !steps.isEmpty());
    }

    /// Cards and text in Slack's form, of which there are some.
    JsonArray chunks(List<String> steps, String text) {
        var chunks = new JsonArray();
        int number = shown;
        var current = underWay;
        for (var step : steps) {
            complete(chunks, number, current);
            current = step;
            number++;
        }
        if (text.isEmpty()) {
            chunks.add(card(number, current, "in_progress"));
        } else {
            complete(chunks, number, current);
            var words = new JsonObject();
            words.addProperty("type", "markdown_text");
            words.addProperty("text", text);
            chunks.add(words);
        }
        return chunks;
    }

    /// Slack has taken them.
    void taken(List<String> steps, String text) {
        shown += steps.size();
        underWay = !text.isEmpty() ? "" : steps.isEmpty() ? underWay : steps.getLast();
    }

    private static void complete(JsonArray chunks, int number, String title) {
        if (!title.isEmpty()) {
            chunks.add(card(number, GOES_ON.matcher(title).replaceFirst(""), "complete"));
        }
    }

    private static JsonObject card(int number, String title, String status) {
        var card = new JsonObject();
        card.addProperty("type", "task_update");
        card.addProperty("id", "step-" + number);
        card.addProperty("title", title);
        card.addProperty("status", status);
        return card;
    }
}
