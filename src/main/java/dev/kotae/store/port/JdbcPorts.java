package dev.kotae.store.port;

import dev.kotae.doctor.Secret;
import dev.kotae.memory.Answers;
import dev.kotae.memory.AuditTrail;
import dev.kotae.memory.Conversations;
import dev.kotae.memory.Feedback;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Installations;
import dev.kotae.memory.Ledger;
import dev.kotae.memory.Retention;
import dev.kotae.memory.Stops;
import dev.kotae.store.commit.Transactions;
import dev.kotae.store.hint.Hints;
import dev.kotae.store.port.Settling.Keep;
import dev.kotae.store.table.StoredJson;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/// All ports of `memory` on one database, whatever its engine.
public record JdbcPorts(
        Inbox inbox,
        Conversations conversations,
        Answers answers,
        Ledger ledger,
        Stops stops,
        Feedback feedback,
        Installations installations,
        AuditTrail auditTrail,
        Retention retention) {
    /// How they are to behave.
    ///
    /// @param keys encrypt tokens: each 32 bytes in base64; the first encrypts, all decrypt
    /// @param forgetful whether the words of a turn go when it ends
    /// @param trust for how long to trust that every hint is heard
    public record Terms(List<Secret> keys, boolean forgetful, Duration trust) {
        public Terms {
            keys = List.copyOf(keys);
        }
    }

    /// Makes them.
    ///
    /// @param hints where what is committed is told, and heard of
    /// @param random makes the ids of turns; used by one thread at a time
    /// @param clock measures leases, delays and windows
    /// @throws IllegalArgumentException when a key is not what it should be
    public static JdbcPorts on(
            Transactions transactions,
            Hints hints,
            Terms terms,
            RandomGenerator random,
            InstantSource clock) {
        var json = new StoredJson();
        var keep = new Keep(json, terms.forgetful());
        return new JdbcPorts(
                new JdbcInbox(
                        transactions,
                        keep,
                        new TurnIds(random),
                        clock,
                        new Doorbell(hints, terms.trust()),
                        new OpenTurns(transactions, OpenTurns.MOST)),
                new JdbcConversations(transactions, json),
                new JdbcAnswers(transactions, json),
                new JdbcLedger(transactions, clock),
                new JdbcStops(transactions, hints, json, clock),
                new JdbcFeedback(transactions),
                new JdbcInstallations(transactions, hints, json, new Seal(terms.keys())),
                new JdbcAuditTrail(transactions, json),
                new JdbcRetention(transactions, clock));
    }
}
