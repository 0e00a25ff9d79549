package dev.kotae.local.slack.web;

import dev.kotae.local.slack.Content;
import dev.kotae.local.slack.History;
import dev.kotae.local.slack.Json;
import dev.kotae.local.slack.Moment;
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
        lock.lock();
        try {
            if (grants.size() >= KEPT) {
                grants.remove(grants.keySet().iterator().next());
            }
            var id = UUID.randomUUID().toString();
            grants.put(id, new Grant(command, user, channel, clock.instant().plus(LIFE), POSTS));
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
            var content = ChatMethods.content(in);
            show(used(id), content, in);
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

    private void show(Grant grant, Content content, Arguments in) {
        var bot = Workspace.BOT;
        var post =
                in.text("response_type").equals("in_channel")
                        ? workspace.post(grant.channel(), in.text("thread_ts"), bot, content)
                        : workspace.whisper(grant.channel(), "", grant.user(), bot, content);
        history.note(new Moment.Whispered(clock.instant(), grant.command(), post));
    }

    private record Grant(String command, String user, String channel, Instant until, int left) {
        Grant less() {
            return new Grant(command, user, channel, until, left - 1);
        }
    }
}
