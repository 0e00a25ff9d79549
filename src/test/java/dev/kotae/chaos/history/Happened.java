package dev.kotae.chaos.history;

import java.util.List;

/// One thing that was seen from outside: by whoever asks, by Slack, by Bedrock, by whoever kills.
///
/// Questions and lanes are named by canary words (see [Script]); a lane is a place in Slack,
/// written `channel/thread`. Times are nanoseconds since the beginning of the history; two things
/// that happened one after the other have rising ones.
public sealed interface Happened {
    long at();

    /// Somebody said something that is to be answered.
    ///
    /// @param question its canary
    /// @param asker who
    /// @param lane where
    /// @param canary the lane's canary
    /// @param ts the message's own time, as Slack writes it
    record Asked(long at, String question, String asker, String lane, String canary, String ts)
            implements Happened {}

    /// Slack begins to deliver an event of a question.
    ///
    /// @param delivery names this one delivery
    record Delivering(long at, String question, long delivery) implements Happened {}

    /// A delivery has ended.
    ///
    /// @param status as Slack saw it, or 0 where it saw no answer
    record Delivered(long at, String question, long delivery, int status) implements Happened {}

    /// A post of the bot came to stand or changed.
    ///
    /// @param post names it
    /// @param how by what
    /// @param text the whole of what a reader sees now
    /// @param open whether Slack thinks that more is being written
    /// @param turn the id of the turn that its metadata names, or empty
    record Shown(long at, String post, String lane, How how, String text, boolean open, String turn)
            implements Happened {}

    /// What made a post as it is.
    enum How {
        POSTED,
        STREAM_STARTED,
        APPENDED,
        STREAM_STOPPED,
        UPDATED
    }

    /// The bot said something to one person beside the conversation.
    record Whispered(long at, String lane, String to, String text) implements Happened {}

    /// A post of the bot went away.
    record Removed(long at, String post) implements Happened {}

    /// The line that says what is being done; empty when nothing is.
    record Status(long at, String lane, String text) implements Happened {}

    /// Slack was asked to show a whole answer, whether or not it then did. The answer has been
    /// recorded by then, so nobody may pay for another.
    ///
    /// @param text at least its canaries
    record Ending(long at, String text) implements Happened {}

    /// The model was asked.
    ///
    /// @param call names the call
    /// @param questions the canaries of what was asked last; several where a burst was merged
    /// @param prompt all canaries of the request
    record Called(long at, long call, List<String> questions, String prompt) implements Happened {
        public Called {
            questions = List.copyOf(questions);
        }
    }

    /// The model's answer has ended.
    ///
    /// @param whole whether it was an answer, and reached its end
    record CallEnded(long at, long call, boolean whole) implements Happened {}

    /// The store says that these questions were made one turn; whoever asked them is owed one
    /// answer or one apology.
    ///
    /// @param questions two or more
    record Merged(long at, List<String> questions) implements Happened {
        public Merged {
            questions = List.copyOf(questions);
        }
    }

    /// A process was killed or stopped, or lost its store: whatever it had not recorded may have to
    /// be done again.
    record Disturbed(long at, String what) implements Happened {
        /// A process that was stopped goes on.
        public static final String GOES_ON = "goes on";
    }
}
