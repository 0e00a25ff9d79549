package dev.kotae.store.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Carries rows from one database to another, as they are.
///
/// @param from in a transaction that sees one moment
/// @param to in the transaction that is to hold all of them
public record Transfer(Connection from, Connection to) {
    /// How many rows are held in memory.
    private static final int BATCH = 500;

    /// Whether a table of the target holds anything.
    public boolean finds(String table) throws SQLException {
        try (var statement = to.createStatement();
                var rows = statement.executeQuery("select 1 from " + table + " limit 1")) {
            return rows.next();
        }
    }

    /// Whether a table has the same columns here and there.
    public boolean isAlike(String table) throws SQLException {
        return columns(from, table).equals(columns(to, table));
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select * from " + table + " where 1 = 0")) {
            return columns(rows);
        }
    }

    private static List<String> columns(ResultSet rows) throws SQLException {
        var names = new ArrayList<String>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            names.add(rows.getMetaData().getColumnName(column));
        }
        return names;
    }

    /// Copies a table.
    ///
    /// @return how many rows
    public long copy(String table) throws SQLException {
        try (var statement = from.createStatement()) {
            // Without it the driver would hold the whole table.
            statement.setFetchSize(BATCH);
            try (var rows = statement.executeQuery("select * from " + table)) {
                return insert(table, rows);
            }
        }
    }

    private long insert(String table, ResultSet rows) throws SQLException {
        var columns = columns(rows);
        var blanks = Collections.nCopies(columns.size(), "?");
        var sql =
                "insert into %s (%s) values (%s)"
                        .formatted(table, String.join(", ", columns), String.join(", ", blanks));
        long copied = 0;
        try (var insert = to.prepareStatement(sql)) {
            while (rows.next()) {
                for (int column = 1; column <= columns.size(); column++) {
                    insert.setObject(column, rows.getObject(column));
                }
                insert.addBatch();
                if (++copied % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        return copied;
    }
}
