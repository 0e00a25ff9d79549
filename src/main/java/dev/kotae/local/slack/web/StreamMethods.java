package dev.kotae.local.slack.web;

import dev.kotae.local.slack.Content;
import dev.kotae.local.slack.Json;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.Sessions.Status;
import dev.kotae.local.slack.SlackError;
import dev.kotae.local.slack.Workspace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `chat.startStream`, `chat.appendStream`, `chat.stopStream`.
///
/// @param life how long a stream lives
/// @param modes what each open stream began with, by the message's `ts`
record StreamMethods(
        Workspace workspace,
        InstantSource clock,
        Supplier<Duration> life,
        Map<String, Mode> modes) {
    /// A stream dies this long after its start, even with traffic: not documented, seen by many
    /// (node-slack-sdk issue 2702).
    static final Duration LIFE = Duration.ofMinutes(5);

    private static final int TASK_TITLE = 256;
    private static final Set<String> TASK_STATUS =
            Set.of("pending", "in_progress", "complete", "error");

    /// What a stream takes, from its first words to its last; the other is refused (not documented,
    /// seen by many: app-vitals/shipwright pull request 3057).
    enum Mode {
        MARKDOWN,
        CHUNKS
    }

    /// With no stream open.
    ///
    /// @param life how long a stream lives
    static StreamMethods of(Workspace workspace, InstantSource clock, Supplier<Duration> life) {
        return new StreamMethods(workspace, clock, life, new ConcurrentHashMap<>());
    }

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
        var content = Limits.checked(more.after(Content.of("")));
        var post = workspace.stream(room.id(), thread, content);
        more.mode().ifPresent(mode -> modes.put(post.ts(), mode));
        workspace.doing(post.channel(), post.thread(), "");
        workspace.sessions().set(room.id(), thread, Status.PROCESSING, "", false);
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
        var status =
                AgentMethods.status(
                        in.has("session_status") ? in.text("session_status") : "active");
        var post =
                workspace.change(
                        in.required("channel", "channel_not_found"),
                        in.required("ts", "message_not_found"),
                        before -> marked(below(grown(before, more, false), blocks), in));
        modes.remove(post.ts());
        workspace.sessions().end(post.channel(), post.thread(), status);
        return ChatMethods.named(post).set("message", post.json());
    }

    private static Post below(Post ended, ArrayNode blocks) {
        var content = ended.content().plus("", blocks);
        return ended.grown(Limits.checked(content), false);
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
        if (before.stopped()) {
            throw new SlackError("stopped_by_user");
        }
        if (!isOpen(before)) {
            throw new SlackError("message_not_in_streaming_state");
        }
        more.mode()
                .ifPresent(mode -> {
                    if (modes.computeIfAbsent(before.ts(), _ -> mode) != mode) {
                        throw new SlackError("streaming_mode_mismatch");
                    }
                });
        var content = more.after(before.content());
        return before.grown(Limits.checked(content), goesOn);
    }

    private boolean isDead(Post post) {
        long started = Long.parseLong(post.ts().substring(0, post.ts().indexOf('.')));
        return clock.instant().getEpochSecond() - started >= life.get().toSeconds();
    }

    /// What one call brings: Markdown by itself or in chunks, and blocks and tasks in chunks.
    ///
    /// @param mode which of both; empty where it brings nothing
    private record More(Optional<Mode> mode, String markdown, ArrayNode blocks, ArrayNode tasks) {
        static More of(Arguments in) {
            var markdown = new StringBuilder(in.text("markdown_text"));
            var chunks = in.list("chunks", "invalid_chunks");
            if (!markdown.isEmpty() && !chunks.isEmpty()) {
                throw new SlackError("cannot_provide_both_markdown_text_and_chunks");
            }
            var mode =
                    !markdown.isEmpty()
                            ? Optional.of(Mode.MARKDOWN)
                            : chunks.isEmpty() ? Optional.<Mode>empty() : Optional.of(Mode.CHUNKS);
            var more = new More(mode, "", Json.array(), Json.array());
            for (var chunk : chunks) {
                more.add(chunk, markdown);
            }
            if (markdown.length() > Limits.MARKDOWN) {
                throw new SlackError("msg_too_long");
            }
            return new More(mode, markdown.toString(), more.blocks(), more.tasks());
        }

        private void add(JsonNode chunk, StringBuilder words) {
            switch (chunk.path("type").asString("")) {
                case "markdown_text" -> words.append(chunk.path("text").asString(""));
                case "blocks" -> chunk.path("blocks").forEach(blocks::add);
                case "task_update" -> tasks.add(task(chunk));
                case "plan_update" -> {
                    var title = chunk.path("title").asString("");
                    tasks.addObject().put("type", "plan").put("title", title);
                }
                default -> throw new SlackError("invalid_chunks");
            }
        }

        private static ObjectNode task(JsonNode chunk) {
            var id = chunk.path("id").asString("");
            var title = chunk.path("title").asString("");
            var status = chunk.path("status").asString("");
            if (id.isEmpty()
                    || title.isEmpty()
                    || title.length() > TASK_TITLE
                    || !TASK_STATUS.contains(status)) {
                throw new SlackError("invalid_chunks");
            }
            var task = Json.object().put("type", "task_card").put("task_id", id);
            task.put("title", title).put("status", status);
            for (var name : List.of("details", "output")) {
                if (chunk.has(name)) {
                    task.set(name, rich(chunk.path(name).asString("")));
                }
            }
            if (chunk.has("sources")) {
                task.set("sources", chunk.path("sources"));
            }
            return task;
        }

        private static ObjectNode rich(String text) {
            var rich = Json.object().put("type", "rich_text");
            var section = rich.putArray("elements").addObject().put("type", "rich_text_section");
            section.putArray("elements").addObject().put("type", "text").put("text", text);
            return rich;
        }

        Content after(Content before) {
            return before.plus(markdown, blocks).doing(tasks);
        }

        boolean isEmpty() {
            return mode.isEmpty();
        }
    }
}
