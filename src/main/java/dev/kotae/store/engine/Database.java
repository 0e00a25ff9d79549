package dev.kotae.store.engine;

import dev.kotae.store.StoreSettings;
import dev.kotae.store.StoreUnusable;
import dev.kotae.store.commit.Dialect;
import dev.kotae.store.commit.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/// A database that a setting names.
public interface Database extends AutoCloseable {
    /// Finds the database, to work on it. A SQLite file is thereby taken for this process.
    ///
    /// @throws StoreUnusable when the setting names none, or another process holds the file
    static Database of(StoreSettings settings) {
        return settings.url().startsWith(Postgres.SCHEME)
                ? Postgres.at(settings)
                : SqliteFile.take(settings);
    }

    /// Finds the database, to use it for a moment beside whoever works on it.
    ///
    /// @throws StoreUnusable when the setting names none, or there is no such file
    static Database beside(StoreSettings settings) {
        return settings.url().startsWith(Postgres.SCHEME)
                ? Postgres.at(settings)
                : SqliteFile.beside(settings);
    }

    /// What an operator calls it; holds no password.
    String name();

    /// How its SQL differs.
    Dialect dialect();

    /// What Flyway fills into the migrations.
    Map<String, String> placeholders();

    /// Gives connections without a limit of time, for the migrations.
    DataSource source();

    /// A connection that may write, without a limit of time. Its first use makes the file.
    Connection writing() throws SQLException;

    /// A connection that reads; all that one transaction reads is of one moment.
    Connection reading() throws SQLException;

    /// The names of the tables where ours would be, in no order.
    List<String> tables() throws SQLException;

    /// Looks whether the tables are ours, or whether there are none yet. Changes nothing.
    ///
    /// @throws StoreUnusable when they are not
    void inspect() throws SQLException;

    /// Lets numbers that rise by themselves go on behind the highest one that was copied.
    void goOnCounting(Session copy) throws SQLException;

    /// Starts to run transactions. Its tables must be up to date.
    ///
    /// @param clock measures leases where the database has no clock of its own
    Engine start(InstantSource clock) throws SQLException;

    /// What to tell the operator about a failure.
    StoreUnusable unusable(Exception failure);

    /// Lets the next process have it. All connections must be closed before.
    @Override
    void close();
}
