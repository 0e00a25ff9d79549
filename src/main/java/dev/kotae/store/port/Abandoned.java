package dev.kotae.store.port;

import dev.kotae.store.commit.Session;
import dev.kotae.store.table.Lanes;
import java.sql.SQLException;

/// What is held by somebody who does not live any more.
public final class Abandoned {
    private Abandoned() {}

    /// As a process begins that shares the store with nobody: whatever is held can be claimed at
    /// once, and money that is held counts as spent.
    ///
    /// @param now milliseconds since 1970
    public static void free(Session session, long now) throws SQLException {
        var lanes = new Lanes(session);
        var till = new Till(session, now);
        for (var turn : lanes.held()) {
            till.lost(turn);
        }
        lanes.voidLeases(now);
    }
}
