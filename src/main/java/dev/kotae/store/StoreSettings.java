package dev.kotae.store;

import dev.kotae.doctor.Secret;
import java.util.List;
import java.util.Map;

/// Where the state is kept. Prints neither url nor environment: both may hold a password.
///
/// @param url a JDBC url. `jdbc:sqlite:` and the path of a file, relative to the working directory
///   or absolute; its folder is made when it is missing. Pragmas may follow, as the driver knows
///   them: `?cache_size=-64000`. Or `jdbc:postgresql://host/database?user=...&password=...`, with
///   whatever else that driver knows (`sslmode`, `currentSchema`, several hosts)
/// @param environment where `PGUSER` and `PGPASSWORD` are looked up when the url lacks them
/// @param keys encrypt the tokens of installations: each 32 random bytes in base64. The first
///   encrypts, all decrypt, so that a new one can be put before an old one, which can go when the
///   store was opened once. None are needed where nothing is installed
/// @param forgetful whether the words of a turn go when it ends, and no conversation is remembered.
///   Ids, costs and what became of it stay. A turn that died then cannot be redriven
/// @param mostOpen how many turns may be owed an answer; while there are as many, nothing more is
///   accepted
public record StoreSettings(
        String url,
        Map<String, String> environment,
        List<Secret> keys,
        boolean forgetful,
        long mostOpen) {
    /// At ten answers a second the work of three hours: who comes then is better told so than kept
    /// waiting. Their questions are some hundred megabytes at most, so that the store stays quick.
    public static final long MOST_OPEN = 100_000;

    public StoreSettings {
        environment = Map.copyOf(environment);
        keys = List.copyOf(keys);
    }

    /// Settings with as many open turns as are good for an office.
    public StoreSettings(
            String url, Map<String, String> environment, List<Secret> keys, boolean forgetful) {
        this(url, environment, keys, forgetful, MOST_OPEN);
    }

    /// Settings without installations, which keep words as long as retention lets them.
    public StoreSettings(String url, Map<String, String> environment) {
        this(url, environment, List.of(), false);
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
