package dev.kotae.app;

import java.util.List;

/// Settings that cannot be used: one line for each thing that is wrong, saying where it stands and
/// what to do.
final class SettingsProblem extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> lines;

    SettingsProblem(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    List<String> lines() {
        return lines;
    }
}
