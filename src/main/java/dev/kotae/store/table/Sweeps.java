package dev.kotae.store.table;

import dev.kotae.store.commit.Session;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.TreeSet;

/// What goes again, of every table, the oldest first and some rows at a time. Rows on which
/// somebody else works in this moment are passed over.
///
/// @param limit how many rows a sweep takes at most
public record Sweeps(Session session, int limit) {
    /// Exchanges from before a time. Whoever holds a copy of their conversations reads it again.
    public int exchanges(long before) throws SQLException {
        var gone =
                session.all(
                        sweeping(
                                        "delete from exchange",
                                        "exchange",
                                        "tenant, lane, number",
                                        "at < ?",
                                        "at")
                                + " returning tenant, lane",
                        row -> new Shortened(row.getString(1), row.getString(2)),
                        before,
                        limit);
        var lanes = new Lanes(session);
        for (var one : new TreeSet<>(gone)) {
            lanes.remember(one.tenant(), one.lane());
        }
        return gone.size();
    }

    /// A conversation that has lost exchanges, in the order in which lanes are locked.
    private record Shortened(String tenant, String lane) implements Comparable<Shortened> {
        private static final Comparator<Shortened> ORDER =
                Comparator.comparing(Shortened::tenant).thenComparing(Shortened::lane);

        @Override
        public int compareTo(Shortened other) {
            return ORDER.compare(this, other);
        }
    }

    /// The words of turns that ended before a time.
    public int words(long before) throws SQLException {
        return sweep(
                "update turn set asked = '', answer = ''",
                "turn",
                "seq",
                "ended_at is not null and asked <> '' and ended_at < ?",
                "ended_at",
                before);
    }

    /// Turns without words that ended before a time.
    public int turns(long before) throws SQLException {
        var bare = "ended_at is not null and asked = '' and ended_at < ?";
        return delete("turn", "seq", bare, "ended_at", before);
    }

    /// Lanes in which nothing is open since before a time, and nothing is remembered.
    public int lanes(long before) throws SQLException {
        var idle =
                "rested_at is not null and rested_at < ? and not exists (select 1 from exchange"
                        + " where exchange.tenant = lane.tenant and exchange.lane = lane.lane)";
        return delete("lane", "tenant, lane", idle, "rested_at", before);
    }

    /// Names under which questions arrived before a time.
    public int deliveries(long before) throws SQLException {
        return delete("delivery", "tenant, identity", "at < ?", "at", before);
    }

    /// Counters whose window ended before a time.
    public int counters(long before) throws SQLException {
        return delete("counter", "tenant, name", "ends_at < ?", "ends_at", before);
    }

    /// Reservations that expired before a time: their turns never came to an end.
    public int reservations(long before) throws SQLException {
        var freed = "expires_at < ? and amount = 0";
        return delete("reservation", "turn, counter", freed, "expires_at", before);
    }

    /// What was booked before a time.
    public int usages(long before) throws SQLException {
        return delete("usage", "turn", "at < ?", "at", before);
    }

    /// Requests to models before a time.
    public int calls(long before) throws SQLException {
        return delete("model_call", "turn, number", "at < ?", "at", before);
    }

    /// Notices whose window ended before a time.
    public int notices(long before) throws SQLException {
        return delete("budget_notice", "tenant, name", "ends_at < ?", "ends_at", before);
    }

    /// What became of turns before a time.
    public int audits(long before) throws SQLException {
        return delete("audit", "seq", "at < ?", "at", before);
    }

    /// Ratings from before a time.
    public int ratings(long before) throws SQLException {
        return delete("rating", "tenant, turn, person", "at < ?", "at", before);
    }

    /// Lessons from before a time.
    public int lessons(long before) throws SQLException {
        return delete("lesson", "tenant, turn", "at < ?", "at", before);
    }

    /// Wishes of conversations from before a time.
    public int wishes(long before) throws SQLException {
        var old = "scope = 'LANE' and at < ?";
        return delete("preference", "tenant, scope, subject", old, "at", before);
    }

    /// Voices last heard before a time.
    public int voices(long before) throws SQLException {
        return delete("voice", "tenant, lane, person", "at < ?", "at", before);
    }

    /// What somebody wrote about an answer before a time.
    public int complaints(long before) throws SQLException {
        return sweep(
                "update rating set words = ''",
                "rating",
                "tenant, turn, person",
                "words <> '' and at < ?",
                "at",
                before);
    }

    private int delete(String table, String key, String old, String age, long before)
            throws SQLException {
        return sweep("delete from " + table, table, key, old, age, before);
    }

    private int sweep(String change, String table, String key, String old, String age, long before)
            throws SQLException {
        return session.update(sweeping(change, table, key, old, age), before, limit);
    }

    private String sweeping(String change, String table, String key, String old, String age) {
        return "%s where (%s) in (select %s from %s where %s order by %s limit ?%s)"
                .formatted(change, key, key, table, old, age, session.dialect().skipLocked());
    }
}
