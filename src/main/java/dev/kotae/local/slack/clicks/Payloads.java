package dev.kotae.local.slack.clicks;

import dev.kotae.local.slack.Json;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.SlackError;
import dev.kotae.local.slack.Timestamp;
import dev.kotae.local.slack.View;
import dev.kotae.local.slack.Workspace;
import java.time.InstantSource;
import tools.jackson.databind.node.ObjectNode;

/// What the bot is told of a click, as JSON (docs.slack.dev, "Interaction payloads", read September
/// 2026).
record Payloads(Workspace workspace, InstantSource clock) {
    /// What every payload says.
    ObjectNode by(String type, String user, String trigger) {
        var person = workspace.person(user).orElseThrow(() -> new SlackError("user_not_found"));
        var payload = Json.object().put("type", type).put("token", "deprecated");
        payload.putObject("user")
                .put("id", person.id())
                .put("username", person.handle().toLowerCase(person.locale()))
                .put("name", person.handle().toLowerCase(person.locale()))
                .put("team_id", Workspace.TEAM);
        payload.putObject("team").put("id", Workspace.TEAM).put("domain", "kotae");
        payload.putNull("enterprise").put("is_enterprise_install", false);
        payload.put("api_app_id", Workspace.APP);
        return trigger.isEmpty() ? payload : payload.put("trigger_id", trigger);
    }

    /// Where the message stands.
    ObjectNode in(ObjectNode payload, Post post) {
        var room = workspace.room(post.channel());
        payload.putObject("channel")
                .put("id", room.id())
                .put("name", room.direct() ? "directmessage" : room.name());
        return payload;
    }

    /// A control in a message. What only one person sees is not shown to the bot again.
    ObjectNode at(ObjectNode payload, Post post) {
        boolean whispered = !post.onlyFor().isEmpty();
        var container = payload.putObject("container").put("type", "message");
        container.put("message_ts", post.ts()).put("channel_id", post.channel());
        container.put("is_ephemeral", whispered);
        if (!post.thread().isEmpty()) {
            container.put("thread_ts", post.thread());
        }
        in(payload, post);
        return whispered ? payload : payload.set("message", post.json());
    }

    /// A control in a modal or on a Home tab.
    ObjectNode at(ObjectNode payload, View view, ObjectNode state) {
        payload.putObject("container").put("type", "view").put("view_id", view.id());
        var shown = view.json();
        shown.set("state", state);
        return payload.set("view", shown);
    }

    /// The present moment as Slack writes it.
    String now() {
        return Timestamp.of(clock.instant());
    }
}
