package dev.kotae.local.slack.clicks;

import dev.kotae.local.slack.Json;
import dev.kotae.local.slack.Moment;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.SlackError;
import dev.kotae.local.slack.View;
import dev.kotae.local.slack.Workspace;
import dev.kotae.local.slack.events.Deliveries;
import dev.kotae.local.slack.events.Ends;
import dev.kotae.local.slack.web.ResponseUrls;
import dev.kotae.local.slack.web.Triggers;
import dev.kotae.local.slack.web.ViewRules;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Buttons, modals and shortcuts: what goes to the bot, once, and what becomes of its answer.
public final class Clicks {
    private final Workspace workspace;
    private final ResponseUrls responseUrls;
    private final Deliveries deliveries;
    private final Triggers triggers;
    private final Payloads payloads;

    /// Over a workspace.
    public Clicks(
            Workspace workspace,
            ResponseUrls responseUrls,
            Deliveries deliveries,
            Triggers triggers,
            InstantSource clock) {
        this.workspace = workspace;
        this.responseUrls = responseUrls;
        this.deliveries = deliveries;
        this.triggers = triggers;
        this.payloads = new Payloads(workspace, clock);
    }

    /// Somebody uses a control below a message. Returns at once.
    ///
    /// @param value what they choose, where there is a choice
    /// @throws SlackError `message_not_found`, `action_not_found`
    public void press(
            Ends ends, String user, String channel, String ts, String action, String value) {
        var post = workspace.seen(channel, ts);
        var blocks = post.content().drawn();
        var control = Controls.find(blocks, action, value);
        var trigger = triggers.grant(user);
        var payload = payloads.at(payloads.by("block_actions", user, trigger), post);
        payload.set("state", Controls.state(blocks, Map.of()));
        payload.put("response_url", responseUrl(ends, user, post, trigger));
        payload.putArray("actions").add(Controls.action(control, value, payloads.now()));
        send(ends, request(trigger, action, user, post), payload, outcome -> {});
    }

    /// Somebody uses a control of a modal or of their Home tab. Returns at once.
    ///
    /// @param values what stands in the other controls, by action
    /// @throws SlackError `not_found`, `action_not_found`
    public void pressIn(
            Ends ends,
            String user,
            String viewId,
            String action,
            String value,
            Map<String, String> values) {
        var view = workspace.views().find(user, viewId);
        var blocks = view.shown().path("blocks");
        var control = Controls.find(blocks, action, value);
        var trigger = triggers.grant(user);
        var all = new HashMap<>(values);
        all.putIfAbsent(action, value);
        var payload =
                payloads.at(
                        payloads.by("block_actions", user, trigger),
                        view,
                        Controls.state(blocks, all));
        payload.putArray("actions").add(Controls.action(control, value, payloads.now()));
        send(ends, request(trigger, action, user), payload, outcome -> {});
    }

    /// Somebody sends a modal off. Returns at once; what comes of it is shown to them.
    ///
    /// @param values what they entered, by action; several are separated by line feeds
    /// @throws SlackError `not_found`
    public void submit(Ends ends, String user, String viewId, Map<String, String> values) {
        var view = workspace.views().find(user, viewId);
        var blocks = view.shown().path("blocks");
        var missing = Controls.missing(blocks, values, words(user).getString("required"));
        if (!missing.isEmpty()) {
            workspace.views().complain(user, missing);
            return;
        }
        var trigger = triggers.grant(user);
        var payload = payloads.by("view_submission", user, trigger);
        var shown = view.json();
        shown.set("state", Controls.state(blocks, values));
        payload.set("view", shown);
        payload.set("response_urls", responseUrls(ends, user, blocks, values, trigger));
        var request = request(trigger, view.shown().path("callback_id").asString(""), user);
        send(ends, request, payload, outcome -> sent(outcome, view));
    }

    /// One for each conversation that was chosen where the bot asked for it.
    private ArrayNode responseUrls(
            Ends ends, String user, JsonNode blocks, Map<String, String> values, String trigger) {
        var urls = Json.array();
        for (var control : Controls.in(blocks)) {
            var channel = values.getOrDefault(control.action(), "");
            if (control.element().path("response_url_enabled").asBoolean() && !channel.isEmpty()) {
                var id = responseUrls.grant(user, channel, trigger, "");
                urls.addObject()
                        .put("block_id", control.block())
                        .put("action_id", control.action())
                        .put("channel_id", channel)
                        .put("response_url", ends.self().resolve("/response/" + id).toString());
            }
        }
        return urls;
    }

