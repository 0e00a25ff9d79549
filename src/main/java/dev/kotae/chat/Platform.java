package dev.kotae.chat;

import java.util.Locale;

/// Where words come from. Its [#key] is part of every stored key: a name is never reused.
public enum Platform {
    /// A Slack workspace, or the local stand-in of one.
    SLACK,
    /// The command line: `./kotae ask`.
    TERMINAL;

    /// The name in stored keys and log lines, lower case.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
