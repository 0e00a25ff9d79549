package dev.kotae.memory;

import dev.kotae.chat.Answer;
import dev.kotae.chat.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The answers that were given. Written by [Settlement.Recorded] alone; gone when the text of
/// conversations is not kept any longer.
public interface Answers {
    /// The answer to a turn.
    ///
    /// @return empty when none is recorded, or it is not kept any more, or the turn is another
    ///   tenant's
    /// @throws StoreFailure when the store did not give it
    Optional<KeptAnswer> find(String tenant, String turn);

    /// The answer that stands in a turn's place: its own, or the latest recorded one of those that
    /// replaced it or that it replaced.
    ///
    /// @return empty as for [#find]
    /// @throws StoreFailure when the store did not give it
    Optional<KeptAnswer> standing(String tenant, String turn);

    /// The id of the turn whose post this is; of the latest where several bear the name, and rather
    /// of one that has an answer, or may get one.
    ///
    /// @param post the door's name of it, as [Inbox#posted] was told
    /// @throws StoreFailure when the store did not give it
    Optional<String> at(String tenant, String post);

    /// The latest answer to one person in one channel, its threads and this person's own
    /// conversations there included.
    ///
    /// @param person the platform's id
    /// @param channel the platform's id
    /// @return empty when none is recorded, or it is not kept any more
    /// @throws StoreFailure when the store did not give it
    Optional<KeptAnswer> latest(String tenant, String person, String channel);

    /// The answers to turns that ended from a moment on, of every tenant, the newest first.
    ///
    /// @param limit how many at most
    /// @throws StoreFailure when the store did not give them
    List<KeptAnswer> since(Instant from, int limit);

    /// A question and its answer.
    ///
    /// @param post the door's name of the post, or empty where none stands
    record KeptAnswer(Turn turn, Answer answer, String post) {}
}
