package dev.kotae.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.model.event.Event;
import dev.kotae.chat.Address;
import dev.kotae.chat.Arrival;
import dev.kotae.chat.Platform;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Recognises the wish that an answer be stopped: by a word, or by Slack's own button.
final class SlackControls {
    /// With what politeness puts around it.
    private static final Pattern STOP =
            Pattern.compile(
                    "(please )?stop( it)?(,? please)?"
                            + "|((停止|中止|ストップ)(して)?|[止とや]めて)(ね|よ|くれ|ください|下さい|お願い(します)?)?");

    /// Longer than any of them, with what may stand around them.
    private static final int LONGEST_STOP = 80;

    private final Supplier<String> bot;

    /// @param bot our own user id where an event does not tell it; may give an empty string
    SlackControls(Supplier<String> bot) {
        this.bot = bot;
    }

    /// Whether a text may be a wish to stop, mentions and all: looked at before it is taken apart.
    static boolean mayBeStop(String text) {
        return text.length() <= LONGEST_STOP;
    }

    /// Whether a readable text is nothing but the wish to stop.
    static boolean isStop(String readable) {
        var word = Normalizer.normalize(readable, Normalizer.Form.NFKC).strip();
        var bare = word.replaceFirst("[.!。]+$", "").toLowerCase(Locale.ROOT);
        return STOP.matcher(bare).matches();
    }

    /// Somebody pressed Slack's own button for ending an answer.
    Optional<Arrival> stopped(EventsApiPayload<SessionStopped> envelope) {
        var event = envelope.getEvent();
        var workspace = SlackReceiver.of(envelope, bot).workspace();
        if (workspace.isEmpty() || event.channel == null || event.threadTs == null) {
            return Optional.empty();
        }
        var at = new Address(Platform.SLACK, workspace, event.channel, event.threadTs);
        return Optional.of(new Arrival.Stopped(at, event.user == null ? "" : event.user));
    }

    /// The event `agent_session_stopped`, which the SDK 1.47.0 lacks (docs.slack.dev, read
    /// September 2026). Public for Bolt, which makes one to ask its type; Gson fills in the fields.
    public static final class SessionStopped implements Event {
        private static final String TYPE = "agent_session_stopped";

        private @Nullable String channel;
        private @Nullable String user;
        private @Nullable String threadTs;

        /// One without content.
        public SessionStopped() {}

        @Override
        public String getType() {
            return TYPE;
        }

        @Override
        public @Nullable String getSubtype() {
            return null;
        }
    }
}
