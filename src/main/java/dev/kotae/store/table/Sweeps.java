package dev.kotae.store.table;

import dev.kotae.store.commit.Session;
import java.sql.SQLException;

/// What goes again, of every table, some rows at a time. Rows on which somebody else works in this
/// moment are passed over.
public record Sweeps(Session session) {
    /// Exchanges from before a time.
    public int exchanges(long before, int limit) throws SQLException {
        return session.update(
                "delete from exchange where (tenant, lane, number) in (select tenant, lane, number"
                        + " from exchange where at < ? order by at limit ?"
                        + skipLocked()
                        + ")",
                before,
                limit);
    }

    /// The words of turns that ended before a time.
    public int words(long before, int limit) throws SQLException {
        return session.update(
                "update turn set asked = '', answer = '' where seq in (select seq from turn"
                        + " where ended_at is not null and asked <> '' and ended_at < ?"
                        + " order by ended_at limit ?"
                        + skipLocked()
                        + ")",
                before,
                limit);
    }

    /// Turns without words that ended before a time.
    public int turns(long before, int limit) throws SQLException {
        return session.update(
                "delete from turn where seq in (select seq from turn"
                        + " where ended_at is not null and asked = '' and ended_at < ?"
                        + " order by ended_at limit ?"
                        + skipLocked()
                        + ")",
                before,
                limit);
    }

    /// Lanes in which nothing is open since before a time, and nothing is remembered.
    public int lanes(long before, int limit) throws SQLException {
        return session.update(
                "delete from lane where (tenant, lane) in (select tenant, lane from lane"
                        + " where rested_at is not null and rested_at < ? and not exists (select 1"
                        + " from exchange where exchange.tenant = lane.tenant"
                        + " and exchange.lane = lane.lane) order by rested_at limit ?"
                        + skipLocked()
                        + ")",
                before,
                limit);
    }

    /// Names under which questions arrived before a time.
    public int deliveries(long before, int limit) throws SQLException {
        return session.update(
                "delete from delivery where (tenant, identity) in (select tenant, identity"
                        + " from delivery where at < ? order by at limit ?"
                        + skipLocked()
                        + ")",
                before,
                limit);
    }

    /// Counters whose window ended before a time.
    public int counters(long before, int limit) throws SQLException {
        return session.update(
                "delete from counter where (tenant, name) in (select tenant, name from counter"
                        + " where ends_at < ? order by ends_at limit ?"
                        + skipLocked()
                        + ")",
                before,
                limit);
    }

    /// Reservations that expired before a time: their turns never came to an end.
    public int reservations(long before, int limit) throws SQLException {
        return session.update(
                "delete from reservation where (turn, counter) in (select turn, counter"
                        + " from reservation where expires_at < ? and amount = 0"
                        + " order by expires_at limit ?"
                        + skipLocked()
                        + ")",
                before,
                limit);
    }

    /// What was booked before a time.
    public int usages(long before, int limit) throws SQLException {
        return session.update(
                "delete from usage where turn in (select turn from usage where at < ?"
                        + " order by at limit ?"
                        + skipLocked()
                        + ")",
                before,
                limit);
    }

    /// What became of turns before a time.
    public int audits(long before, int limit) throws SQLException {
        return session.update(
                "delete from audit where seq in (select seq from audit where at < ?"
                        + " order by at limit ?"
                        + skipLocked()
                        + ")",
                before,
                limit);
    }

    /// Ratings from before a time.
    public int ratings(long before, int limit) throws SQLException {
        return session.update(
                "delete from rating where (tenant, turn, person) in (select tenant, turn, person"
                        + " from rating where at < ? order by at limit ?"
                        + skipLocked()
                        + ")",
                before,
                limit);
    }

    private String skipLocked() {
        return session.dialect().skipLocked();
    }
}
