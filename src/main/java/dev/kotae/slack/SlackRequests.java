package dev.kotae.slack;

import dev.kotae.chat.Address;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Platform;
import dev.kotae.slack.directory.People;
import dev.kotae.slack.face.Asking;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/// Makes questions of what was typed into a modal or chosen by a shortcut. They belong to the
/// conversation that this person has with us by commands in that channel, and are answered like
/// one.
///
/// @param clock dates them, as Slack does not
/// @param people what people are called, as far as that is known already
record SlackRequests(InstantSource clock, People people) implements Asking {
    @Override
    public Asked whispered(Place place, String identity, String text) {
        return asked(place, identity, text, new ReplyTo.ByCommand(place.responseUrl()));
    }

    @Override
    public Asked aboutThread(Place place, String identity, String text, String thread) {
        return asked(place, identity, text, new ReplyTo.ByShortcut(place.responseUrl(), thread));
    }

    private Asked asked(Place place, String identity, String text, ReplyTo replyTo) {
        return new Asked(
                Set.of(identity),
                new Address(
                        Platform.SLACK,
                        place.workspace(),
                        place.channel(),
                        SlackTurns.privately(place.person())),
                SlackTurns.called(place.channelName()),
                place.person(),
                text,
                List.of(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                replyTo.written());
    }

    @Override
    public String readable(String workspace, String text) {
        return SlackText.readable(
                text,
                "",
                id -> people.known(workspace, id).map(person -> person.name()).orElse(id));
    }
}
