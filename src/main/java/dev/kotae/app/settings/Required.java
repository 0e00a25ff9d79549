package dev.kotae.app.settings;

import dev.kotae.app.words.Words;
import java.util.List;

/// Tells which settings are missing, and where each of them is found.
public final class Required {
    private Required() {}

    /// Throws when one of the keys has no value.
    public static void of(Settings settings, List<Key> keys) throws SettingsProblem {
        var lines =
                keys.stream()
                        .filter(key -> settings.value(key).isEmpty())
                        .map(key -> Words.say("settings.missing", key.path(), remedy(key)))
                        .toList();
        if (!lines.isEmpty()) {
            throw new SettingsProblem(lines);
        }
    }

    private static String remedy(Key key) {
        return Words.say("settings.fix." + key.path().substring(key.path().indexOf('.') + 1));
    }
}
