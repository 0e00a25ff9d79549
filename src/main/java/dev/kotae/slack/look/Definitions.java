package dev.kotae.slack.look;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The lines of a text that say where its numbered or named links lead. Each part of a long text
/// needs them.
final class Definitions {
    private static final int LONGEST = 4_000;
    private static final Pattern LINE = Pattern.compile("(?m)^ {0,3}\\[[^\\]\\n]{1,200}]: ?\\S.*$");

    private Definitions() {}

    /// Empty where there are none, or too many to be repeated.
    static String in(String markdown) {
        var lines =
                LINE.matcher(markdown)
                        .results()
                        .map(line -> line.group())
                        .collect(Collectors.joining("\n"));
        return lines.length() > LONGEST ? "" : lines;
    }
}
