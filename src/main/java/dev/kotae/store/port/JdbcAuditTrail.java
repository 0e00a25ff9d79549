package dev.kotae.store.port;

import dev.kotae.memory.AuditTrail;
import dev.kotae.store.commit.Transactions;
import dev.kotae.store.table.Audits;
import dev.kotae.store.table.StoredJson;
import java.util.List;

/// What became of the turns, in the database.
record JdbcAuditTrail(Transactions transactions, StoredJson json) implements AuditTrail {
    @Override
    public List<AuditEntry> of(String tenant, String turn) {
        return transactions.read("audit", session -> new Audits(session, json).of(tenant, turn));
    }
}
