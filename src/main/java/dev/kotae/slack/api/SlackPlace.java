package dev.kotae.slack.api;

import java.util.regex.Pattern;

/// Where something is said.
///
/// @param workspace `team_id`
/// @param channel channel or direct-message id; empty for what concerns the whole workspace
/// @param thread the root's `ts`; empty outside of threads
public record SlackPlace(String workspace, String channel, String thread) {
    private static final Pattern TIMESTAMP = Pattern.compile("\\d+\\.\\d+");

    /// The workspace as a whole.
    public static SlackPlace anywhereIn(String workspace) {
        return new SlackPlace(workspace, "", "");
    }

    /// The channel around it.
    public SlackPlace room() {
        return new SlackPlace(workspace, channel, "");
    }

    /// Whether it is a thread of Slack's. A conversation by commands bears a name that is none.
    public boolean isThread() {
        return TIMESTAMP.matcher(thread).matches();
    }
}
