package dev.kotae.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageDeletedEvent;
import dev.kotae.chat.Arrival;
import dev.kotae.slack.api.SlackTokens;
import dev.kotae.slack.directory.People;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Recognises that somebody changed a message or took it back. Slack says `message_changed` of much
/// besides, our own updates and the unfurling of links among them; only what a person did to the
/// words counts.
///
/// A root that has replies is not deleted but becomes a tombstone, and Slack says that it changed.
final class SlackAmendments {
    private static final String TOMBSTONE = "tombstone";

    private final Supplier<String> bot;
    private final People people;

    /// @param bot our own user id where an event does not tell it; may give an empty string
    /// @param people what people are called, as far as that is known already
    SlackAmendments(Supplier<String> bot, People people) {
        this.bot = bot;
        this.people = people;
    }

    /// A message has changed.
    Optional<Arrival> changed(EventsApiPayload<MessageChangedEvent> envelope) {
        var event = envelope.getEvent();
        var message = event.getMessage();
        var to = SlackReceiver.of(envelope, bot);
        if (message == null || message.getTs() == null || to.workspace().isBlank()) {
            return Optional.empty();
        }
        if (TOMBSTONE.equals(message.getSubtype())) {
            return deleted(to, event.getChannel(), message.getTs());
        }
        var by = message.getEdited();
        var user = message.getUser();
        if (by == null || by.getTs() == null || user == null || !user.equals(by.getUser())) {
            return Optional.empty();
        }
        if (isOurs(message.getBotId(), user, to)) {
            return Optional.empty();
        }
        return Optional.of(
                new Arrival.Edited(
                        SlackTokens.tenant(to.workspace()),
                        SlackTurns.identity(event.getChannel(), message.getTs()),
                        user,
                        readable(message, to),
                        SlackTurns.instant(by.getTs())));
    }

    /// A message is gone.
    Optional<Arrival> deleted(EventsApiPayload<MessageDeletedEvent> envelope) {
        var event = envelope.getEvent();
        var previous = event.getPreviousMessage();
        var to = SlackReceiver.of(envelope, bot);
        boolean ours = previous != null && isOurs(previous.getBotId(), previous.getUser(), to);
        return ours || event.getDeletedTs() == null || to.workspace().isBlank()
                ? Optional.empty()
                : deleted(to, event.getChannel(), event.getDeletedTs());
    }

    private static Optional<Arrival> deleted(SlackReceiver to, String channel, String ts) {
        return Optional.of(
                new Arrival.Deleted(
                        SlackTokens.tenant(to.workspace()), SlackTurns.identity(channel, ts)));
    }

    /// What a bot said is no question to us, and what we said ourselves least of all.
    private static boolean isOurs(@Nullable String botId, @Nullable String user, SlackReceiver to) {
        return (botId != null && !botId.isEmpty()) || to.us().equals(user);
    }

    private String readable(MessageChangedEvent.Message message, SlackReceiver to) {
        return SlackText.readable(
                Objects.requireNonNullElse(message.getText(), ""),
                SlackTurns.attached(message.getAttachments()),
                to.us(),
                id -> people.known(to.workspace(), id).map(person -> person.name()).orElse(id));
    }
}
