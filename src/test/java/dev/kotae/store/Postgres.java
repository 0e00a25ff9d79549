package dev.kotae.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/// A real PostgreSQL server, one for all tests of this process; it ends with the process. Root may
/// start it too.
public final class Postgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private Postgres() {}

    /// Makes an empty database.
    ///
    /// @return its url, complete
    public static String database() {
        var name = "test_" + DATABASES.incrementAndGet();
        execute(Shared.SERVER.getJdbcUrl("postgres", "postgres"), "create database " + name);
        return Shared.SERVER.getJdbcUrl("postgres", name);
    }

    /// Runs statements beside whoever works on the database.
    public static void execute(String url, String sql) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What the first row says in its first column.
    public static String asked(String url, String sql) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Shared {
        /// What a power cut would lose is of no interest here.
        static final EmbeddedPostgres SERVER = started();

        private static EmbeddedPostgres started() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
