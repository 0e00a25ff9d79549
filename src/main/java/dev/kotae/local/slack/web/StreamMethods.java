package dev.kotae.local.slack.web;

import dev.kotae.local.slack.Content;
import dev.kotae.local.slack.Json;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.SlackError;
import dev.kotae.local.slack.Workspace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `chat.startStream`, `chat.appendStream`, `chat.stopStream`.
record StreamMethods(Workspace workspace, InstantSource clock) {
    /// A stream dies this long after its start, even with traffic: not documented, seen by many
    /// (node-slack-sdk issue 2702).
    private static final Duration LIFE = Duration.ofMinutes(5);

    Map<String, Method> table() {
        return Map.of(
                "chat.startStream", this::start,
                "chat.appendStream", this::append,
                "chat.stopStream", this::stop);
    }

    private ObjectNode start(Arguments in) {
        var room = workspace.room(in.required("channel", "channel_not_found"));
        var thread = in.required("thread_ts", "invalid_thread_ts");
        if (workspace.thread(room.id(), thread).isEmpty()) {
            throw new SlackError("invalid_thread_ts");
        }
        if (!room.direct()) {
            var recipient = in.required("recipient_user_id", "missing_recipient_user_id");
            in.required("recipient_team_id", "missing_recipient_team_id");
            if (workspace.person(recipient).isEmpty()) {
                throw new SlackError("user_not_found");
            }
        }
        var more = More.of(in);
        var content = Limits.checked(Content.of("").plus(more.markdown(), more.blocks()));
        var post = workspace.stream(room.id(), thread, content);
        workspace.doing(post.channel(), post.thread(), "");
        return ChatMethods.named(post);
    }

    private ObjectNode append(Arguments in) {
        var more = More.of(in);
        if (more.isEmpty()) {
            throw new SlackError("no_text");
        }
        var post =
                workspace.append(
                        in.required("channel", "channel_not_found"),
                        in.required("ts", "message_not_found"),
                        more.markdown(),
                        before -> grown(before, more, true));
        return ChatMethods.named(post);
    }

    private ObjectNode stop(Arguments in) {
        var more = More.of(in);
        var blocks = in.list("blocks", "invalid_blocks_format");
        var last = new More(more.markdown(), more.blocks().deepCopy().addAll(blocks));
        var post =
                workspace.change(
                        in.required("channel", "channel_not_found"),
                        in.required("ts", "message_not_found"),
                        before -> marked(grown(before, last, false), in));
        return ChatMethods.named(post).set("message", post.json());
    }

    private static Post marked(Post ended, Arguments in) {
        var metadata = in.object("metadata", "invalid_metadata_format");
        var content = ended.content();
        return metadata.isEmpty() ? ended : ended.grown(content.bearing(metadata), false);
    }

    /// Whether more may come, so that it cannot be rewritten.
    boolean isOpen(Post post) {
        return post.streaming() && !isDead(post);
    }

    private Post grown(Post before, More more, boolean goesOn) {
        if (!before.author().equals(Workspace.BOT)) {
            throw new SlackError("message_not_owned_by_app");
        }
        if (!isOpen(before)) {
            throw new SlackError("message_not_in_streaming_state");
        }
        var content = before.content().plus(more.markdown(), more.blocks());
        return before.grown(Limits.checked(content), goesOn);
    }

    private boolean isDead(Post post) {
        long started = Long.parseLong(post.ts().substring(0, post.ts().indexOf('.')));
        return clock.instant().getEpochSecond() - started >= LIFE.toSeconds();
    }

    /// What one call brings: Markdown by itself or in chunks, and blocks in chunks.
    private record More(String markdown, ArrayNode blocks) {
        static More of(Arguments in) {
            var blocks = Json.array();
            var markdown = new StringBuilder(in.text("markdown_text"));
            if (markdown.length() > Limits.MARKDOWN) {
                throw new SlackError("msg_too_long");
            }
            for (var chunk : in.list("chunks", "invalid_chunks")) {
                add(chunk, markdown, blocks);
            }
            return new More(markdown.toString(), blocks);
        }

        private static void add(JsonNode chunk, StringBuilder markdown, ArrayNode blocks) {
            switch (chunk.path("type").asString("")) {
                case "markdown_text" -> markdown.append(chunk.path("text").asString(""));
                case "blocks" -> chunk.path("blocks").forEach(blocks::add);
                case "task_update", "plan_update" -> {
                    // Cards of work in progress, which the page does not draw.
                }
                default -> throw new SlackError("invalid_chunks");
            }
        }

        boolean isEmpty() {
            return markdown.isEmpty() && blocks.isEmpty();
        }
    }
}
