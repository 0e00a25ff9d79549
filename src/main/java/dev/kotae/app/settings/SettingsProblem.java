package dev.kotae.app.settings;

import java.util.List;

/// Settings that cannot be used: one line for each thing that is wrong, saying where it stands and
/// what to do.
public final class SettingsProblem extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> lines;

    /// @param lines what is wrong, in the language of the operator
    public SettingsProblem(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    /// One for each thing that is wrong.
    public List<String> lines() {
        return lines;
    }
}
