package dev.kotae.slack.api;

/// Where something is said.
///
/// @param workspace `team_id`
/// @param channel channel or direct-message id; empty for what concerns the whole workspace
/// @param thread the root's `ts`; empty outside of threads
public record SlackPlace(String workspace, String channel, String thread) {
    /// The workspace as a whole.
    public static SlackPlace anywhereIn(String workspace) {
        return new SlackPlace(workspace, "", "");
    }
}
