package dev.kotae.store.port;

import dev.kotae.memory.Sightings;
import dev.kotae.store.commit.Session;
import dev.kotae.store.commit.Transactions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Sightings in the database.
record JdbcSightings(Transactions transactions) implements Sightings {
    @Override
    public void note(Map<String, Instant> kinds) {
        // In one order, so that two who note the same do not wait for each other.
        var ordered = new TreeMap<>(kinds);
        transactions.write(
                "note sightings",
                JdbcInbox.PATIENCE,
                session -> {
                    for (var seen : ordered.entrySet()) {
                        put(session, seen.getKey(), seen.getValue());
                    }
                    return true;
                },
                done -> {});
    }

    private static void put(Session session, String kind, Instant at) throws SQLException {
        session.update(
                """
                insert into sighting (kind, at) values (?, ?)
                on conflict (kind) do update set at = excluded.at where excluded.at > sighting.at
                """,
                kind,
                at.toEpochMilli());
    }

    @Override
    public Map<String, Instant> all() {
        return transactions.read("sightings", JdbcSightings::all).stream()
                .collect(Collectors.toUnmodifiableMap(Entry::getKey, Entry::getValue));
    }

    private static List<Entry<String, Instant>> all(Session session) throws SQLException {
        return session.all(
                "select kind, at from sighting",
                row -> Map.entry(row.getString(1), Instant.ofEpochMilli(row.getLong(2))));
    }
}
