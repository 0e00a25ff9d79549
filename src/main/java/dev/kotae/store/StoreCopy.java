package dev.kotae.store;

import dev.kotae.store.StoreUnusable.Reason;
import dev.kotae.store.commit.Session;
import dev.kotae.store.engine.Database;
import dev.kotae.store.engine.Migrations;
import dev.kotae.store.engine.Transfer;
import dev.kotae.store.port.Abandoned;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Copies a store to another place, whatever the engines of the two: to move it, or to keep a copy.
///
/// What is copied is the state of one moment, also while a server works on the source. It appears
/// in the target as a whole or not at all. What is accepted afterwards stays where it was: to move
/// a store, stop its server first.
public final class StoreCopy {
    private final StoreSettings from;
    private final StoreSettings to;
    private final InstantSource clock;

    /// @param from holds the data; is only read
    /// @param to where there are no tables yet, or empty ones; a file is made
    /// @param clock for leases: nobody holds anything in the copy
    public StoreCopy(StoreSettings from, StoreSettings to, InstantSource clock) {
        this.from = from;
        this.to = to;
        this.clock = clock;
    }

    /// Copies every table. Blocks, for about a minute with a million turns.
    ///
    /// @return how many rows were copied, by table
    /// @throws StoreUnusable when one of the two cannot be used, the source is of another version,
    ///   or the target holds data
    public SortedMap<String, Long> run() {
        try (var source = Database.beside(from)) {
            check(source);
            try (var target = Database.of(to)) {
                return copied(source, target);
            }
        }
    }

    private static void check(Database source) {
        try {
            source.inspect();
            if (!new Migrations(source).done()) {
                throw new StoreUnusable(Reason.OTHER_VERSION, source.name());
            }
        } catch (SQLException | RuntimeException e) {
            throw source.unusable(e);
        }
    }

    private SortedMap<String, Long> copied(Database source, Database target) {
        try {
            target.inspect();
            new Migrations(target).run();
            var tables = ours(target);
            if (!tables.equals(ours(source))) {
                throw new StoreUnusable(Reason.OTHER_VERSION, source.name());
            }
            return copied(source, target, tables);
        } catch (SQLException | RuntimeException e) {
            throw target.unusable(e);
        }
    }

    private static SortedSet<String> ours(Database database) throws SQLException {
        var tables = new TreeSet<>(database.tables());
        tables.removeIf(Migrations::areIn);
        return tables;
    }

    private SortedMap<String, Long> copied(
            Database source, Database target, SortedSet<String> tables) throws SQLException {
        try (var reading = source.reading();
                var writing = target.writing();
                var session = new Session(writing, target.dialect())) {
            // Both see to it that all of this is one transaction.
            reading.setAutoCommit(false);
            var transfer = new Transfer(reading, writing);
            for (var table : tables) {
                if (transfer.finds(table)) {
                    throw new StoreUnusable(Reason.NOT_EMPTY, target.name());
                }
                if (!transfer.isAlike(table)) {
                    throw new StoreUnusable(Reason.OTHER_VERSION, source.name());
                }
            }
            var copied = new TreeMap<String, Long>();
            for (var table : tables) {
                copied.put(table, transfer.copy(table));
            }
            target.goOnCounting(session);
            Abandoned.free(session, clock.millis());
            session.commit();
            return copied;
        }
    }
}
