package dev.kotae.markdown;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Takes the sting out of what Slack would obey instead of show: `<!channel>` and its like, which
/// call everybody, `<@U…>` and `<#C…>`, which name people and channels, and `<url|label>`, whose
/// label hides where it leads, or which leads elsewhere than into the web or to a mail address. A
/// word joiner (U+2060, invisible) after the `<` makes them text again. The invisible characters
/// that turn the direction of writing, by which one address can look like another, are left out.
/// Everything else, generics, HTML tags and `<https://…>` among it, stays as it is.
///
/// One object handles one text that comes in pieces; the pieces it gives joined are the same
/// whatever the pieces it got. Not for use by several threads at once.
///
/// Source of the tokens: docs.slack.dev, "Formatting message text", read September 2026.
public final class Harmless {
    private static final char WORD_JOINER = '\u2060';

    private static final List<String> TOKENS =
            List.of(
                    "<!channel",
                    "<!here",
                    "<!everyone",
                    "<!subteam",
                    "<!date",
                    "<!group",
                    "<@U",
                    "<@W",
                    "<@B",
                    "<#C",
                    "<#G",
                    "<#D");

    /// No scheme in use is longer; what goes on without a colon is a word.
    private static final int LONGEST_SCHEME = 32;

    /// Slack takes links of up to about 2,000 characters; a longer one is not worth waiting for.
    private static final int LONGEST_LINK = 2_048;

    private static final Pattern TURNS = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]");

    private static final List<String> SCHEMES = List.of("http", "https", "mailto");

    private enum Verdict {
        HARMLESS,
        HARMFUL,
        UNDECIDED
    }

    private final StringBuilder held = new StringBuilder();

    /// The whole of a text at once.
    public static String of(String markdown) {
        var all = new Harmless();
        return all.pass(markdown) + all.rest();
    }

    /// Takes a piece and gives what may be shown by now. What might become a token with the next
    /// piece is held back.
    public String pass(String more) {
        held.append(TURNS.matcher(more).replaceAll(""));
        var shown = new StringBuilder(held.length());
        int from = 0;
        for (int open = held.indexOf("<"); open >= 0; open = held.indexOf("<", from)) {
            shown.append(held, from, open);
            from = open;
            var verdict = verdict(held.substring(open));
            if (verdict == Verdict.UNDECIDED) {
                held.delete(0, from);
                return shown.toString();
            }
            shown.append('<');
            if (verdict == Verdict.HARMFUL) {
                shown.append(WORD_JOINER);
            }
            from++;
        }
        shown.append(held, from, held.length());
        held.setLength(0);
        return shown.toString();
    }

    /// What was still held back when the text ended.
    public String rest() {
        var rest = held.toString();
        held.setLength(0);
        return rest;
    }

    private static Verdict verdict(String ahead) {
        if (ahead.length() == 1) {
            return Verdict.UNDECIDED;
        }
        return Character.isLetter(ahead.charAt(1)) ? linkVerdict(ahead) : tokenVerdict(ahead);
    }

    private static Verdict tokenVerdict(String ahead) {
        boolean anyCase = ahead.charAt(1) == '!';
        var verdict = Verdict.HARMLESS;
        for (var token : TOKENS) {
            int compared = Math.min(token.length(), ahead.length());
            if (ahead.regionMatches(anyCase, 0, token, 0, compared)) {
                if (compared == token.length()) {
                    return Verdict.HARMFUL;
                }
                verdict = Verdict.UNDECIDED;
            }
        }
        return verdict;
    }

    private static Verdict linkVerdict(String ahead) {
        boolean afterScheme = false;
        for (int at = 1; at < ahead.length(); at++) {
            char c = ahead.charAt(at);
            if (afterScheme && (c == '|' || (c == '>' && !SCHEMES.contains(scheme(ahead))))) {
                return Verdict.HARMFUL;
            }
            if (c == '>' || c == '<' || Character.isWhitespace(c)) {
                return Verdict.HARMLESS;
            }
            if (!afterScheme && c != ':' && (at > LONGEST_SCHEME || !schemeMayHold(c))) {
                return Verdict.HARMLESS;
            }
            afterScheme |= c == ':';
        }
        return ahead.length() > LONGEST_LINK ? Verdict.HARMFUL : Verdict.UNDECIDED;
    }

    private static String scheme(String ahead) {
        return ahead.substring(1, ahead.indexOf(':')).toLowerCase(Locale.ROOT);
    }

    private static boolean schemeMayHold(char c) {
        return Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '.';
    }
}
