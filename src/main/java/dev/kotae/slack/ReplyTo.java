package dev.kotae.slack;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kotae.chat.Address;
import dev.kotae.chat.Asked;
import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.api.Timestamp;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// How a question is answered: what the door tells itself through [dev.kotae.chat.Asked#replyTo].
sealed interface ReplyTo {
    /// Into a thread.
    ///
    /// @param bot our own user id, or empty where it was not known
    /// @param team the asker's own workspace
    /// @param ts the question's own id; the thread's root where the question began the thread
    /// @param shared whether Slack said that people of other organisations are in the channel
    record InThread(String bot, String team, String ts, boolean shared) implements ReplyTo {
        /// Where Slack did not say so.
        InThread(String bot, String team, String ts) {
            this(bot, team, ts, false);
        }

        /// Whether the question begins the thread that it is answered in.
        boolean begins(Address address) {
            return ts.equals(address.thread());
        }

        @Override
        public String written() {
            return shared
                    ? json("thread", "bot", bot, "team", team, "ts", ts, "shared", "true")
                    : json("thread", "bot", bot, "team", team, "ts", ts);
        }
    }

    /// Into a direct message, below everything else.
    record InDirect() implements ReplyTo {
        @Override
        public String written() {
            return json("direct");
        }
    }

    /// To a slash command, or what somebody wanted to be answered for their eyes like one.
    ///
    /// @param responseUrl a capability: whoever has it may post there
    /// @param within the root's `ts` of the thread in which it is shown, or empty
    record ByCommand(URI responseUrl, String within) implements ReplyTo {
        /// Shown in the channel.
        ByCommand(URI responseUrl) {
            this(responseUrl, "");
        }

        @Override
        public String written() {
            return json("command", "url", responseUrl.toString(), "within", within);
        }

        @Override
        public String toString() {
            return "command";
        }
    }

    /// To a shortcut about a thread, for the asker's eyes.
    ///
    /// @param responseUrl a capability: whoever has it may post there
    /// @param thread the root's `ts` of what it is about
    /// @param within the same where it is shown in that thread, or empty
    record ByShortcut(URI responseUrl, String thread, String within) implements ReplyTo {
        /// Shown in the channel.
        ByShortcut(URI responseUrl, String thread) {
            this(responseUrl, thread, "");
        }

        @Override
        public String written() {
            var url = responseUrl.toString();
            return json("shortcut", "url", url, "thread", thread, "within", within);
        }

        @Override
        public String toString() {
            return "shortcut";
        }
    }

    /// In the place of a private answer whose button was clicked.
    ///
    /// @param responseUrl the click's; a capability: whoever has it may post there
    /// @param thread the root's `ts` of what it is about, or empty
    /// @param since when it was clicked
    record InPlace(URI responseUrl, String thread, Instant since) implements ReplyTo {
        @Override
        public String written() {
            return json(
                    "place",
                    "url",
                    responseUrl.toString(),
                    "thread",
                    thread,
                    "since",
                    since.toString());
        }

        @Override
        public String toString() {
            return "place";
        }
    }

    /// To all in a channel, as somebody wants to share what was answered to this person alone.
    ///
    /// @param responseUrl a capability: whoever has it may post there
    /// @param noted whether what the URL was given with says that the answer follows
    record ByShare(URI responseUrl, boolean noted) implements ReplyTo {
        @Override
        public String written() {
            var url = responseUrl.toString();
            return json("share", "url", url, "noted", String.valueOf(noted));
        }

        @Override
        public String toString() {
            return "share";
        }
    }

    /// Whether only the asker sees the answer, wherever it was asked.
    default boolean isPrivate() {
        return switch (this) {
            case InThread to -> false;
            case InDirect to -> true;
            case ByCommand to -> true;
            case ByShortcut to -> true;
            case InPlace to -> true;
            case ByShare to -> false;
        };
    }

    /// Where it is posted, unless by the name of the conversation: a capability.
    default Optional<URI> url() {
        return switch (this) {
            case InThread to -> Optional.empty();
            case InDirect to -> Optional.empty();
            case ByCommand(var url, _) -> Optional.of(url);
            case ByShortcut(var url, _, _) -> Optional.of(url);
            case InPlace(var url, _, _) -> Optional.of(url);
            case ByShare(var url, _) -> Optional.of(url);
        };
    }

    /// Where the answer is shown.
    ///
    /// @param asked the conversation that the question belongs to
    default Address shown(Address asked) {
        return switch (this) {
            case InThread to -> asked;
            case InDirect to -> asked;
            case ByCommand to -> within(asked, to.within());
            case ByShortcut to -> within(asked, to.within());
            case InPlace to -> asked;
            case ByShare to -> asked;
        };
    }

    private static Address within(Address asked, String thread) {
        return thread.isEmpty()
                ? asked
                : new Address(asked.platform(), asked.workspace(), asked.channel(), thread);
    }

    /// This as a string; [#read] reads it.
    String written();

    /// How a question is answered. Where nothing of it is kept but ids and its time, these tell.
    static ReplyTo of(Asked asked) {
        if (!asked.replyTo().isEmpty()) {
            return read(asked.replyTo());
        }
        var address = asked.address();
        return address.thread().isEmpty()
                ? new InDirect()
                : new InThread("", address.workspace(), Timestamp.of(asked.at()));
    }

    /// Reads what [#written] wrote.
    static ReplyTo read(String written) {
        var json = new SlackJson(JsonParser.parseString(written).getAsJsonObject());
        return switch (json.text("by")) {
            case "thread" ->
                    new InThread(
                            json.text("bot"),
                            json.text("team"),
                            json.text("ts"),
                            json.isTrue("shared"));
            case "direct" -> new InDirect();
            case "command" -> new ByCommand(URI.create(json.text("url")), json.text("within"));
            case "place" ->
                    new InPlace(
                            URI.create(json.text("url")),
                            json.text("thread"),
                            Instant.parse(json.text("since")));
            case "shortcut" ->
                    new ByShortcut(
                            URI.create(json.text("url")), json.text("thread"), json.text("within"));
            case "share" -> new ByShare(URI.create(json.text("url")), json.isTrue("noted"));
            default -> throw new IllegalArgumentException("no way to reply: " + json.text("by"));
        };
    }

    private static String json(String by, String... members) {
        var json = new JsonObject();
        json.addProperty("by", by);
        for (int i = 0; i < members.length; i += 2) {
            json.addProperty(members[i], members[i + 1]);
        }
        return json.toString();
    }
}
