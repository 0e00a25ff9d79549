package dev.kotae.chat;

/// The one post that answers one turn, wherever it stands. [#finish], [#fail] or [#retract] ends
/// it; whatever happens, [#close] leaves it.
///
/// [#status] and [#append] are called on the thread that reads the model and return at once: what
/// is shown, and how often, is the platform's matter. [#finish] and [#fail] block until the
/// platform has taken the post and throw [ReplyFailure] where it has not; calling them again after
/// that is safe, because they only ever update the one post.
public interface Reply extends AutoCloseable {
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

    /// Takes away what was shown, as the question was taken back: the post goes where the platform
    /// lets it, else its words do. Nothing is shown in its place. Like [#finish], it ends the post,
    /// blocks, and may be called again.
    ///
    /// @throws ReplyFailure when the platform did not take it
    void retract();

    /// Leaves the post as it stands: nothing more is shown through this reply. Called last, once,
    /// also where neither [#finish] nor [#fail] came to pass because another attempt will take the
    /// post up.
    @Override
    void close();
}
