package dev.kotae.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.model.event.Event;
import com.slack.api.model.event.ReactionAddedEvent;
import com.slack.api.model.event.ReactionRemovedEvent;
import dev.kotae.chat.Address;
import dev.kotae.chat.Arrival;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Verdict;
import dev.kotae.memory.Answers;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.TurnRecord;
import dev.kotae.slack.api.SlackTokens;
import dev.kotae.slack.reply.PostName;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Recognises what is no question but a wish: a word or an emoji that stops an answer, and an emoji
/// that judges one or keeps us out of a thread.
///
/// An emoji's event names the message that it was put under and not the thread. The store knows
/// which turn's post that is, and where that turn was asked; nothing is asked of Slack.
final class SlackControls {
    private static final Set<String> STOP = Set.of("stop", "停止", "ストップ");

    /// Longer than any of them, with what may stand around them.
    private static final int LONGEST_STOP = 80;

    private static final Set<String> GOOD = Set.of("+1", "thumbsup");
    private static final Set<String> BAD = Set.of("-1", "thumbsdown");
    private static final Set<String> MUTE = Set.of("mute");
    private static final Set<String> CROSS = Set.of("x");

    private final Answers answers;
    private final Inbox inbox;
    private final Supplier<String> bot;

    /// @param answers knows whose post a message is
    /// @param inbox knows where a turn was asked
    /// @param bot our own user id where an event does not tell it; may give an empty string
    SlackControls(Answers answers, Inbox inbox, Supplier<String> bot) {
        this.answers = answers;
        this.inbox = inbox;
        this.bot = bot;
    }

    /// Whether a text may be a wish to stop, mentions and all: looked at before it is taken apart.
    static boolean mayBeStop(String text) {
        return text.length() <= LONGEST_STOP;
    }

    /// Whether a readable text is nothing but the wish to stop.
    static boolean isStop(String readable) {
        var word = Normalizer.normalize(readable, Normalizer.Form.NFKC).strip();
        return STOP.contains(word.replaceFirst("[.!。]+$", "").toLowerCase(Locale.ROOT));
    }

    private record Emoji(
            SlackReceiver to,
            @Nullable String author,
            @Nullable String name,
            @Nullable String channel,
            @Nullable String ts,
            @Nullable String by) {}

    /// Somebody put an emoji under a message.
    ///
    /// @throws dev.kotae.memory.StoreFailure when the store does not say whose message it is
    Optional<Arrival> added(EventsApiPayload<ReactionAddedEvent> envelope) {
        var event = envelope.getEvent();
        var item = event.getItem();
        var emoji =
                new Emoji(
                        SlackReceiver.of(envelope, bot),
                        event.getItemUser(),
                        event.getReaction(),
                        item == null ? null : item.getChannel(),
                        item == null ? null : item.getTs(),
                        event.getUser());
        return arrival(emoji, true);
    }

    /// Somebody took an emoji away.
    ///
    /// @throws dev.kotae.memory.StoreFailure when the store does not say whose message it is
    Optional<Arrival> removed(EventsApiPayload<ReactionRemovedEvent> envelope) {
        var event = envelope.getEvent();
        var item = event.getItem();
        var emoji =
                new Emoji(
                        SlackReceiver.of(envelope, bot),
                        event.getItemUser(),
                        event.getReaction(),
                        item == null ? null : item.getChannel(),
                        item == null ? null : item.getTs(),
                        event.getUser());
        return arrival(emoji, false);
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

    private Optional<Arrival> arrival(Emoji emoji, boolean added) {
        var by = emoji.by();
        if (by == null || by.equals(emoji.to().us()) || emoji.to().workspace().isEmpty()) {
            return Optional.empty();
        }
        var name = emoji.name() == null ? "" : emoji.name().replaceFirst("::skin-tone-\\d$", "");
        if (MUTE.contains(name)) {
            return muted(emoji).map(at -> new Arrival.Muted(at, by, added));
        }
        if (!isOurs(emoji)) {
            return Optional.empty();
        }
        if (CROSS.contains(name)) {
            return added ? address(emoji).map(at -> new Arrival.Stopped(at, by)) : Optional.empty();
        }
        return verdict(name, added)
                .flatMap(verdict -> post(emoji).map(post -> rated(emoji, post, by, verdict)));
    }

    /// The conversation of our post, or the thread that the message began. Whether we were ever
    /// called there is known behind the door. With us alone nobody needs to be quiet.
    private Optional<Address> muted(Emoji emoji) {
        var channel = emoji.channel();
        var ts = emoji.ts();
        if (channel == null || ts == null || channel.startsWith("D")) {
            return Optional.empty();
        }
        var posted = isOurs(emoji) ? address(emoji) : Optional.<Address>empty();
        return posted.or(() ->
                Optional.of(new Address(Platform.SLACK, emoji.to().workspace(), channel, ts)));
    }

    private static Arrival rated(Emoji emoji, String post, String by, Verdict verdict) {
        return new Arrival.Rated(tenant(emoji), post, by, verdict);
    }

    private static boolean isOurs(Emoji emoji) {
        return !emoji.to().us().isEmpty() && emoji.to().us().equals(emoji.author());
    }

    private static Optional<Verdict> verdict(String emoji, boolean added) {
        if (!GOOD.contains(emoji) && !BAD.contains(emoji)) {
            return Optional.empty();
        }
        if (!added) {
            return Optional.of(Verdict.WITHDRAWN);
        }
        return Optional.of(GOOD.contains(emoji) ? Verdict.GOOD : Verdict.BAD);
    }

    private static String tenant(Emoji emoji) {
        return SlackTokens.tenant(emoji.to().workspace());
    }

    /// The name under which the store knows the message, if it does.
    private Optional<String> post(Emoji emoji) {
        var channel = emoji.channel();
        var ts = emoji.ts();
        return channel == null || ts == null
                ? Optional.empty()
                : PostName.of(channel, ts).stream()
                        .filter(post -> answers.at(tenant(emoji), post).isPresent())
                        .findFirst();
    }

    private Optional<Address> address(Emoji emoji) {
        return post(emoji)
                .flatMap(post -> answers.at(tenant(emoji), post))
                .flatMap(inbox::find)
                .filter(turn -> turn.tenant().equals(tenant(emoji)))
                .flatMap(TurnRecord::asked)
                .map(Asked::address);
    }
}
