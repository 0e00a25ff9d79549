package dev.kotae.chat;

import java.time.Duration;

/// The platform did not take a post.
public final class ReplyFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean worthRepeating;
    private final Duration pause;

    /// @param what what was attempted and what the platform said to it: its error code, never text
    ///   or a token
    /// @param worthRepeating whether the same attempt may succeed later (a rate limit, an outage),
    ///   as against never (the channel is gone, the token was revoked)
    /// @param pause how long the platform wants to hear nothing; zero where it did not say
    public ReplyFailure(String what, boolean worthRepeating, Duration pause, Throwable cause) {
        super(what, cause);
        this.worthRepeating = worthRepeating;
        this.pause = pause;
    }

    /// Like the other, where the platform answered and nothing was thrown.
    public ReplyFailure(String what, boolean worthRepeating) {
        super(what);
        this.worthRepeating = worthRepeating;
        this.pause = Duration.ZERO;
    }

    /// Whether the same attempt may succeed later.
    public boolean worthRepeating() {
        return worthRepeating;
    }

    /// How long to wait at least before the same attempt is worth it.
    public Duration pause() {
        return pause;
    }
}
