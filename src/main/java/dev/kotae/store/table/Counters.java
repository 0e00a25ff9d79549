package dev.kotae.store.table;

import dev.kotae.store.commit.Session;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;

/// The table of what is booked and reserved, by window. Who changes a counter, or a reservation of
/// it, has locked the counter before, and several in the order of their keys: nobody waits in a
/// circle, and no two see the same room below a limit.
public record Counters(Session session) {
    /// Locks a counter, which is made where it is missing.
    public Sum lock(Counter counter) throws SQLException {
        var sum = locked(counter);
        if (sum.isPresent()) {
            return sum.get();
        }
        session.update(
                "insert into counter (tenant, name, ends_at, booked, reserved)"
                        + " values (?, ?, ?, 0, 0) on conflict do nothing",
                counter.tenant(),
                counter.name(),
                counter.endsAt());
        return locked(counter).orElse(new Sum(0, 0));
    }

    private Optional<Sum> locked(Counter counter) throws SQLException {
        return session.first(
                "select booked, reserved from counter where tenant = ? and name = ?"
                        + session.dialect().forUpdate(),
                row -> new Sum(row.getLong(1), row.getLong(2)),
                counter.tenant(),
                counter.name());
    }

    /// Changes what a counter holds.
    ///
    /// @param booked how much more
    /// @param reserved how much more
    public void add(Counter counter, long booked, long reserved) throws SQLException {
        session.update(
                "update counter set booked = booked + ?, reserved = reserved + ?"
                        + " where tenant = ? and name = ?",
                booked,
                reserved,
                counter.tenant(),
                counter.name());
    }

    /// What is booked.
    public long booked(Counter counter) throws SQLException {
        return session.first(
                        "select booked from counter where tenant = ? and name = ?",
                        row -> row.getLong(1),
                        counter.tenant(),
                        counter.name())
                .orElse(0L);
    }

    /// What is booked, and reserved and not expired.
    ///
    /// @param now milliseconds since 1970
    public long spent(Counter counter, long now) throws SQLException {
        return session.first(
                        """
                        select booked + reserved - (
                            select coalesce(sum(amount), 0) from reservation
                            where reservation.tenant = counter.tenant
                            and reservation.counter = counter.name
                            and amount > 0 and expires_at <= ?)
                        from counter where tenant = ? and name = ?
                        """,
                        row -> row.getLong(1),
                        now,
                        counter.tenant(),
                        counter.name())
                .orElse(0L);
    }

    /// What of it one turn has reserved, and not expired.
    ///
    /// @param now milliseconds since 1970
    public long held(Counter counter, String turn, long now) throws SQLException {
        return session.first(
                        "select amount from reservation where turn = ? and counter = ?"
                                + " and tenant = ? and amount > 0 and expires_at > ?",
                        row -> row.getLong(1),
                        turn,
                        counter.name(),
                        counter.tenant(),
                        now)
                .orElse(0L);
    }

    /// Names a counter.
    ///
    /// @param name scope, window, unit, start and subject
    /// @param endsAt when its window ends, in milliseconds since 1970
    public record Counter(String tenant, String name, long endsAt) implements Comparable<Counter> {
        private static final Comparator<Counter> ORDER =
                Comparator.comparing(Counter::tenant)
                        .thenComparing(Counter::name)
                        .thenComparingLong(Counter::endsAt);

        @Override
        public int compareTo(Counter other) {
            return ORDER.compare(this, other);
        }
    }

    /// What a counter holds, in its unit.
    public record Sum(long booked, long reserved) {}
}
