package dev.kotae.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
        return database("");
    }

    private static String database(String copied) {
        var name = "test_" + DATABASES.incrementAndGet();
        execute(url("postgres"), "create database " + name + copied);
        return url(name);
    }

    private static String url(String database) {
        return Shared.SERVER.getJdbcUrl("postgres", database);
    }

    /// Makes a database that has our tables already, a copy of one that the product migrated: a
    /// tenth of the time that an empty one takes.
    ///
    /// @return its url, complete
    public static String migrated() {
        return database(" template " + Migrated.NAME + " strategy file_copy");
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

    private static final class Migrated {
        static final String NAME = made();

        private static String made() {
            var url = database();
            var settings = new StoreSettings(url, Map.of(), List.of(), false);
            Store.open(settings, InstantSource.system(), new Random()).close();
            return url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
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
