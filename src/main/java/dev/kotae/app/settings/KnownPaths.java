package dev.kotae.app.settings;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/// Which settings there are, and what is said to one that is not.
final class KnownPaths {
    private final Problems problems;
    private final Set<String> structured;

    /// @param structured the settings that are more than one value
    KnownPaths(Problems problems, Set<String> structured) {
        this.problems = problems;
        this.structured = structured;
    }

    /// Whether other settings stand below it, such as `bedrock` and `bedrock.models`.
    boolean isBranch(String path) {
        return Arrays.stream(Key.values()).anyMatch(key -> key.path().startsWith(path + "."));
    }

    /// Finds fault with a path unless a setting stands there.
    void check(String path) {
        if (Key.at(path).isPresent() || structured.contains(path)) {
            return;
        }
        if (isBranch(path)) {
            problems.add("settings.map-wanted", path);
            return;
        }
        Nearest.to(path, branches())
                .ifPresentOrElse(
                        near -> problems.add("settings.unknown-near", path, near),
                        () -> problems.unknown(path, all()));
    }

    private Set<String> all() {
        var all = new TreeSet<>(structured);
        Arrays.stream(Key.values()).map(Key::path).forEach(all::add);
        return all;
    }

    private static Set<String> branches() {
        var branches = new TreeSet<String>();
        for (var key : Key.values()) {
            for (int dot = key.path().indexOf('.');
                    dot > 0;
                    dot = key.path().indexOf('.', dot + 1)) {
                branches.add(key.path().substring(0, dot));
            }
        }
        return branches;
    }
}
