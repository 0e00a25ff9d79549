package dev.kotae.slack.reply;

import com.google.gson.JsonArray;
import dev.kotae.chat.Answer;
import dev.kotae.markdown.Harmless;
import dev.kotae.markdown.Splitter;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// One message that is posted once and then only updated; what does not fit into it follows in
/// further messages below.
final class Posted implements Surface {
    /// Slack asks to update a message no more often (docs.slack.dev, "chat.update").
    private static final Duration BETWEEN_UPDATES = Duration.ofSeconds(3);

    /// The message is not there, or not ours, to be updated: another one takes its place.
    private static final Set<String> GONE =
            Set.of("message_not_found", "cant_update_message", "message_not_owned_by_app");

    private final Errand errand;
    private final StringBuilder shown = new StringBuilder();
    private Instant nextUpdate = Instant.EPOCH;

    /// The message's id; empty as long as none stands.
    private String ts = "";

    /// Whether Slack may still think that more is streamed into the message.
    private boolean streaming;

    /// Whether Slack has refused a half-written text: the whole one is tried once more, at the end.
    private boolean silent;

    /// How many further messages stand below.
    private int followed;

    /// @param errand what is to be brought
    Posted(Errand errand) {
        this.errand = errand;
    }

    /// Takes up a message that an earlier attempt left.
    Posted(Errand errand, PostName.Message left) {
        this.errand = errand;
        this.ts = left.ts();
        this.streaming = left.streamed();
    }

    @Override
    public Duration show(String more) {
        var now = errand.clock().instant();
        if (nextUpdate.isAfter(now)) {
            return Duration.between(now, nextUpdate);
        }
        var text = shown + more;
        if (!text.isBlank() && text.length() <= Blocks.LONGEST_TEXT && !silent) {
            try {
                put(Blocks.markdown(text), text, now);
            } catch (SlackRefusal refusal) {
                if (refusal.fate() == SlackRefusal.Fate.BUSY) {
                    return refusal.pause();
                }
                silent = true;
            }
        }
        shown.append(more);
        nextUpdate = errand.clock().instant().plus(BETWEEN_UPDATES);
        return Duration.ZERO;
    }

    @Override
    public void finish(Answer answer) {
        var deadline = errand.deadline();
        var parts = Splitter.split(Harmless.of(answer.text()), Blocks.LONGEST_TEXT);
        var first = parts.isEmpty() ? "" : parts.getFirst();
        put(blocks(first, answer, parts.size() <= 1), first, deadline);
        for (int next = followed + 1; next < parts.size(); next++) {
            boolean last = next == parts.size() - 1;
            post(blocks(parts.get(next), answer, last), parts.get(next), deadline);
            followed = next;
        }
    }

    @Override
    public void fail(String apology) {
        put(Blocks.plain(apology), apology, errand.deadline());
    }

    /// Whether a message stands.
    boolean stands() {
        return !ts.isEmpty();
    }

    /// The id of the message that stands.
    String ts() {
        return ts;
    }

    /// A message has come to stand, and its name is told.
    void standsAs(PostName.Message name) {
        ts = name.ts();
        streaming = name.streamed();
        errand.posted().accept(name);
    }

    /// No more is streamed into the message.
    void streamEnded() {
        streaming = false;
    }

    private JsonArray blocks(String text, Answer answer, boolean last) {
        var blocks = Blocks.markdown(text);
        if (last) {
            blocks.addAll(Blocks.below(answer, errand.reader()));
        }
        return blocks;
    }

    private void put(JsonArray blocks, String text, Instant deadline) {
        if (streaming) {
            endStream(deadline);
        }
        if (!stands()) {
            var id = post(blocks, text, deadline);
            standsAs(new PostName.Message(false, errand.place().channel(), id));
            return;
        }
        try {
            update(blocks, text, deadline);
        } catch (SlackRefusal refusal) {
            if (!GONE.contains(refusal.code())) {
                throw refusal;
            }
            ts = "";
            put(blocks, text, deadline);
        }
    }

    private String post(JsonArray blocks, String text, Instant deadline) {
        var form = message(blocks, text);
        if (!errand.place().thread().isEmpty()) {
            form.put("thread_ts", errand.place().thread());
        }
        form.put("unfurl_links", "false");
        form.put("unfurl_media", "false");
        return call(SlackMethod.POST_MESSAGE, form, deadline);
    }

    private void update(JsonArray blocks, String text, Instant deadline) {
        var form = message(blocks, text);
        form.put("ts", ts);
        call(SlackMethod.UPDATE, form, deadline);
    }

    private Map<String, String> message(JsonArray blocks, String text) {
        var form = new LinkedHashMap<String, String>();
        form.put("channel", errand.place().channel());
        form.put("text", Blocks.notification(text));
        form.put("blocks", blocks.toString());
        form.put("metadata", errand.metadata());
        return form;
    }

    private String call(SlackMethod method, Map<String, String> form, Instant deadline) {
        return errand.api().call(method, errand.place(), form, deadline).text("ts");
    }

    /// Best effort: where the stream has ended already, Slack says so and all is well.
    private void endStream(Instant deadline) {
        try {
            call(
                    SlackMethod.STOP_STREAM,
                    Map.of("channel", errand.place().channel(), "ts", ts),
                    deadline);
        } catch (SlackRefusal refusal) {
            if (refusal.fate() != SlackRefusal.Fate.FINAL) {
                throw refusal;
            }
        }
        streaming = false;
    }
}
