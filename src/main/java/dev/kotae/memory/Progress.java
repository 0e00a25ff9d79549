package dev.kotae.memory;

import dev.kotae.chat.Answer;
import dev.kotae.chat.Apology;

/// How far a turn came before this claim.
public sealed interface Progress {
    /// Nothing was shown that we know of.
    record Untouched() implements Progress {}

    /// A post stands and may be half written.
    ///
    /// @param post the door's name of it
    record Shown(String post) implements Progress {}

    /// The answer is recorded and paid for, but perhaps not shown.
    ///
    /// @param post the door's name of the post, or empty where none stands
    record Recorded(String post, Answer answer) implements Progress {}

    /// There will be no answer; the apology is recorded, but perhaps not shown.
    ///
    /// @param post the door's name of the post, or empty where none stands
    record Apologised(String post, Apology apology) implements Progress {}

    /// The turn replaces another one, and has no post of its own yet: it is to take over the post
    /// that shows the other one's answer.
    ///
    /// @param post the door's name of it
    /// @param own how far the turn itself came: never [Shown] or [Replacing], and no post in it
    record Replacing(String post, Progress own) implements Progress {}
}
