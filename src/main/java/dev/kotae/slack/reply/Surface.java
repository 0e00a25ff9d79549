package dev.kotae.slack.reply;

import dev.kotae.chat.Answer;
import java.time.Duration;

/// What Slack offers for one reply. [#show] is called on one thread and has ended before the others
/// begin; none is called by two threads at once.
sealed interface Surface permits Streamed, Posted, Whispered {
    /// Shows more. Never fails: what cannot be shown now is shown by [#finish], which has the
    /// whole.
    ///
    /// @return zero when it was taken; else it was not, and how long until it (and what has come
    ///   since) may be offered again
    Duration show(More more);

    /// Shows the whole answer in place of whatever is shown. May be called again.
    ///
    /// @throws dev.kotae.slack.api.SlackRefusal when Slack did not take it
    void finish(Answer answer);

    /// Shows only this in place of whatever is shown. May be called again.
    ///
    /// @throws dev.kotae.slack.api.SlackRefusal when Slack did not take it
    void fail(String apology);

    /// Takes away whatever is shown. May be called again.
    ///
    /// @throws dev.kotae.slack.api.SlackRefusal when Slack did not take it
    void retract();

    /// Nothing more is shown: gives free what was set aside for it. May be called again.
    default void leave() {}
}
