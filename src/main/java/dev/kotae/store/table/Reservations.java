package dev.kotae.store.table;

import dev.kotae.store.commit.Session;
import dev.kotae.store.table.Counters.Counter;
import java.sql.SQLException;
import java.util.List;

/// The table of what turns hold of the [Counters], which are to be locked before anything here is
/// changed.
public record Reservations(Session session) {
    /// What a turn holds.
    public List<Held> of(String turn) throws SQLException {
        return session.all(
                "select tenant, counter, ends_at, unit, amount from reservation where turn = ?",
                row ->
                        new Held(
                                new Counter(row.getString(1), row.getString(2), row.getLong(3)),
                                row.getString(4),
                                row.getLong(5)),
                turn);
    }

    /// Keeps what a turn holds.
    ///
    /// @param expiresAt when it is free again, in milliseconds since 1970
    public void add(String turn, Held held, long expiresAt) throws SQLException {
        session.update(
                "insert into reservation (turn, tenant, counter, ends_at, unit, amount, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                turn,
                held.counter().tenant(),
                held.counter().name(),
                held.counter().endsAt(),
                held.unit(),
                held.amount(),
                expiresAt);
    }

    /// The clock was set: what is held stays so for as long as it was to be.
    ///
    /// @param millis by how much; below zero where it was set back
    void shift(long millis) throws SQLException {
        session.update("update reservation set expires_at = expires_at + ?", millis);
    }

    /// What a turn holds is held no more. That it was reserved stays known.
    public void empty(String turn) throws SQLException {
        session.update("update reservation set amount = 0 where turn = ?", turn);
    }

    /// The turn holds nothing any more.
    public void remove(String turn) throws SQLException {
        session.update("delete from reservation where turn = ?", turn);
    }

    /// Frees what has expired of a counter. That it was reserved stays known.
    ///
    /// @param now milliseconds since 1970
    /// @return how much
    public long expire(Counter counter, long now) throws SQLException {
        var expired = " where tenant = ? and counter = ? and amount > 0 and expires_at <= ?";
        long freed =
                session.first(
                                "select coalesce(sum(amount), 0) from reservation" + expired,
                                row -> row.getLong(1),
                                counter.tenant(),
                                counter.name(),
                                now)
                        .orElse(0L);
        if (freed > 0) {
            session.update(
                    "update reservation set amount = 0" + expired,
                    counter.tenant(),
                    counter.name(),
                    now);
        }
        return freed;
    }

    /// Counters of which something has expired that nobody has freed yet.
    ///
    /// @param now milliseconds since 1970
    public List<Counter> expired(long now, int limit) throws SQLException {
        return session.all(
                "select distinct tenant, counter, ends_at from reservation"
                        + " where expires_at <= ? and amount > 0 limit ?",
                row -> new Counter(row.getString(1), row.getString(2), row.getLong(3)),
                now,
                limit);
    }

    /// What a turn holds of a counter.
    ///
    /// @param unit the name of a [dev.kotae.memory.Ledger.Unit]
    /// @param amount 0 where it has expired
    public record Held(Counter counter, String unit, long amount) {}
}
