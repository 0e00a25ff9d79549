package dev.kotae.slack.road;

import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.api.SlackTokens;
import dev.kotae.slack.screen.Interaction;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Through which everything comes that Slack sends, by whatever way: notes that it came, and turns
/// away what is of a workspace that we have no token for, or that may not install us.
public final class Lobby {
    private static final Logger log = LoggerFactory.getLogger(Lobby.class);

    private static final Set<String> LEAVING = Set.of("app_uninstalled", "tokens_revoked");

    private final SlackTokens tokens;
    private final Watch watch;

    public Lobby(SlackTokens tokens, Watch watch) {
        this.tokens = tokens;
        this.watch = watch;
    }

    /// Whether an event callback is for us to take.
    ///
    /// @throws dev.kotae.memory.StoreFailure when the store does not say
    public boolean admits(SlackJson envelope) {
        var kind = kind(envelope.at("event"));
        watch.saw("event/" + kind);
        var authorizations = envelope.list("authorizations");
        var by = authorizations.isEmpty() ? envelope : authorizations.getFirst();
        var team = by.text("team_id");
        var workspace = team.isEmpty() ? envelope.text("team_id") : team;
        var organisation = by.text("enterprise_id");
        // Who leaves is forgotten, allowed or not.
        return (LEAVING.contains(kind) && tokens.knows(workspace, organisation))
                || admits(workspace, organisation);
    }

    /// What a subscription calls it.
    private static String kind(SlackJson event) {
        var type = event.text("type");
        if (!type.equals("message")) {
            return type;
        }
        return switch (event.text("channel_type")) {
            case "channel" -> "message.channels";
            case "group" -> "message.groups";
            case "im" -> "message.im";
            case "mpim" -> "message.mpim";
            default -> type;
        };
    }

    /// The same of a slash command, as a form.
    public boolean admitsCommand(String form) {
        var fields = fields(form);
        watch.saw("command/" + fields.getOrDefault("command", ""));
        return admits(fields.getOrDefault("team_id", ""), fields.getOrDefault("enterprise_id", ""));
    }

    private static Map<String, String> fields(String form) {
        return Stream.of(form.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .filter(pair -> pair[0].endsWith("_id") || pair[0].equals("command"))
                .collect(
                        Collectors.toMap(
                                pair -> pair[0],
                                pair -> decoded(pair[1]),
                                (first, second) -> first));
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /// The same of a click, a modal or a shortcut.
    public boolean admitsInteraction(SlackJson payload) {
        watch.saw("interaction/" + payload.text("type"));
        var interaction = new Interaction(payload);
        return admits(interaction.workspace(), interaction.organisation());
    }

    private boolean admits(String team, String enterprise) {
        boolean admitted = tokens.serve(team, enterprise);
        if (!admitted) {
            log.info("slack=turned_away team={} enterprise={} why=not_served", team, enterprise);
        }
        return admitted;
    }
}
