package dev.kotae.app.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Tells a real installation from a first look.
public final class Installation {
    private Installation() {}

    /// What says that this is a real installation: a settings file here, or variables of ours or of
    /// Slack. AWS's variables alone do not, so that nobody pays by accident.
    ///
    /// @return the names of the file and the variables; empty for a first look
    public static List<String> signs() {
        return signs(System.getenv());
    }

    static List<String> signs(Map<String, String> environment) {
        var signs = new ArrayList<String>();
        if (Files.exists(Path.of(SettingsFile.DEFAULT))) {
            signs.add(SettingsFile.DEFAULT);
        }
        Arrays.stream(Key.values())
                .filter(key -> key != Key.LOG_FORMAT && key != Key.LOG_LEVEL)
                .flatMap(key -> key.variables().stream())
                .filter(name -> !name.startsWith("AWS_"))
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .forEach(signs::add);
        return signs;
    }
}
