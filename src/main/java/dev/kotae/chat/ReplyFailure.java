package dev.kotae.chat;

/// The platform did not take a post.
public final class ReplyFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean worthRepeating;

    /// @param what what was attempted and what the platform said to it: its error code, never text
    ///   or a token
    /// @param worthRepeating whether the same attempt may succeed later (a rate limit, an outage),
    ///   as against never (the channel is gone, the token was revoked)
    public ReplyFailure(String what, boolean worthRepeating, Throwable cause) {
        super(what, cause);
        this.worthRepeating = worthRepeating;
    }

    /// Like the other, where the platform answered and nothing was thrown.
    public ReplyFailure(String what, boolean worthRepeating) {
        super(what);
        this.worthRepeating = worthRepeating;
    }

    /// Whether the same attempt may succeed later.
    public boolean worthRepeating() {
        return worthRepeating;
    }
}
