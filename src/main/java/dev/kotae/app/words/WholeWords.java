package dev.kotae.app.words;

import java.util.Enumeration;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The lines of help with joints in what is one word to a reader, such as `./kotae` or
/// `slack.app-token`: picocli breaks lines where Java's `BreakIterator` lets it, which is behind
/// each dot, too. Whoever prints the help takes the joints out again.
public final class WholeWords extends ResourceBundle {
    /// A no-break space without width; of U+2060, which replaces it, the JDK does not know.
    private static final String JOINT = "\ufeff";

    private static final Pattern WITHIN = Pattern.compile("([./:-])(?=[!-~])");

    private final ResourceBundle bundle;

    /// @param bundle the lines as they are written
    public WholeWords(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /// Help as it is shown.
    public static String shown(String help) {
        return help.replace(JOINT, "");
    }

    /// Examples are not broken, and their columns are counted by hand.
    @Override
    protected @Nullable Object handleGetObject(String key) {
        if (!bundle.containsKey(key)) {
            return null;
        }
        var line = bundle.getString(key);
        return key.contains(".footer") ? line : WITHIN.matcher(line).replaceAll("$1" + JOINT);
    }

    @Override
    public Enumeration<String> getKeys() {
        return bundle.getKeys();
    }
}
