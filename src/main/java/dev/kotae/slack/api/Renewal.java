package dev.kotae.slack.api;

import dev.kotae.memory.Installations.Installation;

/// Sees to it that tokens which expire are renewed in time.
public interface Renewal {
    /// Nothing expires.
    Renewal NONE = installation -> installation;

    /// The installation with a token that is good now. May block for a few seconds, where the old
    /// one has expired.
    ///
    /// @throws dev.kotae.memory.StoreFailure when there will be one soon, but not yet
    Installation fresh(Installation installation);
}
