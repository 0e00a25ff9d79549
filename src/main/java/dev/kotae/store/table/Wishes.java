package dev.kotae.store.table;

import dev.kotae.store.commit.Session;
import java.sql.SQLException;
import java.util.List;

/// The table of wishes that a turn be stopped. Small: a wish goes when its turn is over.
public record Wishes(Session session) {
    /// Keeps a wish.
    ///
    /// @param now milliseconds since 1970
    /// @return false when there is one already
    public boolean add(String turn, String person, long now) throws SQLException {
        return session.update(
                        "insert into stop (turn, person, at) values (?, ?, ?)"
                                + " on conflict do nothing",
                        turn,
                        person,
                        now)
                == 1;
    }

    /// The turns that are wished to be stopped.
    public List<String> all() throws SQLException {
        return session.all("select turn from stop", row -> row.getString(1));
    }

    /// The turn is over.
    public void remove(String turn) throws SQLException {
        session.update("delete from stop where turn = ?", turn);
    }
}
