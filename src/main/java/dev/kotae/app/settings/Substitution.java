package dev.kotae.app.settings;

import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts environment variables into settings: `${NAME}`, or `${NAME:-what holds where it is unset or
/// empty}`, as a shell does.
final class Substitution {
    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

    private Substitution() {}

    /// The text with its variables filled in.
    ///
    /// @param unset told the name of a variable that is neither set nor given a default
    static String in(String text, Map<String, String> environment, Consumer<String> unset) {
        return VARIABLE.matcher(text)
                .replaceAll(variable -> {
                    var value = environment.get(variable.group(1));
                    var otherwise = variable.group(2);
                    if (otherwise != null && (value == null || value.isEmpty())) {
                        value = otherwise;
                    }
                    if (value == null) {
                        unset.accept(variable.group(1));
                        value = "";
                    }
                    return Matcher.quoteReplacement(value);
                });
    }
}
