package dev.kotae.store.port;

import dev.kotae.memory.Retention;
import dev.kotae.store.commit.Session.Work;
import dev.kotae.store.commit.Transactions;
import dev.kotae.store.table.Sweeps;
import java.time.Instant;
import java.time.InstantSource;

/// Retention in the database. Each kind of row is swept in a transaction of its own, so that those
/// who write meanwhile wait for a batch at most.
record JdbcRetention(Transactions transactions, InstantSource clock) implements Retention {
    @Override
    public int sweep(Instant contentBefore, Instant namesBefore, int batch) {
        long now = clock.millis();
        long content = contentBefore.toEpochMilli();
        long names = Math.min(namesBefore.toEpochMilli(), now - NAMES.toMillis());
        long accounts = now - ACCOUNTS.toMillis();
        long both = Math.min(content, names);
        return swept(session -> new Sweeps(session).exchanges(content, batch))
                + swept(session -> new Sweeps(session).words(content, batch))
                + swept(session -> new Sweeps(session).turns(names, batch))
                + swept(session -> new Sweeps(session).lanes(both, batch))
                + swept(session -> new Sweeps(session).deliveries(names, batch))
                + swept(session -> new Till(session, now).expire(batch))
                + swept(session -> new Sweeps(session).reservations(names, batch))
                + swept(session -> new Sweeps(session).counters(names, batch))
                + swept(session -> new Sweeps(session).usages(accounts, batch))
                + swept(session -> new Sweeps(session).audits(accounts, batch))
                + swept(session -> new Sweeps(session).ratings(accounts, batch));
    }

    private int swept(Work<Integer> sweep) {
        return transactions.write("sweep", JdbcInbox.PATIENCE, sweep, rows -> {});
    }
}
