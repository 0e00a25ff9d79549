package dev.kotae.local.slack.web;

import dev.kotae.local.slack.Content;
import dev.kotae.local.slack.History;
import dev.kotae.local.slack.Json;
import dev.kotae.local.slack.Moment;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.SlackError;
import dev.kotae.local.slack.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/// The `response_url` of commands: each may be posted to [#POSTS] times within [#LIFE]
/// (docs.slack.dev, "Handling user interaction", read September 2026).
public final class ResponseUrls {
    /// What a post to one is called where methods have their names.
    public static final String NAME = "response_url";

    private static final int POSTS = 5;
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final int KEPT = 1_000;

    private final Workspace workspace;
    private final InstantSource clock;
    private final Troubles troubles;
    private final History history;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Grant> grants = new LinkedHashMap<>();

    /// None has been given out yet.
    ///
    /// @param troubles what goes wrong
    /// @param history takes note of posts
    public ResponseUrls(
            Workspace workspace, InstantSource clock, Troubles troubles, History history) {
        this.workspace = workspace;
        this.clock = clock;
        this.troubles = troubles;
        this.history = history;
    }

    /// Makes one for a command.
    ///
    /// @param command the command's `trigger_id`
    /// @return its id, which nobody can guess
    public String grant(String user, String channel, String command) {
        return grant(user, channel, command, "");
    }

    /// Makes one for something that was done with a message.
    ///
    /// @param original the message's `ts`, or empty
    public String grant(String user, String channel, String command, String original) {
        lock.lock();
        try {
            if (grants.size() >= KEPT) {
                grants.remove(grants.keySet().iterator().next());
            }
            var id = UUID.randomUUID().toString();
            grants.put(
                    id,
                    new Grant(command, user, channel, original, clock.instant().plus(LIFE), POSTS));
            return id;
        } finally {
            lock.unlock();
        }
    }

    /// Takes a post.
    ///
    /// @param body JSON with `text` or `blocks`, and `response_type`
    public HttpReply post(String id, String body) {
        return troubles.around(NAME, 400, () -> taken(id, body));
    }

    private HttpReply taken(String id, String body) {
        try {
            var in = Arguments.parse("application/json", body);
            if (in.flag("delete_original")) {
                delete(used(id));
            } else {
                show(used(id), ChatMethods.content(in), in);
            }
            return new HttpReply(200, "ok", Duration.ZERO);
        } catch (SlackError e) {
            var error = Json.object().put("ok", false).put("error", e.code());
            int status = e.code().endsWith("_url") ? 404 : 400;
            return new HttpReply(status, error.toString(), Duration.ZERO);
        }
    }

    private Grant used(String id) {
        lock.lock();
        try {
            var grant = grants.get(id);
            if (grant == null || clock.instant().isAfter(grant.until())) {
                throw new SlackError("expired_url");
            }
            if (grant.left() == 0) {
                throw new SlackError("used_url");
            }
            grants.put(id, grant.less());
            return grant;
        } finally {
            lock.unlock();
        }
    }

    private void delete(Grant grant) {
        if (grant.original().isEmpty()) {
            throw new SlackError("cant_delete_message");
        }
        if (workspace.seen(grant.channel(), grant.original()).onlyFor().isEmpty()) {
            workspace.remove(grant.channel(), grant.original(), post -> {});
        } else {
            workspace.removeWhisper(grant.channel(), grant.original());
        }
    }

    private void show(Grant grant, Content content, Arguments in) {
        var post =
                in.flag("replace_original") && !grant.original().isEmpty()
                        ? replaced(grant, content)
                        : put(grant.user(), grant.channel(), content, in);
        history.note(new Moment.Whispered(clock.instant(), grant.command(), post));
    }

    private Post replaced(Grant grant, Content content) {
        return workspace.changeWhisper(
                grant.channel(),
                grant.original(),
                before -> before.saying(content, before.onlyFor().isEmpty() ? before.ts() : ""));
    }

    private Post put(String user, String channel, Content content, Arguments in) {
        return in.text("response_type").equals("in_channel")
                ? workspace.post(channel, in.text("thread_ts"), Workspace.BOT, content)
                : workspace.whisper(channel, in.text("thread_ts"), user, Workspace.BOT, content);
    }

    /// Shows what the bot answered at once: JSON, or plain text for the one person alone.
    ///
    /// @throws SlackError where it is neither
    public void answered(String user, String channel, String body) {
        if (body.stripLeading().startsWith("{")) {
            var in = Arguments.parse("application/json", body);
            var _ = put(user, channel, ChatMethods.content(in), in);
        } else {
            workspace.whisper(channel, "", user, Workspace.BOT, Content.of(body));
        }
    }

    private record Grant(
            String command, String user, String channel, String original, Instant until, int left) {
        Grant less() {
            return new Grant(command, user, channel, original, until, left - 1);
        }
    }
}
