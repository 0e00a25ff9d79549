package dev.kotae.store.port;

import dev.kotae.memory.Amendments;
import dev.kotae.memory.Answers;
import dev.kotae.memory.AuditTrail;
import dev.kotae.memory.Conversations;
import dev.kotae.memory.Erasure;
import dev.kotae.memory.Feedback;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Ledger;
import dev.kotae.memory.Lessons;
import dev.kotae.memory.Preferences;
import dev.kotae.memory.Retention;
import dev.kotae.memory.Sightings;
import dev.kotae.memory.Stops;
import dev.kotae.memory.Usages;
import dev.kotae.memory.Voices;
import dev.kotae.store.change.JdbcAmendments;
import dev.kotae.store.change.JdbcErasure;
import dev.kotae.store.change.JdbcUsages;
import dev.kotae.store.engine.Engine;
import dev.kotae.store.port.Settling.Keep;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// All ports of `memory` on one database, whatever its engine.
public record JdbcPorts(
        Inbox inbox,
        Conversations conversations,
        Answers answers,
        Ledger ledger,
        Stops stops,
        Feedback feedback,
        Lessons lessons,
        JdbcInstallations installations,
        Preferences preferences,
        Voices voices,
        Sightings sightings,
        AuditTrail auditTrail,
        Retention retention,
        Amendments amendments,
        Erasure erasure,
        Usages usages) {
    /// Makes them.
    ///
    /// @param keep how words are written and how long they are kept
    /// @param seal encrypts tokens
    /// @param random makes the ids of turns; used by one thread at a time
    /// @param clock measures leases, delays and windows
    /// @param mostOpen how many turns may be open
    public static JdbcPorts on(
            Engine engine,
            Keep keep,
            Seal seal,
            RandomGenerator random,
            InstantSource clock,
            long mostOpen) {
        var transactions = engine.transactions();
        var hints = engine.hints();
        var json = keep.json();
        var ids = new TurnIds(random);
        var preferences = new JdbcPreferences(transactions, hints, clock);
        return new JdbcPorts(
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
                new JdbcInstallations(transactions, hints, json, seal, clock),
                preferences,
                new JdbcVoices(transactions, clock),
                new JdbcSightings(transactions),
                new JdbcAuditTrail(transactions, json),
                new JdbcRetention(transactions, clock),
                new JdbcAmendments(transactions, hints, json, ids::next, clock),
                new JdbcErasure(transactions, preferences, json, clock),
                new JdbcUsages(transactions));
    }
}
