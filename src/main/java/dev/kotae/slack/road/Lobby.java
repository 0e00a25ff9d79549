package dev.kotae.slack.road;

import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.api.SlackTokens;
import dev.kotae.slack.screen.Interaction;
import java.util.Set;
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
        var workspace = workspace(envelope);
        var organisation = by(envelope).text("enterprise_id");
        // Who leaves is forgotten, allowed or not.
        return (LEAVING.contains(kind) && tokens.knows(workspace, organisation))
                || admits(workspace, organisation);
    }

    /// The one that we are installed in, which in a shared channel may be another than the one that
    /// the envelope names first.
    public static String workspace(SlackJson envelope) {
        var own = by(envelope).text("team_id");
        return own.isEmpty() ? envelope.text("team_id") : own;
    }

    private static SlackJson by(SlackJson envelope) {
        return envelope.list("authorizations").stream().findFirst().orElse(envelope);
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

    /// The same of a slash command.
    public boolean admitsCommand(SlackJson command) {
        watch.saw("command/" + command.text("command"));
        return admits(command.text("team_id"), command.text("enterprise_id"));
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
