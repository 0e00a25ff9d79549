package dev.kotae.store.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.store.StoreSettings;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a connection of the pool brings along, held against a real PostgreSQL server.
@Tag("postgres")
final class ConnectionsTest {
    private final String url = dev.kotae.store.Postgres.database();

    @Test
    void a_transaction_that_is_undone_leaves_the_limits_as_they_are() throws Exception {
        try (var pool = pool();
                var connection = pool.open()) {
            connection.rollback();

            assertThat(shown(connection, "statement_timeout")).isEqualTo("5s");
            assertThat(shown(connection, "lock_timeout")).isEqualTo("2s");
            assertThat(shown(connection, "idle_in_transaction_session_timeout")).isEqualTo("10s");
        }
    }

    @Test
    void what_is_told_to_be_kept_is_on_the_disk_whatever_is_usual_there() throws Exception {
        var name = url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
        dev.kotae.store.Postgres.execute(
                url, "alter database " + name + " set synchronous_commit = off");
        try (var pool = pool();
                var connection = pool.open()) {
            connection.rollback();

            assertThat(shown(connection, "synchronous_commit")).isEqualTo("on");
        }
    }

    @Test
    void a_connection_that_rests_has_no_transaction_open() throws Exception {
        try (var pool = pool()) {
            pool.open().close();

            assertThat(
                            dev.kotae.store.Postgres.asked(
                                    url,
                                    "select count(*) from pg_stat_activity"
                                            + " where datname = current_database()"
                                            + " and application_name = 'kotae'"
                                            + " and state like 'idle in transaction%'"))
                    .isEqualTo("0");
        }
    }

    private Connections pool() {
        return new Connections(PostgresAddress.of(new StoreSettings(url)).impatient());
    }

    private static String shown(Connection connection, String setting) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("show " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
