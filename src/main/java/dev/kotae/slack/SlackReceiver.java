package dev.kotae.slack;

import com.slack.api.app_backend.events.payload.Authorization;
import com.slack.api.app_backend.events.payload.EventsApiPayload;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// To whom of us an event was sent.
///
/// @param us our own user id, or empty where it is not known
/// @param workspace the one that we are installed in, which in a shared channel may be another than
///   the one that the envelope names first; or empty
/// @param organisation the one that installed us as a whole, or empty
/// @param shared whether it happened where people of other organisations are
record SlackReceiver(String us, String workspace, String organisation, boolean shared) {
    /// @param bot our own user id where an event does not tell it; may give an empty string
    static SlackReceiver of(EventsApiPayload<?> envelope, Supplier<String> bot) {
        var authorization = authorization(envelope);
        return new SlackReceiver(
                authorization
                        .filter(by -> Boolean.TRUE.equals(by.getIsBot()))
                        .map(Authorization::getUserId)
                        .orElseGet(bot),
                authorization
                        .map(Authorization::getTeamId)
                        .orElseGet(() -> Objects.requireNonNullElse(envelope.getTeamId(), "")),
                authorization
                        .filter(by -> Boolean.TRUE.equals(by.getIsEnterpriseInstall()))
                        .map(Authorization::getEnterpriseId)
                        .orElse(""),
                envelope.isExtSharedChannel());
    }

    private static Optional<Authorization> authorization(EventsApiPayload<?> envelope) {
        return Optional.ofNullable(envelope.getAuthorizations()).stream()
                .flatMap(List::stream)
                .findFirst();
    }
}
