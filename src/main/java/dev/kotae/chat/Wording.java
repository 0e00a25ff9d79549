package dev.kotae.chat;

import java.util.Locale;

/// All that Kotae itself says in a chat. The words stand in `phrases.properties` (English) and
/// `phrases_ja.properties`.
public enum Wording {
    /// While passages are looked for.
    STATUS_SEARCHING,
    /// {0} passages were found and are read.
    STATUS_READING,
    /// The model {0} is asked.
    STATUS_ASKING,
    /// The model thinks before it writes.
    STATUS_THINKING,

    /// Tier chosen: quick, because the question is short and simple.
    REASON_SHORT,
    /// Tier chosen: quick, because it is a greeting or thanks.
    REASON_SMALL_TALK,
    /// Tier chosen: balanced, because nothing speaks for another.
    REASON_ORDINARY,
    /// The question asks to weigh, design, prove or find causes.
    REASON_REASONING,
    /// The question has several parts or steps.
    REASON_SEVERAL_PARTS,
    /// The question carries code, a log or a table.
    REASON_CODE,
    /// The question is long.
    REASON_LONG,
    /// The asker named this model or asked to think hard.
    REASON_ASKED_FOR,
    /// The conversation has been on this tier.
    REASON_CONVERSATION,

    /// The answer was cut at its length limit.
    NOTE_CUT,
    /// The base {0} could not be asked.
    NOTE_BASE_SILENT,
    /// The files {0} were not read.
    NOTE_FILES_UNREAD,

    /// The models are too busy; {0} is the turn.
    APOLOGY_BUSY,
    /// The model did not end its answer; {0} is the turn.
    APOLOGY_INTERRUPTED,
    /// The model refused because of settings or access; {0} is the turn.
    APOLOGY_SETTINGS,
    /// Something of ours broke; {0} is the turn.
    APOLOGY_INTERNAL,
    /// The question is longer than the model can read; {0} is the turn.
    APOLOGY_TOO_LONG,
    /// There was no question in it.
    APOLOGY_EMPTY,
    /// The question could not be kept.
    NOT_KEPT,

    /// The footer's line: model {0}, reason {1}, seconds {2}, cost {3}.
    FOOTER,
    /// In the footer, in place of an amount.
    COST_UNKNOWN,
    /// Above the list of sources.
    SOURCES,
    /// At the end of every answer.
    DISCLAIMER,
    /// While a command's answer is being made.
    COMMAND_WORKING,
    /// The command {0} came without a question.
    COMMAND_USAGE,
    /// With the command {0} somebody stopped the answer to an earlier one.
    COMMAND_STOPPED,
    /// Below what may stand already, because nobody knows whether it was posted before.
    REPEATED,
    /// To the owner: workspace {0} does not accept our token any more, with Slack's code {1}.
    OWNER_TOKEN_LOST;

    /// The key in the bundles.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