    private void sent(Deliveries.Outcome outcome, View view) {
        var user = view.user();
        if (!outcome.reason().isEmpty()) {
            workspace.views().complain(user, Map.of("", words(user).getString("modal-failed")));
            return;
        }
        try {
            obey(outcome.body().isBlank() ? Json.object() : Json.parse(outcome.body(), ""), view);
        } catch (SlackError e) {
            workspace.views().complain(user, Map.of("", words(user).getString("modal-failed")));
        }
    }

    private void obey(JsonNode answer, View view) {
        var views = workspace.views();
        switch (answer.path("response_action").asString("")) {
            case "errors" -> {
                var errors = new HashMap<String, String>();
                answer.path("errors")
                        .properties()
                        .forEach(
                                error -> errors.put(error.getKey(), error.getValue().asString("")));
                views.complain(view.user(), errors);
            }
            case "update" -> views.update(view.id(), "", "", shown(answer));
            case "push" -> views.push(view.user(), shown(answer));
            case "clear" -> views.clear(view.user());
            case "" -> views.pop(view.user());
            default -> throw new SlackError("invalid_arguments");
        }
    }

    private static ObjectNode shown(JsonNode answer) {
        if (answer.path("view") instanceof ObjectNode view) {
            return ViewRules.checked(view);
        }
        throw new SlackError("invalid_arguments");
    }

    /// Somebody closes the top modal. The bot hears of it where it asked to.
    ///
    /// @throws SlackError `not_found`
    public void dismiss(Ends ends, String user, String viewId) {
        var view = workspace.views().find(user, viewId);
        workspace.views().pop(user);
        if (view.shown().path("notify_on_close").asBoolean()) {
            var payload = payloads.by("view_closed", user, "").put("is_cleared", false);
            payload.set("view", view.json());
            var callback = view.shown().path("callback_id").asString("");
            send(ends, request(view.id(), callback, user), payload, outcome -> {});
        }
    }

    /// Somebody uses a shortcut that belongs to no message. Returns at once.
    public void shortcut(Ends ends, String user, String callback) {
        var trigger = triggers.grant(user);
        var payload = payloads.by("shortcut", user, trigger).put("callback_id", callback);
        payload.put("action_ts", payloads.now());
        send(ends, request(trigger, callback, user), payload, outcome -> {});
    }

    /// Somebody uses a message's shortcut. Returns at once.
    ///
    /// @throws SlackError `message_not_found`
    public void shortcut(Ends ends, String user, String channel, String ts, String callback) {
        var post = workspace.find(channel, ts);
        var trigger = triggers.grant(user);
        var payload = payloads.in(payloads.by("message_action", user, trigger), post);
        payload.put("callback_id", callback).put("action_ts", payloads.now());
        payload.put("message_ts", ts).set("message", post.json());
        payload.put("response_url", responseUrl(ends, user, post, trigger));
        send(ends, request(trigger, callback, user, post), payload, outcome -> {});
    }

    private String responseUrl(Ends ends, String user, Post post, String trigger) {
        boolean ours = post.author().equals(Workspace.BOT);
        var id = responseUrls.grant(user, post.channel(), trigger, ours ? post.ts() : "");
        return ends.self().resolve("/response/" + id).toString();
    }

    private static Moment.Request request(String id, String kind, String user) {
        return new Moment.Request(id, kind, "", "", "", user, "");
    }

    private static Moment.Request request(String id, String kind, String user, Post post) {
        return new Moment.Request(id, kind, post.channel(), post.thread(), post.ts(), user, "");
    }

    private void send(
            Ends ends,
            Moment.Request request,
            ObjectNode payload,
            Consumer<Deliveries.Outcome> then) {
        var form = "payload=" + URLEncoder.encode(payload.toString(), StandardCharsets.UTF_8);
        deliveries.command(ends.bot(), request, form, then);
    }

    private ResourceBundle words(String user) {
        return Commands.words(workspace.person(user).orElseThrow());
    }
}
