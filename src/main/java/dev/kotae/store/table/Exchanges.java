package dev.kotae.store.table;

import dev.kotae.store.commit.Session;
import java.sql.SQLException;
import java.util.List;

/// The table of what conversations remember.
public record Exchanges(Session session) {
    /// Adds what was said.
    ///
    /// @param number one more than the latest of this conversation
    /// @param now milliseconds since 1970
    public void add(Hold hold, long number, String body, long now) throws SQLException {
        session.update(
                "insert into exchange (tenant, lane, number, body, at) values (?, ?, ?, ?, ?)",
                hold.tenant(),
                hold.lane(),
                number,
                body,
                now);
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
