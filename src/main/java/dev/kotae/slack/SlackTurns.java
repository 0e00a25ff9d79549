package dev.kotae.slack;

import static java.util.stream.Collectors.joining;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.model.File;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.Event;
import com.slack.api.model.event.MessageEvent;
import dev.kotae.chat.Address;
import dev.kotae.chat.Arrival;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Attachment;
import dev.kotae.chat.Person;
import dev.kotae.chat.Platform;
import dev.kotae.memory.Retention;
import dev.kotae.slack.SlackManifest.View;
import dev.kotae.slack.api.Timestamp;
import dev.kotae.slack.directory.People;
import dev.kotae.slack.said.Message;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes a question of what Slack sent, or a wish to stop, or something that was said where we can
/// read it, or finds that there is nothing for us in it. Behind this nothing knows Slack's
/// payloads.
///
/// A mention in a channel arrives twice, as `app_mention` and as `message`, in either order: the
/// two questions bear the same identity `message:<channel>:<ts>`, and are one.
final class SlackTurns {
    /// What Slack calls every direct message and private channel in place of a name.
    private static final Set<String> NAMELESS = Set.of("directmessage", "privategroup");

    /// Reminds people of things in words of their own, which are not said to us.
    private static final String SLACKBOT = "USLACKBOT";

    private final InstantSource clock;
    private final Supplier<String> bot;
    private final People people;
    private final View view;

    /// @param clock for commands, which bear no time of their own, and for how old a message is
    /// @param bot our own user id where an event does not tell it; may give an empty string
    /// @param people what people are called, as far as that is known already
    /// @param view how people talk with us directly
    SlackTurns(InstantSource clock, Supplier<String> bot, People people, View view) {
        this.clock = clock;
        this.bot = bot;
        this.people = people;
        this.view = view;
    }

    /// What all kinds of messages have in common.
    private record Said(
            EventsApiPayload<? extends Event> envelope,
            boolean forUs,
            @Nullable String channel,
            @Nullable String user,
            @Nullable String team,
            @Nullable String text,
            @Nullable String ts,
            @Nullable String thread,
            @Nullable List<File> files,
            String attached) {}

    /// Somebody mentioned us.
    Optional<Arrival> mention(EventsApiPayload<AppMentionEvent> envelope) {
        var event = envelope.getEvent();
        if (isOldEdit(event)) {
            return Optional.empty();
        }
        var team = event.getUserTeam() == null ? event.getTeam() : event.getUserTeam();
        return arrival(
                new Said(
                        envelope,
                        true,
                        event.getChannel(),
                        event.getUser(),
                        team,
                        event.getText(),
                        event.getTs(),
                        event.getThreadTs(),
                        event.getFiles(),
                        attached(event.getAttachments())));
    }

    /// Whether it may be a question of which we know nothing any more. Where a message with a
    /// mention is edited, Slack sends the mention again, as another event (slackapi/bolt-js#960),
    /// and only the message's name tells that it is the same.
    private boolean isOldEdit(AppMentionEvent event) {
        return event.getEdited() != null
                && event.getTs() != null
                && instant(event.getTs()).plus(Retention.NAMES).isBefore(clock.instant());
    }

    /// Somebody wrote where we can read it.
    Optional<Arrival> message(EventsApiPayload<MessageEvent> envelope) {
        var event = envelope.getEvent();
        return arrival(
                new Said(
                        envelope,
                        isDirect(event.getChannelType()),
                        event.getChannel(),
                        event.getUser(),
                        event.getTeam(),
                        event.getText(),
                        event.getTs(),
                        event.getThreadTs(),
                        event.getFiles(),
                        attached(event.getAttachments())));
    }

    /// Somebody used a slash command.
    ///
    /// @throws MalformedRequest when something is missing
    Asked command(SlashCommandPayload command) {
        var user = required(command.getUserId(), "user_id");
        var workspace = required(command.getTeamId(), "team_id");
        var channelName = Objects.requireNonNullElse(command.getChannelName(), "");
        return new Asked(
                Set.of("command:" + required(command.getTriggerId(), "trigger_id")),
                new Address(
                        Platform.SLACK,
                        workspace,
                        required(command.getChannelId(), "channel_id"),
                        privately(user)),
                called(channelName),
                user,
                SlackText.readable(
                        Objects.requireNonNullElse(command.getText(), ""),
                        "",
                        id -> name(workspace, id)),
                List.of(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                new ReplyTo.ByCommand(responseUrl(command)).written());
    }

    /// The conversation that somebody has with us in a channel by commands.
    static String privately(String user) {
        return "/ask:" + user;
    }

    /// What people call a channel, of what Slack names it.
    static String called(String channelName) {
        return NAMELESS.contains(channelName) ? "" : channelName;
    }

    private static URI responseUrl(SlashCommandPayload command) {
        try {
            return URI.create(required(command.getResponseUrl(), "response_url"));
        } catch (IllegalArgumentException e) {
            throw new MalformedRequest("response_url is no URL");
        }
    }

    private static String required(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new MalformedRequest("a command without " + name);
        }
        return value;
    }

    private static boolean isDirect(@Nullable String channelType) {
        return "im".equals(channelType);
    }

