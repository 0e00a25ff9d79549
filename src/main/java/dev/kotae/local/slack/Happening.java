package dev.kotae.local.slack;

import java.util.List;
import java.util.Map;

/// Something that changed in the workspace, told in the order in which it happened.
public sealed interface Happening {
    /// A message appeared.
    record Posted(Post post) implements Happening {}

    /// A message was rewritten, ended its stream or got a reaction.
    record Changed(Post before, Post after) implements Happening {}

    /// A stream brought more.
    ///
    /// @param post the message with it
    /// @param more the Markdown that was added, perhaps empty when only blocks were
    record Appended(Post post, String more) implements Happening {}

    /// A message went away.
    record Removed(Post post) implements Happening {}

    /// The bot says what it is doing.
    ///
    /// @param thread the `ts` that it stands below
    /// @param text what people see of it, or empty when it has ended
    record Doing(String channel, String thread, String text) implements Happening {}

    /// The bot suggests questions.
    record Suggested(String channel, List<Suggestion> suggestions) implements Happening {}

    /// A question to choose.
    ///
    /// @param title what is shown
    /// @param message what is asked
    record Suggestion(String title, String message) {}

    /// What is shown besides messages.
    sealed interface Staged extends Happening {}

    /// An agent session began or changed.
    record InSession(Sessions.Session session) implements Staged {}

    /// The modals before somebody changed, or something is wrong with what was entered.
    ///
    /// @param stack the lowest first; empty where all are closed
    /// @param errors what is wrong by the block's id; under an empty id with all of it
    record Modals(String user, List<View> stack, Map<String, String> errors) implements Staged {
        public Modals {
            stack = List.copyOf(stack);
            errors = Map.copyOf(errors);
        }
    }

    /// Somebody's Home tab changed.
    record Home(View view) implements Staged {}
}
