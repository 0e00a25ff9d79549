package dev.kotae.store.table;

import dev.kotae.store.commit.Session;
import dev.kotae.store.table.Families.Place;
import java.sql.SQLException;
import java.util.List;

/// The families whose words are kept and are not to go yet. In the order of their lanes, so that
/// two who lock several do not wait for each other.
public record Worded(Session session) {
    private static final String ROOTS =
            """
            select coalesce(head.replaces, head.id) as root, turn.lane
            from turn join turn head on head.id = coalesce(turn.joined_to, turn.id)
            where turn.tenant = ? and %s and turn.asked <> '' and turn.doomed = 0
            group by 1, turn.lane
            order by %s limit ?
            """;

    private static final String ROOT = "1";

    /// By no bare column: SQLite would take the index that has this order, and with it go through
    /// all that the tenant ever asked.
    private static final String LANE_AND_ROOT = "turn.lane || '', 1";

    /// Those in a lane.
    public List<Place> inLane(String tenant, String lane, int limit) throws SQLException {
        return session.all(
                ROOTS.formatted("turn.lane = ?", ROOT),
                row -> new Place(row.getString(1), tenant, row.getString(2)),
                tenant,
                lane,
                limit);
    }

    /// Those of a person: who asked, not who only wished for another answer.
    public List<Place> ofPerson(String tenant, String person, int limit) throws SQLException {
        return session.all(
                ROOTS.formatted("turn.person = ?", LANE_AND_ROOT),
                row -> new Place(row.getString(1), tenant, row.getString(2)),
                tenant,
                person,
                limit);
    }
}
