package dev.kotae.store;

import java.util.Map;

/// Where the state is kept. Prints neither url nor environment: both may hold a password.
///
/// @param url a JDBC url. `jdbc:sqlite:` and the path of a file, relative to the working directory
///   or absolute; its folder is made when it is missing. Pragmas may follow, as the driver knows
///   them: `?cache_size=-64000`. Or `jdbc:postgresql://host/database?user=...&password=...`, with
///   whatever else that driver knows (`sslmode`, `currentSchema`, several hosts)
/// @param environment where `PGUSER` and `PGPASSWORD` are looked up when the url lacks them
public record StoreSettings(String url, Map<String, String> environment) {
    public StoreSettings {
        environment = Map.copyOf(environment);
    }

    /// Settings that are complete in the url.
    public StoreSettings(String url) {
        this(url, Map.of());
    }

    @Override
    public String toString() {
        return "StoreSettings[" + url.substring(0, url.indexOf(':', "jdbc:".length()) + 1) + "…]";
    }
}
