package dev.kotae.slack.api;

/// The Web API methods that we call, with the pace that Slack allows each of them: 20, 50 and 100 a
/// minute for tiers 2, 3 and 4 (docs.slack.dev, "Rate limits", read September 2026). We stay a
/// tenth below, since Slack's minute and ours do not begin together.
public enum SlackMethod {
    AUTH_TEST("auth.test", 60, 60, false, true),
    USERS_INFO("users.info", 90, 90, false, true),
    CONVERSATIONS_INFO("conversations.info", 45, 45, false, true),
    CONVERSATIONS_REPLIES("conversations.replies", 45, 45, false, true),
    CONVERSATIONS_HISTORY("conversations.history", 45, 45, false, true),
    SET_STATUS("assistant.threads.setStatus", 60, 20, true, true),
    START_STREAM("chat.startStream", 18, 18, false, false),
    APPEND_STREAM("chat.appendStream", 90, 90, false, false),
    STOP_STREAM("chat.stopStream", 18, 18, false, true),
    /// One a second in a channel.
    POST_MESSAGE("chat.postMessage", 60, 1, true, false),
    UPDATE("chat.update", 45, 45, false, true),
    DELETE("chat.delete", 45, 45, false, true),
    POST_EPHEMERAL("chat.postEphemeral", 90, 90, false, false),
    VIEWS_OPEN("views.open", 90, 90, false, false),
    VIEWS_PUBLISH("views.publish", 90, 90, false, true),
    SUGGEST("assistant.threads.setSuggestedPrompts", 45, 45, false, true),
    SET_TITLE("assistant.threads.setTitle", 45, 45, false, true),
    RENAME_SESSION("agents.sessions.rename", 45, 45, false, true);

    private final String wireName;
    private final int perMinute;
    private final int burst;
    private final boolean perChannel;
    private final boolean repeatable;

    SlackMethod(String wireName, int perMinute, int burst, boolean perChannel, boolean repeatable) {
        this.wireName = wireName;
        this.perMinute = perMinute;
        this.burst = burst;
        this.perChannel = perChannel;
        this.repeatable = repeatable;
    }

    /// The name in the URL.
    public String wireName() {
        return wireName;
    }

    /// Sustained calls a minute.
    int perMinute() {
        return perMinute;
    }

    /// Calls at once after a rest.
    int burst() {
        return burst;
    }

    /// Whether each channel has the pace for itself, as against the workspace.
    boolean perChannel() {
        return perChannel;
    }

    /// Whether calling twice does no more than calling once.
    boolean repeatable() {
        return repeatable;
    }
}
