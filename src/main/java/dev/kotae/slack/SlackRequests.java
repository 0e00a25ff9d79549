package dev.kotae.slack;

import dev.kotae.chat.Address;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Attachment;
import dev.kotae.chat.Platform;
import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.directory.People;
import dev.kotae.slack.face.Asking;
import dev.kotae.slack.said.Message;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Makes questions of what was typed into a modal or chosen by a shortcut. They are answered like
/// commands. A question belongs to the conversation that this person has with us by commands in
/// that channel; what is about a message or a thread is one of its own.
///
/// @param clock dates them, as Slack does not
/// @param people what people are called, as far as that is known already
/// @param api reads messages
/// @param bot our own user id; may give an empty string
record SlackRequests(InstantSource clock, People people, SlackApi api, Supplier<String> bot)
        implements Asking {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public Asked whispered(Place place, String identity, String text, List<Attachment> files) {
        var to = new ReplyTo.ByCommand(place.responseUrl(), place.thread());
        return asked(place, identity, SlackTurns.privately(place.person()), text, to)
                .saying(text, files);
    }

    @Override
    public Asked aboutMessage(Place place, String identity, String text, List<Attachment> files) {
        var to = new ReplyTo.ByCommand(place.responseUrl(), place.thread());
        return about(place, identity, text, to).saying(text, files);
    }

    @Override
    public Asked shared(Place place, String turn, String text, boolean noted) {
        var to = new ReplyTo.ByShare(place.responseUrl(), noted);
        return asked(place, "share:" + turn, "/share:" + turn, text, to);
    }

    @Override
    public Asked aboutThread(Place place, String identity, String text, String thread) {
        var to = new ReplyTo.ByShortcut(place.responseUrl(), thread, place.thread());
        return about(place, identity, text, to);
    }

    private Asked about(Place place, String identity, String text, ReplyTo replyTo) {
        var alone = SlackTurns.privately(place.person()) + ":" + identity;
        return asked(place, identity, alone, text, replyTo);
    }

    private Asked asked(Place place, String identity, String thread, String text, ReplyTo replyTo) {
        return new Asked(
                Set.of(identity),
                new Address(Platform.SLACK, place.workspace(), place.channel(), thread),
                SlackTurns.called(place.channelName()),
                place.person(),
                text,
                List.of(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                replyTo.written());
    }

    @Override
    public Optional<Asked> offered(String workspace, String channel, String person, String offer) {
        var offered = Offered.read(offer);
        var place = new SlackPlace(workspace, channel, offered.thread());
        return message(place, offered.ts())
                .filter(message -> message.text("user").equals(person))
                .map(message -> asked(place, offered, message));
    }

    private Optional<SlackJson> message(SlackPlace place, String ts) {
        var form =
                Map.of(
                        "channel",
                        place.channel(),
                        "ts",
                        place.thread(),
                        "oldest",
                        ts,
                        "latest",
                        ts,
                        "inclusive",
                        "true",
                        // Slack counts the root, which it gives whatever the bounds are.
                        "limit",
                        "2");
        return api
                .call(SlackMethod.CONVERSATIONS_REPLIES, place, form, api.after(PATIENCE))
                .list("messages")
                .stream()
                .filter(message -> message.text("ts").equals(ts))
                .findFirst();
    }

    private Asked asked(SlackPlace place, Offered offered, SlackJson message) {
        var us = bot.get();
        return new Asked(
                Set.of(SlackTurns.identity(place.channel(), offered.ts())),
                new Address(Platform.SLACK, place.workspace(), place.channel(), place.thread()),
                "",
                message.text("user"),
                readable(place.workspace(), new Message(message), us),
                new Message(message).enclosed(),
                SlackTurns.instant(offered.ts()),
                new ReplyTo.InThread(us, offered.team(), offered.ts()).written());
    }

    private String readable(String workspace, Message message, String us) {
        return SlackText.readable(
                message.text(),
                message.attached(),
                us,
                id -> people.known(workspace, id).map(person -> person.name()).orElse(id));
    }

    @Override
    public String inPlace(Asked before, URI responseUrl) {
        var thread =
                switch (ReplyTo.of(before)) {
                    case ReplyTo.InThread to -> "";
                    case ReplyTo.InDirect to -> "";
                    case ReplyTo.ByCommand to -> "";
                    case ReplyTo.ByShortcut to -> to.thread();
                    case ReplyTo.InPlace to -> to.thread();
                    case ReplyTo.ByShare to -> "";
                };
        return new ReplyTo.InPlace(responseUrl, thread, clock.instant()).written();
    }

    @Override
    public String quotable(String workspace, Message message) {
        return readable(workspace, message, "");
    }
}
