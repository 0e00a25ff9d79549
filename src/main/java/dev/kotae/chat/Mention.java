package dev.kotae.chat;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

    /// The names of those who are mentioned in what was said.
    public static Set<String> names(String text) {
        return MENTION.matcher(text)
                .results()
                .map(mention -> name(mention.group()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String name(String mention) {
        return mention.substring(2, mention.length() - 1);
    }

    /// What was said with other names for those who are mentioned in it.
    ///
    /// @param names gives the other name of one
    public static String renamed(String text, UnaryOperator<String> names) {
        return MENTION.matcher(text)
                .replaceAll(mention ->
                        Matcher.quoteReplacement(of(names.apply(name(mention.group())))));
    }

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
