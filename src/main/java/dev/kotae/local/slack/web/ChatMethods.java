package dev.kotae.local.slack.web;

import dev.kotae.local.slack.Content;
import dev.kotae.local.slack.Json;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.SlackError;
import dev.kotae.local.slack.Workspace;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// `chat.*`, but for streams.
record ChatMethods(Workspace workspace, StreamMethods streams) {
    Map<String, Method> table() {
        return Map.of(
                "chat.postMessage", this::postMessage,
                "chat.postEphemeral", this::postEphemeral,
                "chat.getPermalink", this::permalink,
                "chat.update", this::update,
                "chat.delete", this::delete);
    }

    private ObjectNode postMessage(Arguments in) {
        var content = content(in);
        var given = in.required("channel", "channel_not_found");
        // To a person means into the direct message with that person.
        var channel = given.startsWith("U") ? Workspace.directMessage(given) : given;
        var post = workspace.post(channel, in.text("thread_ts"), Workspace.BOT, content);
        workspace.doing(post.channel(), post.thread(), "");
        workspace.sessions().replied(post.channel(), post.thread());
        return named(post).set("message", post.json());
    }

    private ObjectNode postEphemeral(Arguments in) {
        var room = workspace.room(in.required("channel", "channel_not_found"));
        if (!room.members().contains(Workspace.BOT)) {
            throw new SlackError(room.hidden() ? "channel_not_found" : "not_in_channel");
        }
        var user = in.required("user", "user_not_in_channel");
        if (!room.members().contains(user)) {
            throw new SlackError("user_not_in_channel");
        }
        var thread = in.text("thread_ts");
        var content = content(in);
        // docs.slack.dev, chat.postEphemeral, read September 2026: ephemeral messages in threads
        // are
        // only shown if there is already an active thread. Slack says nothing of it to the app.
        boolean shown = thread.isEmpty() || workspace.thread(room.id(), thread).size() > 1;
        var ts =
                shown
                        ? workspace.whisper(room.id(), thread, user, Workspace.BOT, content).ts()
                        : workspace.nextTs();
        return Json.object().put("message_ts", ts);
    }

    private ObjectNode permalink(Arguments in) {
        var channel = in.required("channel", "channel_not_found");
        var post = workspace.find(channel, in.required("message_ts", "message_not_found"));
        return Json.object()
                .put("channel", channel)
                .put(
                        "permalink",
                        "https://kotae.example.slack.com/archives/%s/p%s"
                                .formatted(channel, post.ts().replace(".", "")));
    }

    private ObjectNode update(Arguments in) {
        var content = content(in);
        var post =
                workspace.change(
                        in.required("channel", "channel_not_found"),
                        in.required("ts", "message_not_found"),
                        before -> rewritten(before, content));
        return named(post).put("text", content.fallback()).set("message", post.json());
    }

    private Post rewritten(Post before, Content content) {
        if (!before.author().equals(Workspace.BOT)) {
            throw new SlackError("cant_update_message");
        }
        if (streams.isOpen(before)) {
            throw new SlackError("streaming_state_conflict");
        }
        return before.saying(content.markedAs(before.content()), before.ts());
    }

    private ObjectNode delete(Arguments in) {
        var channel = in.required("channel", "channel_not_found");
        var ts = in.required("ts", "message_not_found");
        workspace.remove(channel, ts, ChatMethods::mustBeOurs);
        return Json.object().put("channel", channel).put("ts", ts);
    }

    private static void mustBeOurs(Post post) {
        if (!post.author().equals(Workspace.BOT)) {
            throw new SlackError("cant_delete_message");
        }
    }

    static ObjectNode named(Post post) {
        return Json.object().put("channel", post.channel()).put("ts", post.ts());
    }

    /// The words of a call.
    ///
    /// @throws SlackError where there are none, too many, or two kinds that exclude each other
    static Content content(Arguments in) {
        if (in.has("markdown_text") && (in.has("text") || in.has("blocks"))) {
            throw new SlackError("markdown_text_conflict");
        }
        var text = in.text("text");
        var content =
                new Content(
                        text.substring(0, Math.min(text.length(), Limits.TEXT)),
                        in.text("markdown_text"),
                        in.list("blocks", "invalid_blocks_format"),
                        in.object("metadata", "invalid_metadata_format"));
        if (content.isEmpty()) {
            throw new SlackError("no_text");
        }
        return Limits.checked(content);
    }
}
