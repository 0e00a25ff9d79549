package dev.kotae.store.port;

import dev.kotae.chat.Turn;
import dev.kotae.memory.Ledger;
import dev.kotae.store.commit.Transactions;
import dev.kotae.store.table.Counters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Money and rates in the database.
record JdbcLedger(Transactions transactions, InstantSource clock) implements Ledger {
    @Override
    public Decision reserve(Turn turn, List<Limit> limits, long microUsd, Duration ttl) {
        return transactions.write(
                "reserve",
                JdbcInbox.PATIENCE,
                session -> new Till(session, clock.millis()).reserve(turn, limits, microUsd, ttl),
                decision -> {});
    }

    @Override
    public Optional<Integer> reached(Turn turn, Limit limit, List<Integer> percents) {
        // Nearly always it is none, and a write would make those wait who reserve.
        long now = clock.millis();
        var unheard =
                transactions.read(
                        "look for marks",
                        session -> new Till(session, now).unheard(turn, limit, percents));
        if (unheard.isEmpty()) {
            return unheard;
        }
        return transactions.write(
                "notice",
                JdbcInbox.PATIENCE,
                session -> new Till(session, clock.millis()).reached(turn, limit, percents),
                mark -> {});
    }

    @Override
    public long spent(String tenant, Limit limit, String subject) {
        long now = clock.millis();
        var key = Till.key(tenant, limit, subject, now);
        return transactions.read("count", session -> new Counters(session).spent(key, now));
    }

    @Override
    public long spentBesides(Turn turn, Limit limit) {
        long now = clock.millis();
        var tenant = turn.asked().address().tenant();
        var key = Till.key(tenant, limit, limit.scope().subject(turn), now);
        return transactions.read(
                "count",
                session -> {
                    var counters = new Counters(session);
                    return counters.spent(key, now) - counters.held(key, turn.id(), now);
                });
    }
}
