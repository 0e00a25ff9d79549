package dev.kotae.chat;

/// The one post that answers one turn, wherever it stands. Exactly one of [#finish] and [#fail]
/// ends it.
///
/// [#status] and [#append] are called on the thread that reads the model and return at once: what
/// is shown, and how often, is the platform's matter. [#finish] and [#fail] block until the
/// platform has taken the post and throw [ReplyFailure] where it has not; calling them again after
/// that is safe, because they only ever update the one post.
public interface Reply {
    /// What is being done now, for somebody who waits.
    void status(Phrase doing);

    /// More text of the answer.
    void append(String text);

    /// Shows the whole answer with its sources and receipt in place of whatever was shown so far.
    ///
    /// @throws ReplyFailure when the platform did not take it
    void finish(Answer answer);

    /// Shows an apology in place of whatever was shown so far.
    ///
    /// @throws ReplyFailure when the platform did not take it
    void fail(Phrase apology);
}
