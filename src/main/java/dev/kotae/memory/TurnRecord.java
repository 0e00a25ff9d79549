package dev.kotae.memory;

import dev.kotae.chat.Answer;
import dev.kotae.chat.Apology;
import dev.kotae.chat.Asked;
import java.time.Instant;
import java.util.Optional;

/// A turn as an operator sees it.
///
/// @param id the turn's id
/// @param tenant platform and workspace
/// @param lane the conversation within the tenant
/// @param state where it stands
/// @param acceptedAt when it became ours to answer
/// @param attempt how often it was claimed, without the attempts that were handed over
/// @param post the door's name of the post, or empty where none stands
/// @param reason the code of the last delay or of the end without an answer, or empty
/// @param joinedTo the id of the turn that it is answered with, or empty
/// @param asked the question; empty when its text is not kept any more, or cannot be read
/// @param answer the recorded answer; empty when there is none, or its text is not kept any more
/// @param apology the recorded apology; empty when there is none
public record TurnRecord(
        String id,
        String tenant,
        String lane,
        State state,
        Instant acceptedAt,
        int attempt,
        String post,
        String reason,
        String joinedTo,
        Optional<Asked> asked,
        Optional<Answer> answer,
        Optional<Apology> apology) {

    /// Where a turn stands.
    public enum State {
        /// Nobody works on it: it is due, or behind others, or to be tried again later.
        WAITING,
        /// Somebody has claimed it.
        RUNNING,
        /// Its answer is recorded, but perhaps not shown.
        ANSWERED,
        /// It is over.
        DONE,
        /// It ended without an answer.
        DEAD,
        /// It is answered with another one that is not over yet.
        JOINED
    }
}
