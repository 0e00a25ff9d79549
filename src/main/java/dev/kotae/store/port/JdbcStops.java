package dev.kotae.store.port;

import dev.kotae.chat.Address;
import dev.kotae.memory.AuditTrail.AuditEntry;
import dev.kotae.memory.AuditTrail.Event;
import dev.kotae.memory.Stops;
import dev.kotae.memory.TurnRecord;
import dev.kotae.store.commit.Session;
import dev.kotae.store.commit.Transactions;
import dev.kotae.store.hint.Hints;
import dev.kotae.store.hint.Hints.Topic;
import dev.kotae.store.table.Audits;
import dev.kotae.store.table.Deliveries;
import dev.kotae.store.table.Families;
import dev.kotae.store.table.Lanes;
import dev.kotae.store.table.Records;
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

    @Override
    public Optional<String> ask(String tenant, String message, String person) {
        return transactions.write(
                "stop the answer to a message",
                JdbcInbox.PATIENCE,
                session -> ask(session, tenant, message, person),
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
        if (running.isPresent()) {
            stop(session, address.tenant(), lane, running.get(), person);
        }
        return running;
    }

    private Optional<String> ask(Session session, String tenant, String message, String person)
            throws SQLException {
        var latest = latest(session, tenant, message);
        if (latest.isEmpty()) {
            return Optional.empty();
        }
        var lane = latest.get().lane();
        var running = running(session, tenant, lane).filter(latest.get().id()::equals);
        if (running.isPresent()) {
            stop(session, tenant, lane, running.get(), person);
        }
        return running;
    }

    /// The turn that counts of those that stand for a message.
    private Optional<TurnRecord> latest(Session session, String tenant, String message)
            throws SQLException {
        var turn = new Deliveries(session).earlier(tenant, Set.of(message));
        if (turn.isEmpty()) {
            return Optional.empty();
        }
        var records = new Records(session, json);
        var joined =
                records.find(turn.get()).map(TurnRecord::joinedTo).filter(head -> !head.isEmpty());
        return records.latest(joined.orElse(turn.get()));
    }

    private void stop(Session session, String tenant, String lane, String turn, String person)
            throws SQLException {
        if (new Wishes(session).add(turn, person, clock.millis())) {
            new Families(session).hurry(turn);
            new Lanes(session).hurry(tenant, lane, clock.millis());
            new Audits(session, json)
                    .add(
                            new AuditEntry(
                                    clock.instant(),
                                    tenant,
                                    turn,
                                    lane,
                                    person,
                                    Event.STOPPED,
                                    "",
                                    "",
                                    0,
                                    List.of()));
        }
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
