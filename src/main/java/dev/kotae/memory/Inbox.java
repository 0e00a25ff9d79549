package dev.kotae.memory;

import dev.kotae.chat.Asked;
import java.time.Duration;
import java.util.Optional;

/// Questions that were accepted and are owed an answer: a durable queue with one lane per
/// conversation. Turns of a lane are claimed strictly in the order of acceptance, one at a time;
/// lanes do not wait for each other.
///
/// Every method blocks, is one atomic step, and throws [StoreFailure] when the store did not take
/// or give it.
public interface Inbox {
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

    /// Holds a lane for longer.
    ///
    /// @return false when the lane is no longer held by this claim: stop, and show nothing more
    boolean renew(Claim claim, Duration lease);

    /// Keeps the platform's id of the one post, so that after a crash it is updated and no second
    /// one is made.
    ///
    /// @param post the door's name of the post, opaque here
    /// @return false when the lane is no longer held by this claim
    boolean posted(Claim claim, String post);

    /// Applies what a turn changes, all of it or nothing.
    ///
    /// @return false when the lane is no longer held by this claim, or the turn has an answer
    ///   already and another is to be recorded; nothing was changed then
    boolean settle(Claim claim, Settlement settlement);
}
