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
        return swept(session -> new Sweeps(session, batch).exchanges(content))
                + swept(session -> new Sweeps(session, batch).words(content))
                + swept(session -> new Sweeps(session, batch).complaints(content))
                + swept(session -> new Sweeps(session, batch).turns(names))
                + swept(session -> new Sweeps(session, batch).lanes(both))
                + swept(session -> new Sweeps(session, batch).deliveries(names))
                + swept(session -> new Till(session, now).expire(batch))
                + swept(session -> new Sweeps(session, batch).reservations(names))
                + swept(session -> new Sweeps(session, batch).counters(names))
                + swept(session -> new Sweeps(session, batch).usages(accounts))
                + swept(session -> new Sweeps(session, batch).calls(accounts))
                + swept(session -> new Sweeps(session, batch).notices(names))
                + swept(session -> new Sweeps(session, batch).audits(accounts))
                + swept(session -> new Sweeps(session, batch).ratings(accounts))
                + swept(session -> new Sweeps(session, batch).lessons(accounts))
                + swept(session -> new Sweeps(session, batch).wishes(accounts))
                + swept(session -> new Sweeps(session, batch).voices(both));
    }

    private int swept(Work<Integer> sweep) {
        return transactions.write("sweep", JdbcInbox.PATIENCE, sweep, rows -> {});
    }
}
