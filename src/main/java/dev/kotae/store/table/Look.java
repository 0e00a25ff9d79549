package dev.kotae.store.table;

import java.util.List;
import java.util.Optional;

/// What a look for a lane to claim has found.
public sealed interface Look {
    /// One, now held.
    ///
    /// @param version of its conversation
    /// @param joined what is answered with the turn
    /// @param inherited the post that shows the answer which the turn replaces, or empty
    /// @param lost whether somebody held it before and has not let go of it
    record Taken(
            Hold hold,
            long version,
            StoredTurn turn,
            List<StoredTurn> joined,
            String inherited,
            boolean lost)
            implements Look {}

    /// None that is due.
    ///
    /// @param next when the next one will be, in milliseconds since 1970, if nothing else happens
    record Nothing(Optional<Long> next) implements Look {}
}
