package dev.kotae.slack.reply;

import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.api.SlackPlace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;

/// What is to be brought, where, and in whose language: what every surface needs.
///
/// @param api how Slack is called
/// @param clock bounds the patience with Slack
/// @param place where the answer goes
/// @param turn the turn's id, which the post bears as metadata
/// @param reader the language of the post's own words
/// @param posted told the post's name
public record Errand(
        SlackApi api,
        InstantSource clock,
        SlackPlace place,
        String turn,
        Locale reader,
        Consumer<PostName> posted) {
    /// How long a turn waits for Slack to take its end: long enough for one `Retry-After` of the
    /// usual length, short enough for the lane behind it.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Until when to try.
    Instant deadline() {
        return clock.instant().plus(PATIENCE);
    }

    /// What marks a message as the answer to the turn.
    String metadata() {
        return "{\"event_type\":\"kotae_answer\",\"event_payload\":{\"turn\":\"" + turn + "\"}}";
    }
}
