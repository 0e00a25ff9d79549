package dev.kotae.store.table;

import dev.kotae.chat.Asked;
import dev.kotae.store.commit.Session;
import java.sql.SQLException;
import java.util.Optional;

/// The tables of accepted questions and of the names under which they may arrive again. A turn is
/// open while its state is `waiting` or `answered`.
public record Turns(Session session) {
    /// Written as the index `turn_open` has it, or the index would not serve.
    private static final String OPEN = "state in ('waiting', 'answered')";

    /// The turn that was made of an earlier arrival under this name.
    public Optional<String> earlier(String tenant, String identity) throws SQLException {
        return session.first(
                "select turn from delivery where tenant = ? and identity = ?",
                row -> row.getString(1),
                tenant,
                identity);
    }

    /// Adds a turn behind all others of its lane.
    ///
    /// @param json the question as [StoredJson] writes it
    /// @param now milliseconds since 1970
    public void add(String id, Asked asked, String json, long now) throws SQLException {
        var tenant = asked.address().tenant();
        session.update(
                """
                insert into turn (id, tenant, lane, state, due, accepted_at,
                                  attempt, asked, post, answer, reason)
                values (?, ?, ?, 'waiting', ?, ?, 0, ?, '', '', '')
                """,
                id,
                tenant,
                asked.address().lane(),
                now,
                now,
                json);
        for (var identity : asked.identities()) {
            session.update(
                    "insert into delivery (tenant, identity, turn, at) values (?, ?, ?, ?)",
                    tenant,
                    identity,
                    id,
                    now);
        }
    }

    /// How many are open.
    ///
    /// @param most where to stop counting
    public long open(long most) throws SQLException {
        return session.first(
                        "select count(*) from (select 1 from turn where " + OPEN + " limit ?) few",
                        row -> row.getLong(1),
                        most)
                .orElseThrow();
    }

    /// Counts an attempt at the lane's oldest open turn.
    public Optional<StoredTurn> begin(String tenant, String lane) throws SQLException {
        return session.first(
                "update turn set attempt = attempt + 1 where seq = (select seq from turn where"
                        + " tenant = ? and lane = ? and "
                        + OPEN
                        + " order by seq limit 1)"
                        + " returning id, accepted_at, attempt, asked, post, answer",
                StoredTurn::of,
                tenant,
                lane);
    }

    /// When the lane's oldest open turn may begin, in milliseconds since 1970.
    public Optional<Long> due(String tenant, String lane) throws SQLException {
        return session.first(
                "select due from turn where tenant = ? and lane = ? and "
                        + OPEN
                        + " order by seq limit 1",
                row -> row.getLong(1),
                tenant,
                lane);
    }

    /// Keeps the name of the turn's post.
    public void posted(String id, String post) throws SQLException {
        session.update("update turn set post = ? where id = ?", post, id);
    }

    /// Records the answer.
    ///
    /// @return false when the turn has one already
    public boolean answered(String id, String answer) throws SQLException {
        return session.update(
                        "update turn set state = 'answered', answer = ?"
                                + " where id = ? and state = 'waiting'",
                        answer,
                        id)
                == 1;
    }

    /// Lets the turn wait.
    ///
    /// @param due until when, in milliseconds since 1970
    public void delay(String id, long due, String reason) throws SQLException {
        session.update("update turn set due = ?, reason = ? where id = ?", due, reason, id);
    }

    /// Closes a turn.
    ///
    /// @param state `done` or `dead`
    public void end(String id, String state, String reason) throws SQLException {
        session.update("update turn set state = ?, reason = ? where id = ?", state, reason, id);
    }
}
