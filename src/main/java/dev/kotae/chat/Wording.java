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
    /// Somebody stopped the answer here; its cost is an estimate.
    NOTE_STOPPED,

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
    /// Somebody stopped the answer before there was a word of it.
    STOPPED,
    /// The workspace's money for {0} is spent; from {1} on there is more; {2} is the turn.
    REFUSED_BUDGET_WORKSPACE,
    /// The channel's money for {0} is spent; from {1} on there is more; {2} is the turn.
    REFUSED_BUDGET_CHANNEL,
    /// The asker's money for {0} is spent; from {1} on there is more; {2} is the turn.
    REFUSED_BUDGET_PERSON,
    /// The workspace asked as often as it may {0}; from {1} on it may again; {2} is the turn.
    REFUSED_RATE_WORKSPACE,
    /// The channel asked as often as it may {0}; from {1} on it may again; {2} is the turn.
    REFUSED_RATE_CHANNEL,
    /// The asker asked as often as allowed {0}; from {1} on it may be; {2} is the turn.
    REFUSED_RATE_PERSON,
    /// In a refusal: the present minute.
    WINDOW_MINUTE,
    /// In a refusal: the present hour.
    WINDOW_HOUR,
    /// In a refusal: the present day.
    WINDOW_DAY,
    /// In a refusal: the present month.
    WINDOW_MONTH,
    /// To the owner: the turn {0} was not answered, with the code {1}; the asker knows.
    OWNER_DEAD,
    /// To the owner: the turn {0} was not answered, with the code {1}; the asker could not be told.
    OWNER_DEAD_UNTOLD,
    /// To the owner: {0} more turns were not answered, of which {1} askers could not be told; the
    /// last is {2}, with the code {3}.
    OWNER_DEAD_MORE,
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
    OWNER_TOKEN_LOST,

    /// Under the app's name in Slack, in 140 characters at most.
    APP_DESCRIPTION,
    /// What the command /ask does.
    COMMAND_ASK,
    /// What is written behind /ask.
    COMMAND_ASK_HINT,
    /// What the command /kotae does.
    COMMAND_KOTAE,
    /// What is written behind /kotae.
    COMMAND_KOTAE_HINT,
    /// A shortcut's name, in 24 characters at most: ask something.
    SHORTCUT_ASK,
    /// The same: ask about a message.
    SHORTCUT_ABOUT,
    /// The same: summarise a thread.
    SHORTCUT_SUMMARISE,
    /// The same: translate a message.
    SHORTCUT_TRANSLATE,
    /// A suggested question's title.
    PROMPT_FIND_TITLE,
    /// A suggested question.
    PROMPT_FIND,
    /// A suggested question's title.
    PROMPT_EXPLAIN_TITLE,
    /// A suggested question.
    PROMPT_EXPLAIN,
    /// A suggested question's title.
    PROMPT_DRAFT_TITLE,
    /// A suggested question.
    PROMPT_DRAFT,
    /// In the browser: the workspace or organisation {0} has installed the app.
    INSTALLED,
    /// In the browser: somebody pressed Cancel.
    INSTALL_CANCELLED,
    /// In the browser: too late, or not the browser that began.
    INSTALL_STALE,
    /// In the browser: not installed, with the code {0}.
    INSTALL_FAILED,
    /// In the browser: a link to the beginning.
    INSTALL_AGAIN;

    /// The key in the bundles.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
