package dev.kotae.slack.directory;

import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.api.SlackRefusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What channels are called, which events do not tell. Asked of Slack once an hour for each.
public final class Rooms {
    private static final Logger log = LoggerFactory.getLogger(Rooms.class);

    private static final Duration KNOWN_FOR = Duration.ofHours(1);

    /// After a failure, so that a missing scope does not cost a call per question.
    private static final Duration UNKNOWN_FOR = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Remembered<String> names;
    private final SlackApi api;
    private final InstantSource clock;

    public Rooms(SlackApi api, InstantSource clock) {
        this.names = new Remembered<>(clock);
        this.api = api;
        this.clock = clock;
    }

    /// The channel's name without `#`. May call Slack; empty for a direct message, and where Slack
    /// does not say.
    public String name(String workspace, String channel) {
        if (channel.startsWith("D")) {
            return "";
        }
        var key = workspace + "/" + channel;
        return names.fresh(key).orElseGet(() -> ask(key, workspace, channel));
    }

    private String ask(String key, String workspace, String channel) {
        try {
            var answer =
                    api.call(
                            SlackMethod.CONVERSATIONS_INFO,
                            SlackPlace.anywhereIn(workspace),
                            Map.of("channel", channel),
                            clock.instant().plus(PATIENCE));
            var room = answer.at("channel");
            // The name of a direct message of several is made up of theirs: mpdm-ann--bob-1.
            var name = room.isTrue("is_mpim") ? "" : room.text("name");
            return names.keep(key, name, KNOWN_FOR);
        } catch (SlackRefusal refusal) {
            log.debug("slack=channel_unnamed why=\"{}\"", refusal.what());
            return names.keep(key, "", UNKNOWN_FOR);
        }
    }
}
