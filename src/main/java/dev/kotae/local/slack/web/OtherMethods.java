package dev.kotae.local.slack.web;

import dev.kotae.local.slack.Happening;
import dev.kotae.local.slack.Json;
import dev.kotae.local.slack.SlackError;
import dev.kotae.local.slack.Workspace;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The few methods of families that we call one or two of: who am I, who is that, what am I doing,
/// what could be asked, an emoji under a message.
record OtherMethods(Workspace workspace, InstantSource clock) {
    private static final int SUGGESTIONS = 4;

    Map<String, Method> table() {
        return Map.of(
                "auth.test", this::authTest,
                "users.info", this::usersInfo,
                "reactions.add", this::react,
                "assistant.threads.setStatus", this::setStatus,
                "assistant.threads.setSuggestedPrompts", this::setSuggestedPrompts);
    }

    private ObjectNode authTest(Arguments in) {
        var answer = Json.object().put("url", "https://kotae.example.slack.com/");
        answer.put("team", "Kotae").put("user", "kotae").put("team_id", Workspace.TEAM);
        answer.put("user_id", Workspace.BOT).put("bot_id", Workspace.BOT_ID);
        return answer.put("is_enterprise_install", false);
    }

    private ObjectNode usersInfo(Arguments in) {
        var person =
                workspace
                        .person(in.text("user"))
                        .orElseThrow(() -> new SlackError("user_not_found"));
        return Json.object().set("user", person.json(clock.instant(), in.flag("include_locale")));
    }

    private ObjectNode react(Arguments in) {
        var name = in.required("name", "invalid_name");
        workspace.change(
                in.required("channel", "channel_not_found"),
                in.required("timestamp", "no_item_specified"),
                before -> before.with(name, Workspace.BOT));
        return Json.object();
    }

    private ObjectNode setStatus(Arguments in) {
        var channel = in.required("channel_id", "channel_not_found");
        var thread = in.required("thread_ts", "invalid_thread_ts");
        if (workspace.thread(channel, thread).isEmpty()) {
            throw new SlackError("invalid_thread_ts");
        }
        workspace.doing(channel, thread, in.text("status"));
        return Json.object();
    }

    private ObjectNode setSuggestedPrompts(Arguments in) {
        var prompts = in.list("prompts", "invalid_arguments");
        if (prompts.isEmpty() || prompts.size() > SUGGESTIONS) {
            throw new SlackError("invalid_arguments");
        }
        workspace.suggest(
                in.required("channel_id", "channel_not_found"),
                StreamSupport.stream(prompts.spliterator(), false)
                        .map(OtherMethods::suggestion)
                        .toList());
        return Json.object();
    }

    private static Happening.Suggestion suggestion(JsonNode prompt) {
        return new Happening.Suggestion(
                prompt.path("title").asString(""), prompt.path("message").asString(""));
    }
}
