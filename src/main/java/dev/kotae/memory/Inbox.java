package dev.kotae.memory;

import dev.kotae.chat.Asked;
import dev.kotae.chat.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Questions that were accepted and are owed an answer: a durable queue with one lane per
/// conversation. Turns of a lane are claimed one at a time, in the order of the messages' own time
/// ([Asked#at], to the microsecond) and, where that is the same, of acceptance. A turn that was
/// begun stays the lane's head until it ends, whatever comes. Lanes do not wait for each other.
///
/// Every method blocks, is one atomic step, and throws [StoreFailure] when the store did not take
/// or give it.
public interface Inbox {
    /// How many turns [#behind] gives at most.
    int BEHIND = 50;

    /// Keeps a question. Returns only when it would survive a power cut.
    ///
    /// @return [Acceptance.Kept] for a new question, [Acceptance.Repeated] when one of its
    ///   identities was seen before in the same tenant; nothing is stored then
    Acceptance accept(Asked asked);

    /// Takes the head of the lane that has been due longest among those that nobody holds. A lane
    /// gets in line anew after each of its turns, so that a burst in one does not hold up the
    /// others. A turn that can no longer be read is given up on the way.
    ///
    /// @param worker names the holder in diagnoses
    /// @param lease how long the lane is held without [#renew]; afterwards anybody may claim it
    ///   again
    /// @param maxWait how long to wait for one to come
    /// @return empty when none came, or when the thread was interrupted (the interrupt is left set)
    Optional<Claim> claim(String worker, Duration lease, Duration maxWait);

    /// What waits behind the claimed turn in its lane and was never begun, in the lane's order; the
    /// first [#BEHIND] of them. A dead one that was brought back is not among them when a post of
    /// it stands or others joined it. Empty when the lane is no longer held by this claim.
    List<Turn> behind(Claim claim);

    /// Joins turns to the claimed one, before its answer is recorded: they are answered with it and
    /// end as it ends. Whoever claims it after this one finds them in [Claim#joined].
    ///
    /// @param turns some of those that [#behind] gave
    /// @return false when the lane is no longer held by this claim, the claimed turn has an answer
    ///   already, or one of the turns does not wait behind it; nothing was changed then
    boolean join(Claim claim, List<Turn> turns);

    /// Holds lanes for longer, all with one write.
    ///
    /// @return those of them that hold their lane no longer: stop, and show nothing more
    Set<Claim> renew(Collection<Claim> claims, Duration lease);

    /// Whether another turn has come that is to replace the claimed one: then nothing more of it is
    /// to be shown.
    boolean isReplaced(Claim claim);

    /// Keeps the platform's id of the one post, so that after a crash it is updated and no second
    /// one is made.
    ///
    /// @param post the door's name of the post, opaque here
    /// @return false when the lane is no longer held by this claim
    boolean posted(Claim claim, String post);

    /// Applies what a turn changes, all of it or nothing.
    ///
    /// @return false when the lane is no longer held by this claim, or the turn has an answer or an
    ///   apology already and one is to be recorded; nothing was changed then
    boolean settle(Claim claim, Settlement settlement);

    /// How much there is to do. Costs as much as that is, however much was done before.
    Stats stats();

    /// The turns in a state, newest first.
    ///
    /// @param limit how many at most
    List<TurnRecord> list(TurnRecord.State state, int limit);

    /// One turn, in whatever state.
    Optional<TurnRecord> find(String turn);

    /// The latest of the turns that stand for one question, in whatever state: this one, or what
    /// replaced it, or what it replaced. What is to be seen of the question is its matter.
    Optional<TurnRecord> latest(String turn);

    /// Lets a dead turn wait again, in its place by the message's time, together with those that
    /// died with it; attempts are counted anew. Its post and a recorded answer stay known. A turn
    /// that had joined another brings that one back, and the others with it.
    ///
    /// @return false when it is not dead, or its text is not kept any more
    boolean redrive(String turn);

    /// How much there is to do.
    ///
    /// @param waiting turns on which nobody works, without those that joined another
    /// @param running turns that somebody has claimed
    /// @param dead turns that ended without an answer and are still kept
    /// @param dueSince since when what is due longest could have been taken up by anybody; empty
    ///   where nothing is due: what waits behind a turn that runs, or for its next attempt, is not
    /// @param lanes conversations in which something waits or runs
    record Stats(long waiting, long running, long dead, Optional<Instant> dueSince, long lanes) {}
}
