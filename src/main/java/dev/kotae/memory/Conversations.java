package dev.kotae.memory;

import dev.kotae.chat.Address;

/// The memory of conversations. Written by [Settlement.Recorded] alone, within the turn's
/// transaction.
public interface Conversations {
    /// How many exchanges [#recall] gives at most.
    int RECENT = 50;

    /// What was said at an address.
    ///
    /// @param version the version that the caller knows to be current ([Claim#conversation]); a
    ///   copy of it may be given
    /// @return the conversation with its latest [#RECENT] exchanges; an empty one where nothing was
    ///   said yet
    /// @throws StoreFailure when the store did not give it
    Conversation recall(Address address, long version);
}