    private Optional<Arrival> arrival(Said said) {
        if (said.user() == null || said.channel() == null || said.ts() == null) {
            return Optional.empty();
        }
        var to = SlackReceiver.of(said.envelope(), bot);
        var text = Objects.requireNonNullElse(said.text(), "");
        boolean forUs = said.forUs() || SlackText.mentions(text, to.us());
        // What is neither said to us nor in a thread is said to the whole channel.
        if (!(forUs || said.thread() != null)
                || said.user().equals(to.us())
                || said.user().equals(SLACKBOT)
                || to.workspace().isBlank()) {
            return Optional.empty();
        }
        var readable = readable(text, said.attached(), to);
        boolean bare = said.attached().isEmpty() && attachments(said.files()).isEmpty();
        if (bare && SlackControls.mayBeStop(text) && SlackControls.isStop(readable)) {
            return Optional.of(new Arrival.Stopped(toStop(said, to.workspace()), said.user()));
        }
        var asked = asked(said, to, readable);
        return Optional.of(
                said.channel().startsWith("D")
                        ? asked
                        : new Arrival.Said(
                                asked, forUs, SlackText.mentioned(text, to.us()), opens(asked)));
    }

    private static boolean opens(Asked asked) {
        return ReplyTo.of(asked) instanceof ReplyTo.InThread to && to.begins(asked.address());
    }

    /// Who does not say it in the thread means what he asked in the channel.
    private static Address toStop(Said said, String workspace) {
        return new Address(
                Platform.SLACK,
                workspace,
                Objects.requireNonNull(said.channel()),
                Objects.requireNonNullElse(said.thread(), ""));
    }

    private Asked asked(Said said, SlackReceiver to, String readable) {
        var replyTo = replyTo(said, to);
        return new Asked(
                identities(said),
                address(said, to.workspace(), replyTo),
                "",
                Objects.requireNonNull(said.user()),
                readable,
                attachments(said.files()),
                instant(Objects.requireNonNull(said.ts())),
                replyTo.written());
    }

    /// In Slack's view for agents every message begins a thread of its own.
    private ReplyTo replyTo(Said said, SlackReceiver to) {
        var ts = Objects.requireNonNull(said.ts());
        var channel = Objects.requireNonNull(said.channel());
        return view == View.CLASSIC && channel.startsWith("D") && said.thread() == null
                ? new ReplyTo.InDirect()
                : new ReplyTo.InThread(
                        to.us(),
                        Objects.requireNonNullElse(said.team(), to.workspace()),
                        ts,
                        to.shared());
    }

    private static Address address(Said said, String workspace, ReplyTo replyTo) {
        var thread =
                switch (replyTo) {
                    case ReplyTo.InThread to -> Objects.requireNonNullElse(said.thread(), to.ts());
                    case ReplyTo.InDirect to -> "";
                    case ReplyTo.ByCommand to -> throw new IllegalStateException("no message");
                    case ReplyTo.ByShortcut to -> throw new IllegalStateException("no message");
                    case ReplyTo.InPlace to -> throw new IllegalStateException("no message");
                    case ReplyTo.ByShare to -> throw new IllegalStateException("no message");
                };
        return new Address(
                Platform.SLACK, workspace, Objects.requireNonNull(said.channel()), thread);
    }

    private static Set<String> identities(Said said) {
        var identities = new LinkedHashSet<String>();
        identities.add(identity(said.channel(), said.ts()));
        if (said.envelope().getEventId() != null) {
            identities.add("event:" + said.envelope().getEventId());
        }
        return identities;
    }

    /// The identity of a message, however it arrives.
    static String identity(@Nullable String channel, @Nullable String ts) {
        return "message:" + channel + ":" + ts;
    }

    private String readable(String text, String attached, SlackReceiver to) {
        return SlackText.readable(text, attached, to.us(), id -> name(to.workspace(), id));
    }

    private String name(String workspace, String user) {
        return people.known(workspace, user).map(Person::name).orElse(user);
    }

    /// The words of what is attached, of which the gate made one attachment.
    static String attached(@Nullable List<com.slack.api.model.Attachment> attachments) {
        return attachments == null
                ? ""
                : attachments.stream()
                        .map(one -> Objects.requireNonNullElse(one.getText(), ""))
                        .collect(joining("\n\n"));
    }

    private static List<Attachment> attachments(@Nullable List<File> files) {
        return files == null
                ? List.of()
                : files.stream()
                        .filter(file ->
                                file.getId() != null && !Message.UNSEEN.contains(mode(file)))
                        .map(SlackTurns::attachment)
                        .toList();
    }

    private static String mode(File file) {
        return Objects.requireNonNullElse(file.getMode(), "");
    }

    private static Attachment attachment(File file) {
        return new Attachment(
                file.getId(),
                file.getName() == null ? file.getId() : file.getName(),
                Objects.requireNonNullElse(file.getMimetype(), Message.UNKNOWN_TYPE),
                Objects.requireNonNullElse(file.getSize(), 0));
    }

    /// The instant that a message's id stands for, to the microsecond.
    ///
    /// @throws MalformedRequest when it is no such id
    static Instant instant(String ts) {
        return Timestamp.read(ts).orElseThrow(() -> new MalformedRequest("a message without time"));
    }
}
