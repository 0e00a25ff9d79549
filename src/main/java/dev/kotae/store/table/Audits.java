package dev.kotae.store.table;

import dev.kotae.memory.AuditTrail.AuditEntry;
import dev.kotae.memory.AuditTrail.Event;
import dev.kotae.store.commit.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// The table of what became of the turns.
public record Audits(Session session, StoredJson json) {
    /// Adds what happened.
    public void add(AuditEntry entry) throws SQLException {
        session.update(
                """
                insert into audit (at, tenant, turn, lane, person, event, detail, model, micro_usd,
                                   sources)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                entry.at().toEpochMilli(),
                entry.tenant(),
                entry.turn(),
                entry.lane(),
                entry.person(),
                entry.event().name(),
                entry.detail(),
                entry.model(),
                entry.microUsd(),
                entry.sources().isEmpty() ? "" : json.of(entry.sources()));
    }

    /// What happened to a turn, oldest first.
    public List<AuditEntry> of(String tenant, String turn) throws SQLException {
        return session.all(
                """
                select at, tenant, turn, lane, person, event, detail, model, micro_usd, sources
                from audit where turn = ? and tenant = ? order by seq
                """,
                this::entry,
                turn,
                tenant);
    }

    private AuditEntry entry(ResultSet row) throws SQLException {
        var sources = row.getString(10);
        return new AuditEntry(
                Instant.ofEpochMilli(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                Event.valueOf(row.getString(6)),
                row.getString(7),
                row.getString(8),
                row.getLong(9),
                sources.isEmpty() ? List.of() : json.texts(sources, "audit"));
    }
}
