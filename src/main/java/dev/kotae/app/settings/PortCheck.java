package dev.kotae.app.settings;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Finds fault with two ports that are one: the second door would be told that it is taken, and not
/// by whom.
///
/// @param problems where it is told
/// @param values what is set
/// @param at has what follows told of where a key comes from
record PortCheck(Problems problems, Map<Key, String> values, Consumer<Key> at) {
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "[::]");

    private static final String ANY_PORT = "0";

    void check() {
        var port = value(Key.HTTP_PORT);
        if (port.equals(value(Key.HTTP_MANAGEMENT_PORT)) && !port.equals(ANY_PORT) && meet()) {
            at.accept(
                    values.containsKey(Key.HTTP_MANAGEMENT_PORT)
                            ? Key.HTTP_MANAGEMENT_PORT
                            : Key.HTTP_PORT);
            problems.add(
                    "settings.same-port",
                    Key.HTTP_PORT.path(),
                    Key.HTTP_MANAGEMENT_PORT.path(),
                    port);
        }
    }

    private boolean meet() {
        var one = value(Key.HTTP_BIND);
        var other = value(Key.HTTP_MANAGEMENT_BIND);
        return one.equals(other) || EVERYWHERE.contains(one) || EVERYWHERE.contains(other);
    }

    private String value(Key key) {
        return values.getOrDefault(key, key.fallback());
    }
}
