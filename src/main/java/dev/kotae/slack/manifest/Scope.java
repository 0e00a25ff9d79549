package dev.kotae.slack.manifest;

/// A right that we ask a workspace for, and why.
public enum Scope {
    APP_MENTIONS_READ("app_mentions:read", "Hear when somebody mentions the app."),
    ASSISTANT_WRITE(
            "assistant:write", "Offer questions in the agent view, and name its conversations."),
    CHANNELS_HISTORY(
            "channels:history",
            "Follow the threads that it was called into, in public channels where it is a member,"
                    + " and find its own post there again after a crash."),
    CHANNELS_READ(
            "channels:read",
            "Know what the channel of a question is called, and who will read the answer there."),
    CHAT_WRITE("chat:write", "Answer, stream the answer, say what is being done."),
    COMMANDS("commands", "Offer slash commands and shortcuts."),
    FILES_READ("files:read", "Read the images and documents that a question comes with."),
    GROUPS_HISTORY(
            "groups:history",
            "The same as channels:history, in private channels where it is a member."),
    GROUPS_READ(
            "groups:read", "The same as channels:read, in private channels where it is a member."),
    IM_HISTORY(
            "im:history",
            "Receive direct messages to the app, and find its own post in one again after a crash."),
    MPIM_HISTORY(
            "mpim:history",
            "The same as channels:history, in direct messages of several people where it is a"
                    + " member."),
    MPIM_READ(
            "mpim:read",
            "The same as channels:read, in direct messages of several people where it is a"
                    + " member."),
    REACTIONS_READ("reactions:read", "See the emoji under its answers."),
    USERGROUPS_READ(
            "usergroups:read",
            "Know who is in the user groups that may read some of the documents."),
    USERS_READ(
            "users:read",
            "Know the asker's name, language and time zone, and who is a guest or from outside.");

    private final String wireName;
    private final String why;

    Scope(String wireName, String why) {
        this.wireName = wireName;
        this.why = why;
    }

    /// As Slack writes it.
    public String wireName() {
        return wireName;
    }

    /// What we do with it, for whoever reviews the manifest.
    String why() {
        return why;
    }
}
