package dev.kotae.store.engine;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.logging.LogFactory;
import org.flywaydb.core.api.logging.LogLevel;

/// Brings the tables of a database to the version that this program knows.
///
/// While a new version of the program is rolled out, and when it is taken back, an older one works
/// on the newer tables. So a migration only ever adds: tables, indexes, columns that are null or
/// have a default. What the program no longer needs is taken away one release after the last
/// program that knew it. An older program passes over migrations that it does not know: going back
/// one release needs no change of the tables, going back further is not promised.
///
/// On PostgreSQL replicas that start together migrate one after the other, under Flyway's lock.
public final class Migrations {
    private static final String FOLDER = "classpath:dev/kotae/store/migrations";

    /// The table in which Flyway keeps what it has done.
    static final String HISTORY = "kotae_schema_history";

    private final DataSource source;
    private final Map<String, String> placeholders;

    /// @param database to be migrated
    public Migrations(Database database) {
        this.source = database.source();
        this.placeholders = database.placeholders();
    }

    /// Whether a table is Flyway's and not ours.
    public static boolean areIn(String table) {
        return table.equals(HISTORY);
    }

    /// Does nothing where nothing is to be done.
    public void run() {
        flyway().migrate();
    }

    /// Whether the tables are those that this program works on. Changes nothing.
    public boolean done() {
        return flyway().info().pending().length == 0;
    }

    private Flyway flyway() {
        LogFactory.setLogLevel(LogLevel.WARN);
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations(FOLDER)
                .table(HISTORY)
                .placeholders(placeholders)
                .ignoreMigrationPatterns("*:future")
                .load();
    }
}
