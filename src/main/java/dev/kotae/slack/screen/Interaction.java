package dev.kotae.slack.screen;

import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.api.SlackTokens;
import dev.kotae.slack.block.Act;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Somebody clicked, chose or submitted something: Slack's `payload`, read without surprise
/// (docs.slack.dev, "Reference: interaction payloads", read September 2026).
///
/// @param payload as Slack sent it
public record Interaction(SlackJson payload) {
    /// What kind it is, such as `block_actions`.
    public String type() {
        return payload.text("type");
    }

    /// The workspace that we are installed in: in a modal the one that Slack names there, since the
    /// person's own may be another where a channel is shared; else the one in which it happened, or
    /// the person's own where the app belongs to a whole organisation and Slack names none.
    public String workspace() {
        var installed = view().text("app_installed_team_id");
        if (installed.startsWith("T")) {
            return installed;
        }
        var team = payload.at("team").text("id");
        return team.isEmpty() ? payload.at("user").text("team_id") : team;
    }

    /// The organisation of that workspace, as far as Slack tells; or empty.
    public String organisation() {
        var team = payload.at("team").text("id");
        boolean here = team.isEmpty() || team.equals(workspace());
        return here ? payload.at("enterprise").text("id") : "";
    }

    /// The tenant of that workspace.
    public String tenant() {
        return SlackTokens.tenant(workspace());
    }

    /// Who did it.
    public String person() {
        return payload.at("user").text("id");
    }

    /// What lets us open one modal within three seconds.
    public String trigger() {
        return payload.text("trigger_id");
    }

    /// Where it happened; empty in a modal, on App Home and for a global shortcut.
    public String channel() {
        var channel = payload.at("channel").text("id");
        return channel.isEmpty() ? payload.at("container").text("channel_id") : channel;
    }

    /// What people call the channel, as far as Slack tells.
    public String channelName() {
        return payload.at("channel").text("name");
    }

    /// The message that it is about.
    public SlackJson message() {
        return payload.at("message");
    }

    /// The root's `ts` of the thread in which that message is; empty for the root itself, which is
    /// seen in the channel, too.
    public String thread() {
        var container = payload.at("container");
        var told = message().text("thread_ts");
        var thread = told.isEmpty() ? container.text("thread_ts") : told;
        return thread.equals(message().text("ts")) ? "" : thread;
    }

    /// Whether only this person sees that message.
    public boolean isWhispered() {
        return payload.at("container").isTrue("is_ephemeral");
    }

    /// Where an answer for this person's eyes can be posted.
    public Optional<URI> responseUrl() {
        return url(payload.text("response_url"));
    }

    /// The same for the conversation that was chosen in a modal.
    public Optional<Chosen> chosen() {
        return payload.list("response_urls").stream()
                .flatMap(one ->
                        url(one.text("response_url")).stream()
                                .map(url -> new Chosen(one.text("channel_id"), url)))
                .filter(one -> !one.channel().isEmpty())
                .findFirst();
    }

    /// A conversation that somebody chose.
    public record Chosen(String channel, URI responseUrl) {
        @Override
        public String toString() {
            return "chosen:" + channel;
        }
    }

    /// What was clicked or chosen, if we know it.
    public Optional<Act> act() {
        return Act.of(action().text("action_id"));
    }

    /// What the button bears, or which option was chosen.
    public String value() {
        return value(action());
    }

    private SlackJson action() {
        var actions = payload.list("actions");
        return actions.isEmpty() ? payload.at("actions") : actions.getFirst();
    }

    /// The modal or the page on which it happened.
    public SlackJson view() {
        return payload.at("view");
    }

    /// Which shortcut or modal it is.
    public String callback() {
        var own = payload.text("callback_id");
        return own.isEmpty() ? view().text("callback_id") : own;
    }

    /// What was filled in or chosen in a modal; empty where nothing was.
    public String filled(Act act) {
        return value(input(act));
    }

    /// What was ticked in a modal.
    public List<String> ticked(Act act) {
        return input(act).list("selected_options").stream()
                .map(option -> option.text("value"))
                .toList();
    }

    private SlackJson input(Act act) {
        return view().at("state").at("values").at(act.id()).at(act.id());
    }

    private static String value(SlackJson element) {
        var chosen = element.at("selected_option").text("value");
        return chosen.isEmpty() ? element.firstText("value", "selected_conversation") : chosen;
    }

    private static Optional<URI> url(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Nothing of what people wrote, and none of the capabilities.
    @Override
    public String toString() {
        return "interaction:"
                + type()
                + payload.list("actions").stream().map(one -> one.text("action_id")).toList();
    }
}
