package dev.kotae.slack.directory;

import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.api.SlackRefusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What channels are called, and who can be in them, which events do not tell. Asked of Slack once
/// in ten minutes for each.
public final class Rooms {
    private static final Logger log = LoggerFactory.getLogger(Rooms.class);

    private static final Duration KNOWN_FOR = Duration.ofMinutes(10);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /// Who can be in a channel.
    public enum Kind {
        /// Any member of the workspace.
        PUBLIC,
        /// Who was asked into it.
        PRIVATE,
        /// People of other organisations, too.
        SHARED,
        /// Slack does not say.
        UNKNOWN
    }

    private record Room(String name, Kind kind) {}

    private final Remembered<Room> known;
    private final SlackApi api;
    private final Set<String> allowed;
    private final InstantSource clock;

    /// @param allowed the channels in which people from outside are answered
    /// @param clock bounds the patience with Slack
    public Rooms(SlackApi api, Set<String> allowed, InstantSource clock) {
        this.known = new Remembered<>(clock);
        this.api = api;
        this.allowed = allowed;
        this.clock = clock;
    }

    /// Whether people from outside are answered in a channel.
    public boolean isAllowed(String channel) {
        return allowed.contains(channel);
    }

    /// The channel's name without `#`. May call Slack; empty for a direct message, and where Slack
    /// does not say.
    public String name(String workspace, String channel) {
        if (channel.startsWith("D")) {
            return "";
        }
        return room(workspace, channel).name();
    }

    /// Who can be in a channel or in a direct message. May call Slack.
    public Kind kind(String workspace, String channel) {
        return room(workspace, channel).kind();
    }

    private Room room(String workspace, String channel) {
        var key = workspace + "/" + channel;
        return known.fresh(key).orElseGet(() -> ask(key, workspace, channel));
    }

    private Room ask(String key, String workspace, String channel) {
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
            return known.keep(key, new Room(name, kind(room)), KNOWN_FOR);
        } catch (SlackRefusal refusal) {
            log.debug("slack=channel_unnamed why=\"{}\"", refusal.what());
            return known.untold(key, new Room("", Kind.UNKNOWN));
        }
    }

    private static Kind kind(SlackJson room) {
        if (room.isTrue("is_ext_shared") || room.isTrue("is_pending_ext_shared")) {
            return Kind.SHARED;
        }
        return room.text("is_private").isEmpty()
                ? Kind.UNKNOWN
                : room.isTrue("is_private") ? Kind.PRIVATE : Kind.PUBLIC;
    }
}
