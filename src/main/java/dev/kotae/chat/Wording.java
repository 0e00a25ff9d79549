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
    /// That an answer is being made, behind Kotae's name as a platform shows it.
    STATUS_BEHIND_NAME,

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
    /// The budget does not allow for a dearer model.
    REASON_BUDGET,
    /// The question was asked before in this conversation.
    REASON_REPEATED,
    /// A model was named a short while ago in this conversation.
    REASON_PINNED,
    /// What was chosen is not allowed here, or there is no money for it.
    REASON_POLICY,
    /// The settings say which, whatever is asked.
    REASON_FIXED,
    /// The settings say how many questions go to the deep model.
    REASON_SHARE,
    /// {0} per cent of the budget are used.
    REASON_THRIFT,
    /// The answer before was rated bad.
    REASON_DISLIKED,
    /// The prompt is too long for the model {0}.
    REASON_WINDOW,
    /// Files come with the question.
    REASON_FILES,
    /// The model {0} said that a better one should answer.
    REASON_ESCALATED,
    /// The model {0} began by saying that it cannot answer or does not know; nobody saw it.
    REASON_UNSURE,
    /// The model {0} had no room left before there was a word to show.
    REASON_NO_ROOM,
    /// A fact, a definition or a yes is asked for.
    REASON_FACT,
    /// Something is to be said in other words or in another language.
    REASON_REWORDING,
    /// A summary is asked for.
    REASON_SUMMARY,
    /// A text is to be written.
    REASON_TEXT,
    /// A short program or formula is to be written.
    REASON_SCRIPT,
    /// Things are to be compared.
    REASON_COMPARISON,
    /// Something is to be explained.
    REASON_EXPLANATION,
    /// The cause of a trouble is looked for.
    REASON_CAUSE,
    /// Something is to be designed, with its trade-offs.
    REASON_DESIGN,
    /// A proof, a puzzle or a hard calculation.
    REASON_PROOF,
    /// A plan is to be made under constraints.
    REASON_PLAN,
    /// A legal, financial or medical question, with its consequences.
    REASON_STAKES,
    /// What people said of answers here made the difference.
    REASON_LEARNED,
    /// Chosen by chance, one tier below what the question seems worth, to learn whether that does.
    REASON_TRIED,
    /// Below the reasons: the model {0}, which was not chosen, would have cost {1} for as many
    /// words.
    REASON_OTHER,

    /// The answer was cut at its length limit.
    NOTE_CUT,
    /// {0} could not answer, {1} did.
    NOTE_STEPPED_IN,
    /// {0} of the {1} sentences that claim something rest on the sources.
    NOTE_SUPPORTED,
    /// Behind a sentence that rests on none of the sources.
    UNSUPPORTED,
    /// In place of an answer: no sentence of it rested on the sources.
    NOTHING_SUPPORTED,
    /// Nothing that fits was found in {0}.
    NOTE_NOT_FOUND,
    /// Nothing that fits was found in {0}; {1} came nearest.
    NOTE_NOT_FOUND_NEAREST,
    /// Button: who answers for the documents shall be asked.
    FOOT_ASK_OWNER,
    /// To who answers for documents: {0} asks {1}, which is not in them.
    OWNER_QUESTION,
    /// To the asker: the question was passed on to {0}.
    OWNER_ASKED,
    /// To the asker: it could not be passed on to {0}.
    OWNER_NOT_REACHED,
    /// Only the asker can have the question passed on.
    OWNER_NOT_YOURS,
    /// The question is not kept any more, so it cannot be passed on.
    OWNER_GONE,
    /// The base {0} could not be asked.
    NOTE_BASE_SILENT,
    /// The latest of the thread was not read.
    NOTE_THREAD_UNREAD,
    /// The platform told nothing of the thread.
    NOTE_THREAD_UNTOLD,
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
    APOLOGY_CUT,
    APOLOGY_WITHHELD,
    /// The model did not take what it was given, files among it; {0} is the turn.
    APOLOGY_FILES,
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
    /// To one person: {0} percent of the budget of {1} are used, which is renewed at {2}.
    BUDGET_PERSON,
    /// The same to the owner about the channel {3}.
    BUDGET_CHANNEL,
    /// The same to the owner about the workspace {3}.
    BUDGET_WORKSPACE,
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
    COST_AT_LEAST,
    /// Above the list of sources.
    SOURCES,
    /// At the end of every answer.
    DISCLAIMER,

    /// Beside a thumb that points up.
    FOOT_GOOD,
    /// Beside a thumb that points down.
    FOOT_BAD,
    /// Button: the model {0} shall answer.
    FOOT_DEEPER,
    /// Button: how the answer came about.
    FOOT_WHY,
    /// Button: the answer shall be written anew.
    FOOT_AGAIN,
    /// Button: everybody in the channel shall see the answer.
    FOOT_SHARE,
    /// Above an answer that {0} shares, to the question {1}.
    SHARE_ASKED,
    /// The answer that was to be shared is not kept any more.
    SHARE_GONE,
    /// People of other companies are in the channel, so the answer is not shared.
    SHARE_OUTSIDERS,
    /// Nobody knows who is in the channel; a button shares the answer all the same.
    SHARE_UNSURE,
    /// A click could not be kept.
    CLICK_NOT_KEPT,
    /// Button of a modal: send.
    MODAL_SEND,
    /// Button of a modal: save.
    MODAL_SAVE,
    /// Button of a modal: close.
    MODAL_CLOSE,
    /// Button of a modal: leave it.
    MODAL_CANCEL,
    /// In a modal, until it can show what it is for.
    MODAL_WAIT,
    /// Title of the modal about an answer.
    WHY_TITLE,
    /// The model {0} answered, for the reasons {1}.
    WHY_MODEL,
    /// It was given {0} passages.
    WHY_PASSAGES,
    /// Above the sources that it named.
    WHY_SOURCES,
    /// It named none of them.
    WHY_NO_SOURCES,
    /// It was given no passages.
    WHY_NO_PASSAGES,
    /// It took {0} seconds and {1}, read {2} and wrote {3} tokens.
    WHY_SPENT,
    /// Below what an answer cost, where there were several requests: the model {0}, asked for {1},
    /// cost {2}.
    WHY_CALL,
    /// What a request was for: a quick answer.
    ROAD_QUICK,
    /// An ordinary answer.
    ROAD_BALANCED,
    /// A deep answer.
    ROAD_DEEP,
    /// The words of a search.
    ROAD_SEARCH,
    /// Minutes of a long conversation.
    ROAD_MINUTES,
    /// Whether sentences rest on the documents.
    ROAD_JUDGE,
    /// What was found, in a better order.
    ROAD_RERANK,
    /// What a question means, to search by.
    ROAD_EMBED,
    /// The turn is {0}.
    WHY_TURN,
    /// The answer is not kept any more.
    WHY_GONE,
    /// Title of the modal about what went wrong.
    WRONG_TITLE,
    /// Above what can be ticked there.
    WRONG_FAULTS,
    /// Above the field for words there.
    WRONG_WORDS,
    /// Who reads it.
    WRONG_READ_BY,
    /// A fault of an answer: it is not true.
    FAULT_WRONG,
    /// A fault of an answer: documents say otherwise, or nothing.
    FAULT_UNSUPPORTED,
    /// A fault of an answer: something is missing.
    FAULT_INCOMPLETE,
    /// A fault of an answer: it answers something else.
    FAULT_BESIDE_THE_POINT,
    /// A fault of an answer: it is hard to read.
    FAULT_HARD_TO_READ,
    /// Title of the modal in which a question is typed.
    ASK_TITLE,
    /// Above the field for the question.
    ASK_QUESTION,
    /// Above the choice of the place of the answer.
    ASK_WHERE,
    /// Who sees the answer.
    ASK_PRIVATE,
    /// Button: ask.
    ASK_SEND,
    /// Title of the modal about a message.
    ABOUT_TITLE,
    /// Of a message that is asked about only the beginning is quoted.
    ABOUT_CUT,
    /// As a question about a message.
    TASK_EXPLAIN,
    /// As a question, above a quotation: translate it into {0}, or into {1} where it is in {0}
    /// already.
    TASK_TRANSLATE,
    /// As a question: summarise the thread.
    TASK_SUMMARY,
    /// Above a message that is quoted in a question; {0} wrote it.
    TASK_QUOTED,
    /// A thread cannot be summarised, as we may not read it.
    SUMMARY_UNREAD,
    /// The same where people write directly to each other.
    SUMMARY_DIRECT,
    /// The same as Slack does not give it now.
    SUMMARY_BUSY,
    /// In place of a language: that of one's Slack.
    LANGUAGE_AUTO,
    /// In place of a model: by the question.
    MODEL_AUTO,
    /// The kind of model that is quick.
    MODEL_QUICK,
    /// The kind of model between.
    MODEL_BALANCED,
    /// The kind of model that thinks most.
    MODEL_DEEP,
    /// When to take part in a channel: as everywhere.
    LISTENING_DEFAULT,
    /// When to take part in a channel: never.
    LISTENING_OFF,
    /// When to take part in a channel: when mentioned.
    LISTENING_MENTION,
    /// When to take part in a channel: when mentioned, and then in the thread.
    LISTENING_THREAD,
    /// When to take part in a channel: the same, asking first.
    LISTENING_ASK_FIRST,
    /// On App Home: its headline.
    HOME_WELCOME,
    /// On App Home: how to use us.
    HOME_HOW,
    /// On App Home: headline above what one may choose.
    HOME_SETTINGS,
    /// On App Home: beside the languages.
    HOME_LANGUAGE,
    /// On App Home: beside the models.
    HOME_MODEL,
    /// On App Home: headline above what was used.
    HOME_USAGE,
    /// On App Home: headline above the channels.
    HOME_CHANNELS,
    /// On App Home: beside the channels.
    HOME_CHANNELS_HOW,
    /// On App Home: in place of a channel, where none is chosen yet.
    HOME_CHANNELS_CHOOSE,
    /// On App Home: headline above what is remembered.
    HOME_PRIVACY,
    /// On App Home: what is remembered.
    HOME_PRIVACY_HOW,
    /// This month the reader asked {0} questions, for {1}.
    USAGE_PERSON,
    /// This month the workspace asked {0} questions, for {1}.
    USAGE_WORKSPACE,
    /// Of them the model {0} answered {1}, for {2}.
    USAGE_MODEL,
    /// Title of the modal with a channel's settings.
    ROOM_TITLE,
    /// They are those of the channel {0}.
    ROOM_ABOUT,
    /// Above the times to take part.
    ROOM_LISTENING,
    /// Above the languages of answers.
    ROOM_LANGUAGE,
    /// In place of a language: that of the question.
    ROOM_LANGUAGE_AUTO,
    /// The reader may not change a channel's settings.
    ROOM_MAY_NOT,
    /// The reader may not mute us for a whole channel, nor end that.
    ROOM_MUTE_NOT,
    /// To a channel: {0} muted us in it.
    ROOM_MUTED,
    /// To a channel: {0} wanted us back.
    ROOM_UNMUTED,
    /// We are not in the channel, and cannot tell who may.
    ROOM_UNSEEN,
    /// At the end of App Home.
    HOME_DISCLAIMER,
    /// Button: forget me.
    FORGET_PERSON,
    /// Asked before somebody is forgotten.
    FORGET_PERSON_SURE,
    /// Button: forget this conversation.
    FORGET_CONVERSATION,
    /// Asked before a conversation is forgotten.
    FORGET_CONVERSATION_SURE,
    /// The same of the direct message with us, all of which is forgotten.
    FORGET_DIRECT_SURE,
    /// Somebody was forgotten.
    FORGOTTEN_PERSON,
    /// The same, where answers are kept that were found right.
    FORGOTTEN_BUT_REVIEWED,
    /// A conversation was forgotten.
    FORGOTTEN_CONVERSATION,
    /// What can be said behind /kotae.
    KOTAE_HELP,
    /// Behind /kotae stood {0}, which means nothing.
    KOTAE_UNKNOWN,
    /// A command's second word, {0}, is none of its choices; they follow.
    KOTAE_NO_CHOICE,
    /// The reader's model is {0}.
    KOTAE_MODEL,
    /// The reader's language is {0}.
    KOTAE_LANGUAGE,
    /// The channel is muted.
    KOTAE_MUTED,
    /// A direct message can be neither.
    KOTAE_MUTED_DIRECT,
    /// The channel is not muted any more.
    KOTAE_UNMUTED,
    /// What is to be forgotten?
    KOTAE_FORGET,
    /// Nothing was answered to the reader in this channel.
    KOTAE_NO_ANSWER,
    /// To somebody who begins a conversation.
    GREETING,
    /// Title of a suggested question about the channel {0}.
    PROMPT_CHANNEL_TITLE,
    /// The suggested question about the channel {0}.
    PROMPT_CHANNEL,

    /// A question was taken whose answer comes in a message of its own: stays above that.
    COMMAND_TAKEN,
    /// In the place of a private answer, while another is being made.
    COMMAND_WORKING,
    /// The command {0} came without a question.
    COMMAND_USAGE,
    /// With the command {0} somebody stopped the answer to an earlier one.
    COMMAND_STOPPED,
    /// Below what may stand already, because nobody knows whether it was posted before.
    REPEATED,
    /// To the owner: workspace {0} does not accept our token any more, with Slack's code {1}.
    OWNER_TOKEN_LOST,

    /// In place of an answer that cannot be taken away, as its question was.
    RETRACTED,
    /// To who thanked us, or nodded.
    COURTESY,
    /// To who wants to mute us where we answer nothing but what is said to us alone.
    UNMUTABLE,
    /// Why this model: somebody asked for a deeper answer.
    REASON_DEEPER,
    /// Somebody wants another answer, and the words of the question are not kept any more.
    APOLOGY_FORGOTTEN,

    /// Why this model: the asker or the channel prefers its kind.
    REASON_PREFERRED,
    /// The question waits behind another one.
    WAITING_IN_LINE,
    /// Somebody wanted us to keep out of the conversation.
    MUTED,
    /// Somebody wanted us to take part again.
    UNMUTED,
    /// We were called where we are switched off.
    SWITCHED_OFF,
    /// Asks whether we are to answer something that was not clearly said to us.
    OFFER,
    /// On the button that takes the offer.
    OFFER_YES,
    /// On the button that declines it.
    OFFER_NO,
    /// What was offered to be answered cannot be read any more.
    OFFER_GONE,
    /// In place of an answer, where other companies would see it.
    APOLOGY_OUTSIDERS,
    /// Somebody of another company asks, who is not answered.
    APOLOGY_OUTSIDER,
    /// To who found an answer right: shall it be kept for other questions?
    REVIEW,
    /// On the button of that: keep it.
    REVIEW_YES,
    /// It is kept.
    REVIEW_KEPT,
    /// To one person: alone, this person may read more about it.
    PRIVATELY,
    /// On the button of that: answer for these eyes only.
    PRIVATELY_YES,
    /// On a button: keep out of the thread.
    BUTTON_MUTE,
    /// On a button: take part in the thread again.
    BUTTON_UNMUTE,

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

    /// While files are read.
    STATUS_FILES,
    /// The files {0} were read.
    NOTE_FILES_READ,
    /// The files {0} from earlier in the conversation were read.
    NOTE_FILES_READ_EARLIER,
    /// The files {0} are of no kind that can be read.
    NOTE_FILES_KIND,
    /// The files {0} are not what their names say.
    NOTE_FILES_DAMAGED,
    /// The files {0} are too large.
    NOTE_FILES_SIZE,
    /// The files {0} are more than a model takes at once.
    NOTE_FILES_NUMBER,
    /// The files {0} are empty.
    NOTE_FILES_EMPTY,
    /// The files {0} are locked by a password.
    NOTE_FILES_LOCKED,
    /// The files {0} may not be read by us.
    NOTE_FILES_FORBIDDEN,
    /// The files {0} are gone.
    NOTE_FILES_GONE,
    /// The files {0} did not come in time.
    NOTE_FILES_SILENT,
    /// There was no room for the files {0} beside those of other questions.
    NOTE_FILES_BUSY,
    /// The pictures {0} cannot be seen by the model that was chosen.
    NOTE_FILES_BLIND,
    /// The files {0} cannot be read by the model that was chosen.
    NOTE_FILES_ILLITERATE,
    /// The files {0} are kept by somebody else than the platform.
    NOTE_FILES_ELSEWHERE,
    /// What is asked where somebody sends files without a word.
    ASKED_OF_FILES,

    /// In the browser: headline where the app was installed.
    INSTALLED_TITLE,
    /// In the browser: headline where it was not.
    NOT_INSTALLED_TITLE,
    /// In the browser: the workspace or organisation {0} has installed the app.
    INSTALLED,
    /// In the browser: somebody pressed Cancel.
    INSTALL_CANCELLED,
    /// In the browser: too late, or not the browser that began.
    INSTALL_STALE,
    /// In the browser: the settings do not name the workspace or organisation {0} with the id {1}.
    INSTALL_FORBIDDEN,
    /// In the browser: not installed, with the code {0}.
    INSTALL_FAILED,
    /// In the browser: a link to the beginning.
    INSTALL_AGAIN;

    /// The words, in Japanese for a Japanese locale and in English for every other.
    ///
    /// @param arguments what is filled in, as a [Phrase] has it
    public String in(Locale reader, String... arguments) {
        return Phrase.of(this, arguments).in(reader);
    }

    /// The key in the bundles.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
