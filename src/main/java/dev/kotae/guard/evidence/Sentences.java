package dev.kotae.guard.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Cuts a text into sentences, in English and Japanese, by the marks that end one and by the lines
/// and cells of Markdown.
public final class Sentences {
    private static final Set<String> SHORTENED =
            Set.of(
                    "e.g", "i.e", "etc", "cf", "approx", "no", "nos", "mr", "mrs", "ms", "dr",
                    "prof", "vs", "inc", "ltd", "co", "st", "fig", "figs", "ca", "ext", "tel", "al",
                    "jr", "sr", "dept", "est", "ref", "refs", "jan", "feb", "mar", "apr", "jun",
                    "jul", "aug", "sep", "sept", "oct", "nov", "dec", "vol", "ed", "eds");

    /// Words may go on behind them, or a sentence ends.
    private static final Set<String> HALVES_OF_DAY = Set.of("a.m", "p.m");

    /// What a line begins with that is no continuation of the line above.
    private static final Pattern LINE_OF_ITS_OWN =
            Pattern.compile("\\s*(?:[#>|*+-]|\\d{1,3}[.)]\\s|[・●○■□▪])");

    private Sentences() {}

    /// The sentences of a text in order, without the blanks around them; none is empty.
    public static List<Span> of(String text) {
        var spans = new ArrayList<Span>();
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            int end = end(text, start, at);
            if (end > at) {
                add(text, start, end, spans);
                start = end;
                at = end - 1;
            }
        }
        add(text, start, text.length(), spans);
        return spans;
    }

    /// Behind the sentence that ends at a character, or the character's own place.
    private static int end(String text, int start, int at) {
        char c = text.charAt(at);
        return switch (c) {
            case '。', '！', '？', '｡' -> behindClosing(text, at + 1, false);
            case '!', '?' -> {
                int end = behindClosing(text, at + 1, true);
                yield end == text.length() || isBlank(text, end) || isWide(text, end) ? end : at;
            }
            case '.' -> {
                int end = behindClosing(text, at + 1, true);
                boolean ends = end == text.length() || isBlank(text, end);
                yield ends && !isShortened(text, start, at) ? end : at;
            }
            case '\n' -> isContinued(text, start, at) ? at : at + 1;
            default -> at;
        };
    }

    /// Quotation marks, brackets and the marks of sources belong to the sentence before them. In
    /// Japanese a quoted sentence within a sentence goes on with a kana.
    private static int behindClosing(String text, int from, boolean latin) {
        int end = from;
        while (end < text.length() && "\"'”’)）」』】*_!?！？。.".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        boolean quoted = end > from && !latin && end < text.length();
        if (quoted && Script.isHiragana(text.charAt(end))) {
            return from - 1;
        }
        return behindMarks(text, end);
    }

    private static int behindMarks(String text, int from) {
        int end = from;
        for (int at = from; at < text.length(); ) {
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
            int close = at < text.length() && text.charAt(at) == '[' ? text.indexOf(']', at) : -1;
            if (close < 0 || close - at > 4 || !digits(text, at + 1, close)) {
                return end;
            }
            at = close + 1;
            end = at;
        }
        return end;
    }

    private static boolean digits(String text, int start, int end) {
        return end > start && text.substring(start, end).chars().allMatch(Character::isDigit);
    }

    private static boolean isBlank(String text, int at) {
        return Character.isWhitespace(text.charAt(at));
    }

    private static boolean isWide(String text, int at) {
        return Script.isWide(text.charAt(at));
    }

    private static boolean isShortened(String text, int start, int dot) {
        int from = dot;
        while (from > start
                && (Character.isLetterOrDigit(text.charAt(from - 1))
                        || text.charAt(from - 1) == '.')) {
            from--;
        }
        var word = text.substring(from, dot);
        boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
        boolean item = from == start + leading(text, start, from) && digits(text, from, dot);
        var lower = word.toLowerCase(Locale.ROOT);
        int next = dot + 1 + leading(text, dot + 1, text.length());
        boolean goesOn = next < text.length() && Character.isLowerCase(text.charAt(next));
        return initial
                || item
                || SHORTENED.contains(lower)
                || (goesOn && HALVES_OF_DAY.contains(lower));
    }

    private static int leading(String text, int start, int end) {
        int blanks = 0;
        while (start + blanks < end && isBlank(text, start + blanks)) {
            blanks++;
        }
        return blanks;
    }

    /// Whether the next line goes on with the sentence: it begins in lower case, and nothing about
    /// either line says otherwise.
    private static boolean isContinued(String text, int start, int newline) {
        int next = newline + 1;
        if (next >= text.length() || newline == start || text.charAt(start) == '#') {
            return false;
        }
        return Character.isLowerCase(text.charAt(next))
                && !LINE_OF_ITS_OWN
                        .matcher(text.substring(next, Math.min(next + 6, text.length())))
                        .lookingAt();
    }

    private static void add(String text, int from, int to, List<Span> spans) {
        int start = from;
        int end = to;
        while (start < end && isBlank(text, start)) {
            start++;
        }
        while (end > start && isBlank(text, end - 1)) {
            end--;
        }
        if (end > start) {
            spans.add(new Span(start, end));
        }
    }
}
