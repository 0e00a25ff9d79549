package dev.kotae.chat;

import java.util.regex.Pattern;

/// How a person who is mentioned stands in what was said: an `@` and the name, isolated by the two
/// characters that Unicode has for it (UAX #9, "Explicit Directional Isolates", read November
/// 2026). Nobody sees them, a name in any script stays together, and whoever looks for the words of
/// a question can tell a name from them.
public final class Mention {
    private static final String BEFORE = "\u2068";
    private static final String BEHIND = "\u2069";

    private static final Pattern MENTION =
            Pattern.compile(BEFORE + "@[^" + BEFORE + BEHIND + "]*" + BEHIND);

    private static final Pattern ISOLATES = Pattern.compile("[" + BEFORE + BEHIND + "]");
    private static final Pattern BLANKS = Pattern.compile("[ \u00a0]{2,}");

    private Mention() {}

    /// A person's name as a mention.
    public static String of(String name) {
        return BEFORE + "@" + plain(name) + BEHIND;
    }

    /// What was said without those who are mentioned in it; where nothing else was, with them.
    public static String without(String text) {
        var rest = MENTION.matcher(text).replaceAll(" ");
        boolean empty = rest.codePoints().noneMatch(Character::isLetterOrDigit);
        return rest.equals(text) || empty
                ? plain(text)
                : plain(BLANKS.matcher(rest).replaceAll(" ")).strip();
    }

    /// What was said with the names as words like the others.
    public static String plain(String text) {
        return ISOLATES.matcher(text).replaceAll("");
    }
}
