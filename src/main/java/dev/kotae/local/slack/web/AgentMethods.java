package dev.kotae.local.slack.web;

import dev.kotae.local.slack.Happening;
import dev.kotae.local.slack.Json;
import dev.kotae.local.slack.Sessions.Session;
import dev.kotae.local.slack.Sessions.Status;
import dev.kotae.local.slack.SlackError;
import dev.kotae.local.slack.Workspace;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `agents.sessions.*` and the older `assistant.threads.*`, which lead to the same sessions
/// (docs.slack.dev, "Migrating to agent view", read September 2026).
///
/// @param agents whether the app has `agent_view`; without it `agents.sessions.*` do not exist
record AgentMethods(Workspace workspace, BooleanSupplier agents) {
    private static final int SUGGESTIONS = 4;
    private static final int TITLE = 200;
    private static final int LOADING_MESSAGES = 10;

    /// What Slack says in a thread of a channel where the app gives no words.
    private static final String SLACKS_OWN = "Finding answers…";

    Map<String, Method> table() {
        return Map.of(
                "agents.sessions.setStatus", this::setSessionStatus,
                "agents.sessions.rename", this::rename,
                "assistant.threads.setStatus", this::setStatus,
                "assistant.threads.setTitle", this::setTitle,
                "assistant.threads.setSuggestedPrompts", this::setSuggestedPrompts);
    }

    private ObjectNode setSessionStatus(Arguments in) {
        checkAgents();
        var channel = in.required("channel_id", "channel_not_found");
        var thread = thread(in, channel);
        var status = status(in.required("status", "invalid_arguments"));
        var title = in.text("title");
        if (title.length() > TITLE) {
            throw new SlackError("invalid_arguments");
        }
        var session = workspace.sessions().set(channel, thread, status, title, false);
        if (status != Status.PROCESSING) {
            workspace.doing(channel, thread, "");
        }
        return json(session);
    }

    private ObjectNode rename(Arguments in) {
        checkAgents();
        var channel = in.required("channel_id", "channel_not_found");
        var thread = thread(in, channel);
        var title = in.required("title", "invalid_arguments");
        if (title.length() > TITLE) {
            throw new SlackError("invalid_arguments");
        }
        return json(workspace.sessions().rename(channel, thread, title));
    }

    private void checkAgents() {
        if (!agents.getAsBoolean()) {
            throw new SlackError("unknown_method");
        }
    }

    static Status status(String name) {
        for (var status : Status.values()) {
            if (status.name().toLowerCase(Locale.ROOT).equals(name)) {
                return status;
            }
        }
        throw new SlackError("invalid_arguments");
    }

    private static ObjectNode json(Session session) {
        var status = session.status().name().toLowerCase(Locale.ROOT);
        return Json.object()
                .put("status", status)
                .put("agent_status", status)
                .put("title", session.title());
    }

    private String thread(Arguments in, String channel) {
        var thread = in.required("thread_ts", "invalid_thread_ts");
        if (workspace.thread(channel, thread).isEmpty()) {
            throw new SlackError("invalid_thread_ts");
        }
        return thread;
    }

    /// A text means that the bot works, none that it does not.
    private ObjectNode setStatus(Arguments in) {
        var channel = in.required("channel_id", "channel_not_found");
        var thread = thread(in, channel);
        var loading = in.texts("loading_messages", "invalid_arguments");
        if (loading.size() > LOADING_MESSAGES) {
            throw new SlackError("invalid_arguments");
        }
        workspace.doing(channel, thread, in.has("status") ? shown(in, channel, loading) : "");
        if (agents.getAsBoolean()) {
            var status = in.has("status") ? Status.PROCESSING : Status.ACTIVE;
            workspace.sessions().set(channel, thread, status, "", in.has("status"));
        }
        return Json.object();
    }

    /// What people see: the loading messages; without them the status in a direct message, behind
    /// the bot's name, and in a channel words of Slack's own (slack-go/slack#1487).
    private String shown(Arguments in, String channel, List<String> loading) {
        if (!loading.isEmpty()) {
            return loading.getFirst();
        }
        return workspace.room(channel).direct() ? in.text("status") : SLACKS_OWN;
    }

    private ObjectNode setTitle(Arguments in) {
        var channel = in.required("channel_id", "channel_not_found");
        var thread = thread(in, channel);
        workspace.sessions().rename(channel, thread, in.required("title", "invalid_arguments"));
        return Json.object();
    }

    private ObjectNode setSuggestedPrompts(Arguments in) {
        var prompts = in.list("prompts", "invalid_arguments");
        if (prompts.isEmpty() || prompts.size() > SUGGESTIONS) {
            throw new SlackError("invalid_arguments");
        }
        if (!agents.getAsBoolean()) {
            in.required("thread_ts", "invalid_thread_ts");
        }
        workspace.suggest(
                in.required("channel_id", "channel_not_found"),
                StreamSupport.stream(prompts.spliterator(), false)
                        .map(AgentMethods::suggestion)
                        .toList());
        return Json.object();
    }

    private static Happening.Suggestion suggestion(JsonNode prompt) {
        var title = prompt.path("title").asString("");
        var message = prompt.path("message").asString("");
        if (title.isEmpty() || message.isEmpty()) {
            throw new SlackError("invalid_arguments");
        }
        return new Happening.Suggestion(title, message);
    }
}
