package dev.kotae.store.engine;

import dev.kotae.store.StoreSettings;
import dev.kotae.store.StoreUnusable;
import dev.kotae.store.StoreUnusable.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.SslMode;
import org.postgresql.util.PSQLException;

/// Where a PostgreSQL database is, and who may enter. What the url leaves open comes from
/// PostgreSQL's own variables `PGUSER` and `PGPASSWORD`, and then from its password file.
final class PostgresAddress {
    static final String SCHEME = "jdbc:postgresql:";

    /// In seconds; what the url says comes first.
    private static final Map<PGProperty, String> PATIENCE =
            Map.of(PGProperty.CONNECT_TIMEOUT, "2", PGProperty.LOGIN_TIMEOUT, "4");

    /// The server gives up after 5; then the network must be at fault.
    private static final Map<PGProperty, String> IMPATIENCE =
            Map.of(PGProperty.SOCKET_TIMEOUT, "6");

    private static final Map<PGProperty, String> MANNERS =
            Map.of(PGProperty.TCP_KEEP_ALIVE, "true", PGProperty.APPLICATION_NAME, "kotae");

    private final String url;
    private final Properties given;
    private final Map<String, String> environment;

    private PostgresAddress(String url, Properties given, Map<String, String> environment) {
        this.url = url;
        this.given = given;
        this.environment = environment;
    }

    /// @throws StoreUnusable when the url cannot be understood
    static PostgresAddress of(StoreSettings settings) {
        var url = settings.url();
        var given = Driver.parseURL(url, new Properties());
        int query = url.indexOf('?');
        boolean namesUser = url.lastIndexOf('@', query < 0 ? url.length() : query) >= 0;
        if (given == null || namesUser) {
            throw new StoreUnusable(Reason.NO_ADDRESS);
        }
        var address = new PostgresAddress(url, given, settings.environment());
        try {
            SslMode.of(given);
        } catch (PSQLException unknown) {
            // Once connecting, the driver says the same of it as of a server that is not there.
            throw new StoreUnusable(unknown, Reason.WRONG_PARAMETER, address.name());
        }
        return address;
    }

    /// Server, port and database.
    String name() {
        return "%s:%s/%s"
                .formatted(
                        PGProperty.PG_HOST.getOrDefault(given),
                        PGProperty.PG_PORT.getOrDefault(given),
                        PGProperty.PG_DBNAME.getOrDefault(given));
    }

    /// Who enters.
    String user() {
        return setting(PGProperty.USER, "PGUSER").orElseGet(() -> System.getProperty("user.name"));
    }

    private Optional<String> setting(PGProperty property, String variable) {
        return Optional.ofNullable(given.getProperty(property.getName()))
                .or(() -> Optional.ofNullable(environment.get(variable)));
    }

    /// Connections for work that takes as long as it takes.
    DataSource unhurried() {
        return source();
    }

    /// Connections that break when the server does not answer in time.
    DataSource impatient() {
        var source = source();
        set(source, IMPATIENCE);
        return source;
    }

    private PGSimpleDataSource source() {
        var source = new PGSimpleDataSource();
        source.setURL(url);
        source.setUser(user());
        setting(PGProperty.PASSWORD, "PGPASSWORD").ifPresent(source::setPassword);
        set(source, PATIENCE);
        set(source, MANNERS);
        return source;
    }

    private void set(PGSimpleDataSource source, Map<PGProperty, String> properties) {
        properties.forEach((property, value) -> {
            if (!given.containsKey(property.getName())) {
                source.setProperty(property, value);
            }
        });
    }
}
