package dev.kotae.store.commit;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/// Where the engines' SQL differs. All else is written once, for both.
public enum Dialect {
    /// One writer at a time: whoever writes has locked everything, and says nothing about it.
    SQLITE("", "", "pragma user_version = 1") {
        @Override
        public boolean unwell(SQLException failure) {
            // The low byte is the kind of error, the rest its variant:
            // https://sqlite.org/rescode.html (2026-11).
            return SQLITE_UNWELL.contains(failure.getErrorCode() & 0xff);
        }
    },
    /// Many writers at `read committed`: what is read in order to be changed is locked first.
    POSTGRESQL(" for update", " for update skip locked", "select pg_current_xact_id()") {
        @Override
        public boolean unwell(SQLException failure) {
            var state = String.valueOf(failure.getSQLState());
            return failure instanceof SQLTransientConnectionException
                    || POSTGRESQL_UNWELL.stream().anyMatch(state::startsWith);
        }
    };

    /// busy, locked, no memory, read-only, disk error, corrupt, full, cannot open, no database.
    private static final Set<Integer> SQLITE_UNWELL = Set.of(5, 6, 7, 8, 10, 11, 13, 14, 26);

    /// No connection, a standby, no resources, operator's intervention, the system's errors, lost
    /// data: <https://www.postgresql.org/docs/18/errcodes-appendix.html> (2026-11).
    private static final Set<String> POSTGRESQL_UNWELL =
            Set.of("08", "25006", "53", "57P", "58", "XX");

    private final String forUpdate;
    private final String skipLocked;
    private final String smallestWrite;

    Dialect(String forUpdate, String skipLocked, String smallestWrite) {
        this.forUpdate = forUpdate;
        this.skipLocked = skipLocked;
        this.smallestWrite = smallestWrite;
    }

    /// The end of a `select` whose rows nobody else may change until the transaction ends; it waits
    /// for others who do. Begins with a space, or is empty.
    public String forUpdate() {
        return forUpdate;
    }

    /// The end of a `select` that locks as [#forUpdate] and passes over the rows that somebody else
    /// has locked. Begins with a space, or is empty.
    public String skipLocked() {
        return skipLocked;
    }

    /// Whether the failure tells of the engine, the disk or the network, and not of the statement:
    /// whatever comes next will fail too.
    public abstract boolean unwell(SQLException failure);

    /// Changes something that nobody reads, so that there is something to commit.
    ///
    /// @return true
    boolean probe(Session session) throws SQLException {
        session.run(smallestWrite);
        return true;
    }
}
