package dev.kotae.store.table;

import dev.kotae.store.commit.Session;
import dev.kotae.store.table.Counters.Counter;

import java.sql.SQLException;

/// The table of how far somebody was told that a budget is used up. The counter is locked before
/// anything here is changed.
public record Notices(Session session) {
    /// How far, in percent; 0 where nobody was told anything.
    public long told(Counter counter) throws SQLException {
        return session.first(
                        "select percent from budget_notice where tenant = ? and name = ?",
                        row -> row.getLong(1),
                        counter.tenant(),
                        counter.name())
                .orElse(0L);
    }

    /// Keeps how far.
    public void tell(Counter counter, int percent) throws SQLException {
        session.update(
                """
                insert into budget_notice (tenant, name, percent, ends_at) values (?, ?, ?, ?)
                on conflict (tenant, name) do update set percent = excluded.percent
                """,
                counter.tenant(),
                counter.name(),
                percent,
                counter.endsAt());
    }
}
