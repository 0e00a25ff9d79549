package dev.kotae.local.slack.clicks;

import dev.kotae.local.slack.Content;
import dev.kotae.local.slack.Moment;
import dev.kotae.local.slack.Room;
import dev.kotae.local.slack.SlackError;
import dev.kotae.local.slack.Someone;
import dev.kotae.local.slack.Typed;
import dev.kotae.local.slack.Workspace;
import dev.kotae.local.slack.events.Deliveries;
import dev.kotae.local.slack.web.ResponseUrls;
import dev.kotae.local.slack.web.Triggers;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// Slash commands: the form that goes to the bot, and what becomes of its answer.
public final class Commands {
    private final Workspace workspace;
    private final ResponseUrls responseUrls;
    private final Deliveries deliveries;
    private final Triggers triggers;
    private final Typed typed;

    /// Over a workspace.
    public Commands(
            Workspace workspace,
            ResponseUrls responseUrls,
            Deliveries deliveries,
            Triggers triggers) {
        this.workspace = workspace;
        this.responseUrls = responseUrls;
        this.deliveries = deliveries;
        this.triggers = triggers;
        this.typed = new Typed(workspace);
    }

    /// Somebody types a command. Returns at once.
    ///
    /// @param line the whole of it, from the slash on
    /// @param self where the `response_url` is served
    /// @throws SlackError where person or room do not exist
    public void run(String user, String channel, String line, URI self, URI bot) {
        var person = workspace.person(user).orElseThrow(() -> new SlackError("user_not_found"));
        var room = workspace.room(channel);
        var words = line.strip().split("\\s+", 2);
        var text = words.length > 1 ? words[1] : "";
        var trigger = triggers.grant(user);
        var responseUrl = self.resolve("/response/" + responseUrls.grant(user, channel, trigger));
        var request =
                new Moment.Request(trigger, words[0], room.id(), "", "", user, typed.text(text));
        var fields = form(person, room, words[0], text, responseUrl);
        fields.put("trigger_id", trigger);
        deliveries.command(
                bot, request, joined(fields), outcome -> show(outcome, person, room, words[0]));
    }

    private Map<String, String> form(
            Someone user, Room room, String command, String text, URI responseUrl) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("token", "deprecated");
        fields.put("team_id", Workspace.TEAM);
        fields.put("team_domain", "kotae");
        fields.put("channel_id", room.id());
        fields.put("channel_name", room.direct() ? "directmessage" : room.name());
        fields.put("user_id", user.id());
        fields.put("user_name", user.handle().toLowerCase(user.locale()));
        fields.put("command", command);
        fields.put("text", typed.text(text));
        fields.put("api_app_id", Workspace.APP);
        fields.put("is_enterprise_install", "false");
        fields.put("response_url", responseUrl.toString());
        return fields;
    }

    private static String joined(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private void show(Deliveries.Outcome outcome, Someone user, Room room, String command) {
        if (!outcome.reason().isEmpty()) {
            apologize(outcome, user, room, command);
        } else if (!outcome.body().isBlank()) {
            responseUrls.answered(user.id(), room.id(), outcome.body());
        }
    }

    private void apologize(Deliveries.Outcome outcome, Someone user, Room room, String command) {
        boolean late = outcome.reason().equals("http_timeout");
        var code = late ? "operation_timeout" : "dispatch_failed";
        var words = words(user);
        var text = words.getString("command-failed").formatted(command, code);
        workspace.whisper(room.id(), "", user.id(), Workspace.SLACKBOT, Content.of(text));
    }

    /// What Slack itself says to somebody.
    static ResourceBundle words(Someone user) {
        return ResourceBundle.getBundle(
                "dev.kotae.local.slack.slackbot",
                user.locale(),
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
