package dev.kotae.local.slack.web;

import dev.kotae.local.slack.Json;
import dev.kotae.local.slack.SlackError;
import dev.kotae.local.slack.Someone;
import dev.kotae.local.slack.Workspace;
import java.time.InstantSource;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// The few methods of families that we call one or two of: who am I, who is that, an emoji under a
/// message, what is known of a file.
record OtherMethods(Workspace workspace, InstantSource clock) {
    Map<String, Method> table() {
        return Map.of(
                "auth.test", this::authTest,
                "users.info", this::usersInfo,
                "users.list", this::usersList,
                "reactions.add", this::react,
                "reactions.remove", this::takeBack,
                "reactions.get", this::reactions,
                "files.info", this::fileInfo,
                "usergroups.users.list", this::groupUsers);
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

    /// All on one page.
    private ObjectNode usersList(Arguments in) {
        var answer = Json.object();
        workspace.people().stream()
                .filter(person -> person.role() != Someone.Role.OUTSIDER)
                .map(person -> person.json(clock.instant(), in.flag("include_locale")))
                .forEach(answer.putArray("members")::add);
        return answer;
    }

    private ObjectNode groupUsers(Arguments in) {
        var answer = Json.object();
        var users = workspace.directory().group(in.required("usergroup", "no_such_subteam"));
        users.forEach(answer.putArray("users")::add);
        return answer;
    }

    private ObjectNode react(Arguments in) {
        var name = in.required("name", "invalid_name");
        workspace.change(
                in.required("channel", "channel_not_found"),
                in.required("timestamp", "no_item_specified"),
                before -> before.with(name, Workspace.BOT));
        return Json.object();
    }

    private ObjectNode takeBack(Arguments in) {
        var name = in.required("name", "invalid_name");
        workspace.change(
                in.required("channel", "channel_not_found"),
                in.required("timestamp", "no_item_specified"),
                before -> before.without(name, Workspace.BOT));
        return Json.object();
    }

    private ObjectNode reactions(Arguments in) {
        var channel = in.required("channel", "channel_not_found");
        var post = workspace.find(channel, in.required("timestamp", "no_item_specified"));
        return Json.object()
                .put("type", "message")
                .put("channel", channel)
                .set("message", post.json());
    }

    private ObjectNode fileInfo(Arguments in) {
        var file =
                workspace
                        .files()
                        .find(in.required("file", "file_not_found"))
                        .orElseThrow(() -> new SlackError("file_not_found"));
        return Json.object().set("file", file.whole());
    }
}
