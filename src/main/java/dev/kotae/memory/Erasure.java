package dev.kotae.memory;

import dev.kotae.chat.Address;
import java.util.List;

/// Forgets what was said, on the wish of those who said it. What is gone are words: questions,
/// answers, what conversations remember, wishes and ratings. Ids, times and costs stay, and so does
/// the [AuditTrail].
///
/// A turn that is not over is not waited for and not stopped: it ends as it would have, and then
/// its words go, too. Every method blocks, is repeatable, and throws [StoreFailure] when the store
/// did not take it.
public interface Erasure {
    /// Forgets one conversation: everything that anybody asked in it and that was answered. Whether
    /// it is muted stays.
    void conversation(Address address);

    /// The conversations of a channel of which something may be remembered, in no order.
    List<Address> conversations(String tenant, String channel);

    /// Forgets one person in a tenant: what this person asked, what was answered to it, in every
    /// conversation; this person's preferences and ratings.
    ///
    /// @param person the platform's id
    void person(String tenant, String person);
}
