package dev.kotae.slack.manifest;

/// An event that we subscribe to, and why.
public enum Event {
    APP_MENTION("app_mention", "Somebody mentions the app."),
    MESSAGE_CHANNELS(
            "message.channels",
            "What is said in a thread that it was called into; edits and deletions of questions."),
    MESSAGE_GROUPS("message.groups", "The same in private channels."),
    MESSAGE_MPIM("message.mpim", "The same in direct messages of several people."),
    MESSAGE_IM("message.im", "Somebody writes to it directly."),
    APP_HOME_OPENED("app_home_opened", "Somebody opens its Home or Messages tab."),
    APP_CONTEXT_CHANGED("app_context_changed", "What somebody looks at beside the conversation."),
    AGENT_SESSION_STOPPED("agent_session_stopped", "Somebody presses Stop."),
    AGENT_SESSION_TITLE_CHANGED(
            "agent_session_title_changed",
            "Somebody gives a conversation a title, which is left as it is."),
    ASSISTANT_THREAD_STARTED("assistant_thread_started", "Somebody opens the assistant's pane."),
    ASSISTANT_THREAD_CONTEXT_CHANGED(
            "assistant_thread_context_changed", "What somebody looks at beside the pane."),
    REACTION_ADDED(
            "reaction_added",
            "A thumb judges an answer, a cross stops it, a check mark keeps it, a mute silences it."),
    REACTION_REMOVED("reaction_removed", "The same, taken back."),
    APP_UNINSTALLED(
            "app_uninstalled",
            "The workspace does not want the app any more: its tokens are erased."),
    TOKENS_REVOKED("tokens_revoked", "Its token is not valid any more.");

    private final String wireName;
    private final String why;

    Event(String wireName, String why) {
        this.wireName = wireName;
        this.why = why;
    }

    /// As Slack writes it in a subscription.
    public String wireName() {
        return wireName;
    }

    /// What we do with it, for whoever reviews the manifest.
    String why() {
        return why;
    }
}
