package dev.kotae.slack.api;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What Slack answered to a call of [AppCalls].
///
/// @param body says whether it was done
/// @param scopes what the token may do, where Slack says it
/// @param at Slack's own time, to the second, where it says it
public record SlackAnswer(SlackJson body, Set<String> scopes, Optional<Instant> at) {
    public SlackAnswer {
        scopes = Set.copyOf(scopes);
    }

    /// Slack's error code; empty where it did what was asked.
    public String error() {
        return body.isTrue("ok") ? "" : body.firstText("error", "warning");
    }
}
