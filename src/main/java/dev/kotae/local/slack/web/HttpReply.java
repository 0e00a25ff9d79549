package dev.kotae.local.slack.web;

import dev.kotae.local.slack.Json;
import java.time.Duration;

/// What goes back to a caller.
///
/// @param status the HTTP status
/// @param retryAfter how long to wait before the next call, zero where there is nothing to wait for
/// @param scopes what the token may do, as `x-oauth-scopes` says it; empty where it says nothing
public record HttpReply(int status, String body, Duration retryAfter, String scopes) {
    /// Without a word about scopes.
    public HttpReply(int status, String body, Duration retryAfter) {
        this(status, body, retryAfter, "");
    }

    /// Slack's error code; empty where all went well or there is none.
    public String error() {
        return body.startsWith("{") ? Json.parse(body, "").path("error").asString("") : "";
    }

    @Override
    public String toString() {
        return "reply:" + status;
    }
}
