package dev.kotae.store.commit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A connection with its statements, each prepared once. For one thread at a time; a transaction is
/// always open.
public final class Session implements AutoCloseable {
    private final Connection connection;
    private final Dialect dialect;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    /// Takes over the connection.
    ///
    /// @param dialect of its engine
    public Session(Connection connection, Dialect dialect) throws SQLException {
        this.connection = connection;
        this.dialect = dialect;
        connection.setAutoCommit(false);
    }

    /// How to say what the engines say differently.
    public Dialect dialect() {
        return dialect;
    }

    /// Runs a statement.
    ///
    /// @return how many rows it changed
    public int update(String sql, Object... values) throws SQLException {
        return statement(sql, values).executeUpdate();
    }

    /// Runs a statement for each of several things, all sent at once.
    ///
    /// @param values of the statement, for one thing
    /// @return how many rows it changed for each
    public <T> int[] updates(String sql, Collection<T> things, Function<T, Object[]> values)
            throws SQLException {
        var statement = statement(sql);
        try {
            for (var thing : things) {
                set(statement, values.apply(thing));
                statement.addBatch();
            }
            return statement.executeBatch();
        } finally {
            statement.clearBatch();
        }
    }

    /// Runs a statement, whatever it gives.
    public void run(String sql) throws SQLException {
        statement(sql).execute();
    }

    /// The first row of what a query gives.
    public <T> Optional<T> first(String sql, Row<T> row, Object... values) throws SQLException {
        try (var rows = statement(sql, values).executeQuery()) {
            return rows.next() ? Optional.of(row.of(rows)) : Optional.empty();
        }
    }

    /// All rows of what a query gives.
    public <T> List<T> all(String sql, Row<T> row, Object... values) throws SQLException {
        try (var rows = statement(sql, values).executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(row.of(rows));
            }
            return found;
        }
    }

    /// Makes all since the last commit durable.
    public void commit() throws SQLException {
        connection.commit();
    }

    /// Undoes all since the last commit.
    public void rollback() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private PreparedStatement statement(String sql, Object... values) throws SQLException {
        var statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        set(statement, values);
        return statement;
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /// Makes a value of the row that a result stands on.
    @FunctionalInterface
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /// Something to be done in one transaction.
    @FunctionalInterface
    public interface Work<T> {
        T on(Session session) throws SQLException;
    }

    /// Opens a connection.
    @FunctionalInterface
    public interface Opening {
        Connection open() throws SQLException;
    }
}
