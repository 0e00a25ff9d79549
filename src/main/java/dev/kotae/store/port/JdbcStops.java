package dev.kotae.store.port;

import dev.kotae.chat.Address;
import dev.kotae.memory.AuditTrail.AuditEntry;
import dev.kotae.memory.AuditTrail.Event;
import dev.kotae.memory.Stops;
import dev.kotae.store.commit.Session;
import dev.kotae.store.commit.Transactions;
import dev.kotae.store.hint.Hints;
import dev.kotae.store.hint.Hints.Topic;
import dev.kotae.store.table.Audits;
import dev.kotae.store.table.Families;
import dev.kotae.store.table.Lanes;
import dev.kotae.store.table.StoredJson;
import dev.kotae.store.table.Turns;
import dev.kotae.store.table.Wishes;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Wishes to stop, in the database.
record JdbcStops(Transactions transactions, Hints hints, StoredJson json, InstantSource clock)
        implements Stops {
    @Override
    public Optional<String> ask(Address address, String person) {
        return transactions.write(
                "stop",
                JdbcInbox.PATIENCE,
                session -> ask(session, address, person),
                turn -> turn.ifPresent(this::tell));
    }

    private void tell(String turn) {
        hints.tell(Topic.STOPPED, turn);
        hints.tell(Topic.DUE, "");
    }

    private Optional<String> ask(Session session, Address address, String person)
            throws SQLException {
        var turns = new Turns(session);
        var lane = address.lane();
        var running = running(session, address.tenant(), lane);
        if (running.isEmpty() && address.thread().isEmpty()) {
            lane = turns.laneBelow(address.tenant(), address.channel(), person).orElse(lane);
            running = running(session, address.tenant(), lane);
        }
        if (running.isPresent() && new Wishes(session).add(running.get(), person, clock.millis())) {
            new Families(session).hurry(running.get());
            new Lanes(session).hurry(address.tenant(), lane, clock.millis());
            new Audits(session, json)
                    .add(
                            new AuditEntry(
                                    clock.instant(),
                                    address.tenant(),
                                    running.get(),
                                    lane,
                                    person,
                                    Event.STOPPED,
                                    "",
                                    "",
                                    0,
                                    List.of()));
        }
        return running;
    }

    private static Optional<String> running(Session session, String tenant, String lane)
            throws SQLException {
        new Lanes(session).lock(tenant, lane);
        return new Turns(session).running(tenant, lane);
    }

    @Override
    public Set<String> asked(Collection<String> turns) {
        if (turns.isEmpty()) {
            return Set.of();
        }
        var asked = new HashSet<>(turns);
        asked.retainAll(
                new HashSet<>(transactions.read("stops", session -> new Wishes(session).all())));
        return asked;
    }

    @Override
    public Listening listen(Consumer<String> stopped) {
        return hints.listen(Topic.STOPPED, stopped)::close;
    }
}
