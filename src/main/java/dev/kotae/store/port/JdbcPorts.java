package dev.kotae.store.port;

import dev.kotae.memory.Ports;
import dev.kotae.store.change.JdbcAmendments;
import dev.kotae.store.change.JdbcErasure;
import dev.kotae.store.change.JdbcUsages;
import dev.kotae.store.engine.Engine;
import dev.kotae.store.port.Settling.Keep;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Makes all ports on one database, whatever its engine.
public final class JdbcPorts {
    private JdbcPorts() {}

    /// Makes them, around the installations.
    ///
    /// @param keep how words are written and how long they are kept
    /// @param random makes the ids of turns; used by one thread at a time
    /// @param clock measures leases, delays and windows
    /// @param mostOpen how many turns may be open
    public static Ports on(
            Engine engine,
            Keep keep,
            JdbcInstallations installations,
            RandomGenerator random,
            InstantSource clock,
            long mostOpen) {
        var transactions = engine.transactions();
        var hints = engine.hints();
        var json = keep.json();
        var ids = new TurnIds(random);
        var preferences = new JdbcPreferences(transactions, hints, clock);
        return new Ports(
                new JdbcInbox(
                        transactions,
                        keep,
                        ids,
                        clock,
                        new Doorbell(hints, engine.trust()),
                        new OpenTurns(transactions, mostOpen)),
                new JdbcConversations(transactions, json),
                new JdbcAnswers(transactions, json),
                new JdbcLedger(transactions, clock),
                new JdbcStops(transactions, hints, json, clock),
                new JdbcFeedback(transactions),
                new JdbcLessons(transactions),
                installations,
                new JdbcSightings(transactions),
                preferences,
                new JdbcVoices(transactions, clock),
                new JdbcAuditTrail(transactions, json),
                new JdbcRetention(transactions, clock),
                new JdbcAmendments(transactions, hints, json, ids::next, clock),
                new JdbcErasure(transactions, preferences, json, clock),
                new JdbcUsages(transactions));
    }
}
