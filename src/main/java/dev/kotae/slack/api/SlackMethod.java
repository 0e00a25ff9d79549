package dev.kotae.slack.api;

import java.time.Duration;

/// The Web API methods that we call, with the pace that Slack allows each of them: 20, 50 and 100 a
/// minute for tiers 2, 3 and 4 (docs.slack.dev, "Rate limits", read September 2026). We stay a
/// tenth below, since Slack's minute and ours do not begin together.
public enum SlackMethod {
    AUTH_TEST("auth.test", 60, 60, false, true),
    USERS_INFO("users.info", 90, 90, false, true),
    USERS_LIST("users.list", 18, 18, false, true),
    CONVERSATIONS_INFO("conversations.info", 45, 45, false, true),
    CONVERSATIONS_MEMBERS("conversations.members", 90, 90, false, true),
    USERGROUPS_USERS("usergroups.users.list", 18, 18, false, true),
    CONVERSATIONS_REPLIES("conversations.replies", 45, 45, false, true),
    CONVERSATIONS_HISTORY("conversations.history", 45, 45, false, true),
    FILES_INFO("files.info", 90, 90, false, true),
    SET_STATUS("assistant.threads.setStatus", 60, 20, true, true, 5),
    /// Not in the list of tiers; taken to be tier 3, as others have seen it.
    SESSION_STATUS("agents.sessions.setStatus", 45, 45, false, true, 10),
    /// Together with [#STOP_STREAM]: each stream that is begun has to be ended.
    START_STREAM("chat.startStream", 18, 18, false, false),
    APPEND_STREAM("chat.appendStream", 90, 90, false, false, 70),
    STOP_STREAM("chat.stopStream", 19, 19, false, true),
    /// One a second in a channel.
    POST_MESSAGE("chat.postMessage", 60, 1, true, false),
    UPDATE("chat.update", 45, 45, false, true, 15),
    DELETE("chat.delete", 45, 45, false, true),
    POST_EPHEMERAL("chat.postEphemeral", 90, 90, false, false),
    /// "Several hundred" a minute.
    PERMALINK("chat.getPermalink", 100, 100, false, true),
    VIEWS_OPEN("views.open", 90, 90, false, false),
    VIEWS_UPDATE("views.update", 90, 90, false, true),
    VIEWS_PUBLISH("views.publish", 90, 90, false, true),
    SUGGEST("assistant.threads.setSuggestedPrompts", 45, 45, false, true),
    SET_TITLE("assistant.threads.setTitle", 45, 45, false, true),
    RENAME_SESSION("agents.sessions.rename", 45, 45, false, true);

    /// "Several hundred" messages a minute in a workspace (docs.slack.dev, "Rate limits").
    private static final int POSTS_IN_WORKSPACE = 240;

    private final String wireName;
    private final int perMinute;
    private final int burst;
    private final boolean perChannel;
    private final boolean repeatable;
    private final int leisurely;

    SlackMethod(String wireName, int perMinute, int burst, boolean perChannel, boolean repeatable) {
        this(wireName, perMinute, burst, perChannel, repeatable, 0);
    }

    SlackMethod(
            String wireName,
            int perMinute,
            int burst,
            boolean perChannel,
            boolean repeatable,
            int leisurely) {
        this.wireName = wireName;
        this.perMinute = perMinute;
        this.burst = burst;
        this.perChannel = perChannel;
        this.repeatable = repeatable;
        this.leisurely = leisurely;
    }

    /// The name in the URL.
    public String wireName() {
        return wireName;
    }

    /// Calls at once after a rest, and at most in each [#window].
    int burst() {
        return burst;
    }

    /// The time that a burst has to last.
    Duration window() {
        return Duration.ofMinutes(1).multipliedBy(burst).dividedBy(perMinute);
    }

    /// How many of a burst may be called for the eye alone; 0 where no difference is made.
    int leisurely() {
        return leisurely;
    }

    /// How many a minute the workspace may call where each channel has a pace for itself; 0 where
    /// that is no matter.
    int perWorkspace() {
        return this == POST_MESSAGE ? POSTS_IN_WORKSPACE : 0;
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
