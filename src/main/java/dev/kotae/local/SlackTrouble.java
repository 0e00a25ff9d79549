package dev.kotae.local;

import java.time.Duration;
import java.util.Optional;

/// What the stand-in for Slack is to do wrong with one call, as the real service sometimes does.
public sealed interface SlackTrouble {
    /// Too many requests: 429, nothing is done.
    ///
    /// @param retryAfter what `Retry-After` says, in whole seconds, at least one
    record Throttled(Duration retryAfter) implements SlackTrouble {}

    /// `"ok":false`, nothing is done.
    ///
    /// @param error Slack's code, such as `msg_too_long` or `token_revoked`
    record Refused(String error) implements SlackTrouble {}

    /// A server error.
    ///
    /// @param status 500 to 599
    /// @param done whether the call was carried out all the same
    record Failed(int status, boolean done) implements SlackTrouble {}

    /// The call is carried out, slowly: with a long silence the caller has given up by then.
    ///
    /// @param before how long until it is carried out
    /// @param after how long from then until the answer
    record Slow(Duration before, Duration after) implements SlackTrouble {}

    /// Decides about each call. Called from many threads.
    @FunctionalInterface
    interface Script {
        /// All goes well.
        Script NONE = method -> Optional.empty();

        /// What goes wrong with the next call.
        ///
        /// @param method such as `chat.postMessage`, or `response_url` for a post to one
        Optional<SlackTrouble> next(String method);
    }
}
