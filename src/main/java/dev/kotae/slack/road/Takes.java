package dev.kotae.slack.road;

import dev.kotae.slack.api.SlackJson;

/// Takes what came through a socket, as it would have come by HTTP.
public interface Takes {
    /// Keeps it safe. Blocks until it is.
    ///
    /// @param type `events_api`, `slash_commands` or `interactive`
    /// @param payload what the body of an HTTP request would have held
    /// @return what is answered at once, as JSON or plain text; empty for nothing
    /// @throws Exception when it is not safe, so that Slack has to send it again
    String take(String type, SlackJson payload) throws Exception;
}
