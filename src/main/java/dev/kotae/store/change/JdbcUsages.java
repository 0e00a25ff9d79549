package dev.kotae.store.change;

import dev.kotae.chat.Call;
import dev.kotae.memory.Usages;
import dev.kotae.store.commit.Transactions;
import dev.kotae.store.table.Calls;

import java.time.Instant;
import java.util.List;

/// What was used, as the database has it.
public record JdbcUsages(Transactions transactions) implements Usages {
    @Override
    public Usage ofPerson(String tenant, String person, Instant since) {
        return usage(
                transactions.read(
                        "usage",
                        session ->
                                new dev.kotae.store.table.Usages(session)
                                        .ofPerson(tenant, person, since.toEpochMilli())));
    }

    @Override
    public List<Call> ofTurn(String tenant, String turn) {
        return transactions.read("calls", session -> new Calls(session).of(tenant, turn));
    }

    @Override
    public Usage ofTenant(String tenant, Instant since) {
        return usage(
                transactions.read(
                        "usage",
                        session ->
                                new dev.kotae.store.table.Usages(session)
                                        .ofTenant(tenant, since.toEpochMilli())));
    }

    private static Usage usage(List<ByModel> models) {
        return new Usage(models.stream().mapToLong(ByModel::turns).sum(), models);
    }
}
