package dev.kotae.store.table;

import dev.kotae.store.commit.Session;
import java.sql.SQLException;
import java.util.List;

/// The table of what conversations remember.
public record Exchanges(Session session) {
    /// Adds what was said.
    ///
    /// @param number greater than the latest of this conversation
    /// @param root of the family that it is about
    /// @param now milliseconds since 1970
    public void add(Hold hold, long number, String root, String body, long now)
            throws SQLException {
        session.update(
                "insert into exchange (tenant, lane, number, turn, body, at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                hold.tenant(),
                hold.lane(),
                number,
                root,
                body,
                now);
    }

    /// Puts what was said in the place of what a family had said before.
    ///
    /// @param now milliseconds since 1970
    /// @return false when there is nothing of it
    public boolean replace(Hold hold, String root, String body, long now) throws SQLException {
        return session.update(
                        "update exchange set body = ?, at = ?"
                                + " where tenant = ? and lane = ? and turn = ?",
                        body,
                        now,
                        hold.tenant(),
                        hold.lane(),
                        root)
                > 0;
    }

    /// Removes what a family said.
    ///
    /// @return false when there is nothing of it
    public boolean remove(String tenant, String lane, String root) throws SQLException {
        return session.update(
                        "delete from exchange where tenant = ? and lane = ? and turn = ?",
                        tenant,
                        lane,
                        root)
                > 0;
    }

    /// Removes one.
    public void remove(String tenant, String lane, long number) throws SQLException {
        session.update(
                "delete from exchange where tenant = ? and lane = ? and number = ?",
                tenant,
                lane,
                number);
    }

    /// Removes all of a conversation.
    ///
    /// @return false when there is nothing
    public boolean removeAll(String tenant, String lane) throws SQLException {
        return session.update("delete from exchange where tenant = ? and lane = ?", tenant, lane)
                > 0;
    }

    /// Those of a conversation of which no family is known.
    public List<Stored> rootless(String tenant, String lane) throws SQLException {
        return session.all(
                "select number, body from exchange"
                        + " where tenant = ? and lane = ? and turn is null",
                row -> new Stored(row.getLong(1), row.getString(2)),
                tenant,
                lane);
    }

    /// The latest of a conversation, latest first.
    public List<Stored> latest(String tenant, String lane, int limit) throws SQLException {
        return session.all(
                "select number, body from exchange where tenant = ? and lane = ?"
                        + " order by number desc limit ?",
                row -> new Stored(row.getLong(1), row.getString(2)),
                tenant,
                lane,
                limit);
    }

    /// One of them, its body still JSON.
    public record Stored(long number, String body) {}
}
