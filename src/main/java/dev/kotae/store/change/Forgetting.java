package dev.kotae.store.change;

import dev.kotae.store.commit.Session;
import dev.kotae.store.table.Exchanges;
import dev.kotae.store.table.Families;
import dev.kotae.store.table.Families.Place;
import dev.kotae.store.table.Lanes;
import dev.kotae.store.table.LessonRows;
import java.sql.SQLException;

/// Empties what was said, and what was learned of it, in a transaction that is open and has locked
/// the lane.
///
/// @param now milliseconds since 1970
record Forgetting(Session session, long now) {
    /// Forgets a question, its answers, and what the conversation remembers of them.
    void family(Place place) throws SQLException {
        new LessonRows(session).removeAbout(place.tenant(), place.root());
        new Families(session).forget(place.root());
        if (new Exchanges(session).remove(place.tenant(), place.lane(), place.root())) {
            new Lanes(session).remember(place.tenant(), place.lane());
        }
    }
}
