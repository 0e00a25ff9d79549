package dev.kotae.store;

import dev.kotae.memory.Answers;
import dev.kotae.memory.AuditTrail;
import dev.kotae.memory.Conversations;
import dev.kotae.memory.Feedback;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Installations;
import dev.kotae.memory.Ledger;
import dev.kotae.memory.Retention;
import dev.kotae.memory.Stops;
import dev.kotae.store.commit.Breaker;
import dev.kotae.store.commit.Dialect;
import dev.kotae.store.commit.GroupCommit;
import dev.kotae.store.commit.Session;
import dev.kotae.store.commit.Transactions;
import dev.kotae.store.hint.HintsInProcess;
import dev.kotae.store.port.JdbcPorts;
import dev.kotae.store.port.JdbcPorts.Terms;
import dev.kotae.store.table.Lanes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/// The open store. Belongs to one process: while it is open, nobody else can open the same file.
public final class Store implements AutoCloseable {
    private final SqliteFile file;
    private final Transactions transactions;
    private final JdbcPorts ports;

    private Store(SqliteFile file, InstantSource clock, RandomGenerator random) {
        this.file = file;
        this.transactions =
                new Breaker(new GroupCommit(file::writing, file::reading), Dialect.SQLITE);
        var terms = new Terms(List.of(), false, Duration.ofHours(1));
        this.ports = JdbcPorts.on(transactions, new HintsInProcess(), terms, random, clock);
    }

    /// Loads what the first [#open] would otherwise wait for, SQLite's native library. May be
    /// called meanwhile. Never throws: whoever opens a file will be told.
    public static void prepare() {
        SqliteFile.load();
    }

    /// Opens the file, makes or migrates its tables, and voids the leases that a dead process left,
    /// so that what it worked on can be claimed at once. Blocks, some tenths of a second.
    ///
    /// @param clock measures leases and delays. Where it is set forward, leases end early: the
    ///   fencing number keeps a late holder from writing. Where it is set back, what is held or
    ///   delayed at that moment waits longer by as much; new questions do not.
    /// @param random makes the ids of turns; used by one thread at a time
    /// @throws StoreUnusable when there is no such file and it cannot be made, it is not ours, it
    ///   cannot be written, or another process has it open
    public static Store open(StoreSettings settings, InstantSource clock, RandomGenerator random) {
        var file = SqliteFile.take(settings);
        try {
            file.inspect();
            new Migrations(file.source()).run();
            voidLeases(file, clock.millis());
            return new Store(file, clock, random);
        } catch (SQLException | RuntimeException e) {
            file.close();
            throw file.unusable(e);
        }
    }

    private static void voidLeases(SqliteFile file, long now) throws SQLException {
        try (var session = new Session(file.writing(), Dialect.SQLITE)) {
            new Lanes(session).voidLeases(now);
            session.commit();
        }
    }

    /// The questions that are owed an answer.
    public Inbox inbox() {
        return ports.inbox();
    }

    /// What was said.
    public Conversations conversations() {
        return ports.conversations();
    }

    /// What was answered.
    public Answers answers() {
        return ports.answers();
    }

    /// What may still be spent.
    public Ledger ledger() {
        return ports.ledger();
    }

    /// What was asked to stop.
    public Stops stops() {
        return ports.stops();
    }

    /// What people think of the answers.
    public Feedback feedback() {
        return ports.feedback();
    }

    /// Who installed us.
    public Installations installations() {
        return ports.installations();
    }

    /// What became of the turns.
    public AuditTrail auditTrail() {
        return ports.auditTrail();
    }

    /// How what is kept goes again.
    public Retention retention() {
        return ports.retention();
    }

    /// Commits what is queued, refuses what comes afterwards with
    /// [StoreFailure][dev.kotae.memory.StoreFailure], and lets go of the file. Blocks until that is
    /// done, 10 seconds at most on a disk that hangs.
    @Override
    public void close() {
        transactions.close();
        file.close();
    }
}
