package dev.kotae.slack.reply;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.kotae.chat.Answer;
import dev.kotae.markdown.Harmless;
import dev.kotae.markdown.Splitter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/// The answer to a slash command, which only the asker sees. Slack takes up to five posts within 30
/// minutes at a command's `response_url` and gives none of them an id: nothing can be shown early
/// and changed later.
final class Whispered implements Surface {
    /// docs.slack.dev, "Handling user interaction in your Slack apps", read September 2026.
    private static final int MOST_POSTS = 5;

    private final Errand errand;
    private final URI responseUrl;
    private int delivered;

    /// @param delivered how many posts an earlier attempt has delivered
    Whispered(Errand errand, URI responseUrl, int delivered) {
        this.errand = errand;
        this.responseUrl = responseUrl;
        this.delivered = delivered;
    }

    @Override
    public Duration show(String more) {
        return Duration.ZERO;
    }

    @Override
    public void finish(Answer answer) {
        var deadline = errand.deadline();
        var parts = Splitter.split(Harmless.of(answer.text()), Blocks.LONGEST_TEXT);
        int count = Math.clamp(parts.size(), 1, MOST_POSTS);
        for (int next = delivered; next < count; next++) {
            var text = parts.isEmpty() ? "" : parts.get(next);
            var blocks = Blocks.markdown(text);
            if (next == count - 1) {
                blocks.addAll(Blocks.below(answer, errand.reader()));
            }
            whisper(text, blocks, deadline);
        }
    }

    @Override
    public void fail(String apology) {
        whisper(apology, Blocks.plain(apology), errand.deadline());
    }

    private void whisper(String text, JsonArray blocks, Instant deadline) {
        var message = new JsonObject();
        message.addProperty("response_type", "ephemeral");
        message.addProperty("text", Blocks.notification(text));
        message.add("blocks", blocks);
        errand.api().respond(responseUrl, message, deadline);
        delivered++;
        errand.posted().accept(new PostName.Whispers(delivered));
    }
}
