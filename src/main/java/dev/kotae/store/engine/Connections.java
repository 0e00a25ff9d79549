package dev.kotae.store.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.kotae.store.commit.Pooled;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/// A pool of connections to a PostgreSQL server.
final class Connections implements Pooled.Pool {
    /// A replica's share of a server that allows 100, while a few are rolled out. On loopback ten
    /// carry several hundred turns a second.
    static final int MOST = 10;

    private static final int IDLE = 2;

    /// Shorter than the door's patience, so that somebody is told why.
    private static final Duration CONNECTING = Duration.ofSeconds(2);

    private static final Duration VALIDATING = Duration.ofSeconds(1);
    private static final Duration KEEPING_ALIVE = Duration.ofSeconds(30);

    /// Nobody waits for a replica that hangs: neither the server for it to go on, nor another one
    /// for the row that it has locked. And what is told to be kept is on the disk, whatever is
    /// usual on this server.
    private static final String SETTINGS =
            """
            set statement_timeout = '5s';
            set lock_timeout = '2s';
            set idle_in_transaction_session_timeout = '10s';
            select set_config('synchronous_commit', 'on', false)
            where current_setting('synchronous_commit') = 'off'
            """;

    private final HikariDataSource pool;

    /// Opens nothing that anybody waits for.
    Connections(DataSource source) {
        var config = new HikariConfig();
        config.setPoolName("store");
        config.setDataSource(source);
        config.setConnectionInitSql(SETTINGS);
        // Commits them: a transaction that is undone would take them back.
        config.setIsolateInternalQueries(true);
        config.setAutoCommit(false);
        config.setMaximumPoolSize(MOST);
        config.setMinimumIdle(IDLE);
        config.setConnectionTimeout(CONNECTING.toMillis());
        config.setValidationTimeout(VALIDATING.toMillis());
        config.setKeepaliveTime(KEEPING_ALIVE.toMillis());
        config.setInitializationFailTimeout(-1);
        this.pool = new HikariDataSource(config);
    }

    @Override
    public Connection open() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public void close() {
        pool.close();
    }
}
