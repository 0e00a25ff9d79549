package dev.kotae.local.slack.web;

import dev.kotae.local.slack.Json;
import dev.kotae.local.slack.SlackError;
import dev.kotae.local.slack.View;
import dev.kotae.local.slack.Views;
import dev.kotae.local.slack.Workspace;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// `views.*`: modals and Home tabs.
record ViewMethods(Workspace workspace, Triggers triggers) {
    Map<String, Method> table() {
        return Map.of(
                "views.open", this::open,
                "views.push", this::push,
                "views.update", this::update,
                "views.publish", this::publish);
    }

    private ObjectNode open(Arguments in) {
        var shown = shown(in, "modal");
        return answer(views().open(triggers.use(trigger(in)), shown));
    }

    private ObjectNode push(Arguments in) {
        var shown = shown(in, "modal");
        return answer(views().push(triggers.use(trigger(in)), shown));
    }

    private static String trigger(Arguments in) {
        return in.required("trigger_id", "invalid_trigger_id");
    }

    private ObjectNode update(Arguments in) {
        var shown = ViewRules.checked(in.object("view", "invalid_arguments"));
        if (!in.has("view_id") && !in.has("external_id")) {
            throw new SlackError("not_found");
        }
        var id = in.text("view_id");
        return answer(views().update(id, in.text("external_id"), in.text("hash"), shown));
    }

    private ObjectNode publish(Arguments in) {
        var shown = shown(in, "home");
        var user = in.required("user_id", "user_not_found");
        if (workspace.person(user).isEmpty()) {
            throw new SlackError("user_not_found");
        }
        return answer(views().publish(user, in.text("hash"), shown));
    }

    private static ObjectNode shown(Arguments in, String type) {
        var view = ViewRules.checked(in.object("view", "invalid_arguments"));
        if (!view.path("type").asString("").equals(type)) {
            throw new SlackError("invalid_arguments");
        }
        return view;
    }

    private Views views() {
        return workspace.views();
    }

    private static ObjectNode answer(View view) {
        return Json.object().set("view", view.json());
    }
}
