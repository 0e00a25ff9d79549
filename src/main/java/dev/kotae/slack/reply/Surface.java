package dev.kotae.slack.reply;

import dev.kotae.chat.Answer;
import java.time.Duration;

/// What Slack offers for one reply. [#show] is called on one thread and has ended before [#finish]
/// or its kin begins; none is called by two threads at once.
sealed interface Surface permits Streamed, Posted, Whispered {
    /// Shows more text, already harmless. Never fails: what cannot be shown now is shown by
    /// [#finish], which has the whole.
    ///
    /// @return zero when the text was taken; else it was not, and how long until it (and what has
    ///   come since) may be offered again
    Duration show(String more);

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
}
