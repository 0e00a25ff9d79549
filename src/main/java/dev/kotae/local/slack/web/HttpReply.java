package dev.kotae.local.slack.web;

import java.time.Duration;

/// What goes back to a caller.
///
/// @param status the HTTP status
/// @param retryAfter how long to wait before the next call, zero where there is nothing to wait for
public record HttpReply(int status, String body, Duration retryAfter) {
    @Override
    public String toString() {
        return "reply:" + status;
    }
}
