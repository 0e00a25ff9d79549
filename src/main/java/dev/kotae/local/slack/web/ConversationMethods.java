package dev.kotae.local.slack.web;

import dev.kotae.local.slack.Json;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.Room;
import dev.kotae.local.slack.SlackError;
import dev.kotae.local.slack.Workspace;
import dev.kotae.local.slack.gate.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// `conversations.*`: reads rooms and threads. What only one person sees is in none of them, and
/// where the bot is no member it reads nothing.
record ConversationMethods(Workspace workspace, Reading reading) {
    private static final int HISTORY_PAGE = 100;
    private static final int MEMBERS_PAGE = 1_000;

    Map<String, Method> table() {
        return Map.of(
                "conversations.info", this::info,
                "conversations.members", this::members,
                "conversations.open", this::open,
                "conversations.history", this::history,
                "conversations.replies", this::replies);
    }

    private ObjectNode info(Arguments in) {
        var room = known(in);
        return Json.object().set("channel", room.json());
    }

    private ObjectNode members(Arguments in) {
        var members = known(in).members();
        int from = in.has("cursor") ? members.indexOf(cursor(in)) + 1 : 0;
        int to = Math.min(members.size(), from + in.number("limit", MEMBERS_PAGE, MEMBERS_PAGE));
        var answer = Json.object();
        members.subList(from, to).forEach(answer.putArray("members")::add);
        var next = to < members.size() ? encoded(members.get(to - 1)) : "";
        answer.putObject("response_metadata").put("next_cursor", next);
        return answer;
    }

    private ObjectNode open(Arguments in) {
        var user = in.required("users", "user_not_found");
        if (workspace.person(user).filter(person -> !person.bot()).isEmpty()) {
            throw new SlackError("user_not_found");
        }
        return Json.object()
                .put("already_open", true)
                .set("channel", Json.object().put("id", Workspace.directMessage(user)));
    }

    /// Of a private room whoever is no member does not learn that there is one.
    private Room known(Arguments in) {
        var room = workspace.room(in.required("channel", "channel_not_found"));
        if (room.hidden() && !isMember(room)) {
            throw new SlackError("channel_not_found");
        }
        return room;
    }

    private static boolean isMember(Room room) {
        return room.members().contains(Workspace.BOT);
    }

    private String readable(Arguments in) {
        var room = known(in);
        if (!isMember(room)) {
            throw new SlackError("not_in_channel");
        }
        return room.id();
    }

    /// The newest come first.
    private ObjectNode history(Arguments in) {
        var channel = readable(in);
        var before = cursor(in);
        var roots =
                workspace.posts(channel).reversed().stream()
                        .filter(post -> post.onlyFor().isEmpty() && post.isRoot())
                        .filter(post -> within(in, post.ts()))
                        .filter(post -> before.isEmpty() || post.ts().compareTo(before) < 0)
                        .toList();
        return page(
                roots,
                in.number("limit", Math.min(HISTORY_PAGE, reading.most()), reading.most()),
                in);
    }

    /// The root comes first, on every page.
    private ObjectNode replies(Arguments in) {
        var channel = readable(in);
        var root = in.required("ts", "thread_not_found");
        var after = cursor(in);
        var thread =
                workspace.thread(channel, root).stream()
                        .filter(post -> post.ts().equals(root) || isAsked(in, post.ts(), after))
                        .toList();
        if (thread.isEmpty()) {
            throw new SlackError("thread_not_found");
        }
        return page(thread, in.number("limit", reading.most(), reading.most()), in);
    }

    private static boolean isAsked(Arguments in, String ts, String after) {
        return within(in, ts) && ts.compareTo(after) > 0;
    }

    private ObjectNode page(List<Post> posts, int limit, Arguments in) {
        var answer = Json.object();
        var messages = answer.putArray("messages");
        var shown = posts.subList(0, Math.min(limit, posts.size()));
        shown.forEach(post -> messages.add(json(post, in.flag("include_all_metadata"))));
        answer.put("has_more", posts.size() > shown.size());
        if (posts.size() > shown.size()) {
            var next = encoded(shown.getLast().ts());
            answer.putObject("response_metadata").put("next_cursor", next);
        }
        return answer;
    }

    private ObjectNode json(Post post, boolean withMetadata) {
        var message = post.json();
        if (withMetadata && !post.content().metadata().isEmpty()) {
            message.set("metadata", post.content().metadata());
        }
        var thread = workspace.thread(post.channel(), post.isRoot() ? post.ts() : post.thread());
        if (!post.isRoot()) {
            return thread.isEmpty()
                    ? message
                    : message.put("parent_user_id", thread.getFirst().author());
        }
        if (thread.size() > 1) {
            message.put("thread_ts", post.ts()).put("reply_count", thread.size() - 1);
            message.put("latest_reply", thread.getLast().ts());
        }
        return message;
    }

    private static boolean within(Arguments in, String ts) {
        int oldest = in.has("oldest") ? ts.compareTo(in.text("oldest")) : 1;
        int latest = in.has("latest") ? in.text("latest").compareTo(ts) : 1;
        return in.flag("inclusive") ? oldest >= 0 && latest >= 0 : oldest > 0 && latest > 0;
    }

    private static String encoded(String cursor) {
        return Base64.getEncoder().encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
    }

    private static String cursor(Arguments in) {
        try {
            return new String(
                    Base64.getDecoder().decode(in.text("cursor")), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new SlackError("invalid_cursor", e);
        }
    }
}
