package dev.kotae.local.slack;

/// What Slack answers with `"ok":false`.
public final class SlackError extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param code Slack's own word for it, such as `channel_not_found`
    public SlackError(String code) {
        super(code);
    }

    /// Like the other, where something else was thrown first.
    public SlackError(String code, Throwable cause) {
        super(code, cause);
    }

    /// Slack's own word for it.
    public String code() {
        return String.valueOf(getMessage());
    }
}
