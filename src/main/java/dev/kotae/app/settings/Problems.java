package dev.kotae.app.settings;

import dev.kotae.app.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Gathers what is wrong, so that it is told in one go.
final class Problems {
    private final List<String> lines = new ArrayList<>();
    private final Set<String> paths = new HashSet<>();
    private String place = "";

    /// What is found from here on stands in this file, or comes from there.
    void in(String place) {
        this.place = place;
    }

    /// @param key the line of the words; `{0}` in it is the place, `{1}` the path
    /// @param path where it stands, such as `http.port`
    /// @param more what else the line is filled in with
    void add(String key, String path, Object... more) {
        var arguments = new ArrayList<Object>(List.of(place, path));
        arguments.addAll(Arrays.asList(more));
        lines.add(Words.say(key, arguments.toArray()));
        paths.add(path);
    }

    /// Says that there is no such setting, and which was probably meant.
    ///
    /// @param known those that could have been meant
    void unknown(String path, Set<String> known) {
        Nearest.to(path, known)
                .ifPresentOrElse(
                        near -> add("settings.unknown-near", path, near),
                        () -> add("settings.unknown", path, new TreeSet<>(known)));
    }

    /// Whether something was found wrong there.
    boolean tell(String path) {
        return paths.contains(path);
    }

    /// Throws when there are any.
    void raise() throws SettingsProblem {
        if (!lines.isEmpty()) {
            throw new SettingsProblem(lines);
        }
    }
}
