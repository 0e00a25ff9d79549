package dev.kotae.store;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.logging.LogFactory;
import org.flywaydb.core.api.logging.LogLevel;

/// Brings the tables of a file to the version that this program knows.
final class Migrations {
    private static final String FOLDER = "classpath:dev/kotae/store/migrations";

    /// The table in which Flyway keeps what it has done.
    static final String HISTORY = "kotae_schema_history";

    /// What the engine calls a number that rises by itself.
    private static final Map<String, String> SQLITE = Map.of("ordinal", "integer");

    private final DataSource file;

    Migrations(DataSource file) {
        this.file = file;
    }

    /// Does nothing where nothing is to be done.
    void run() {
        LogFactory.setLogLevel(LogLevel.WARN);
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(file)
                .locations(FOLDER)
                .table(HISTORY)
                .placeholders(SQLITE)
                .load()
                .migrate();
    }
}
