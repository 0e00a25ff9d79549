package dev.kotae.markdown;

import java.util.regex.Pattern;

/// A model's Markdown as it may be shown while it comes, on a platform that reads Markdown by the
/// letter: [Harmless]; with links that lead where they say ([Links]), images as links; and with
/// emphasis that also holds beside Japanese, where CommonMark takes the stars for text: a
/// zero-width space (U+200B) between a mark and the punctuation it stands beside makes it count.
///
/// One object handles one text that comes in pieces; the pieces it gives joined are the same
/// whatever the pieces it got. What cannot be decided yet is held back: at most a link. Not for use
/// by several threads at once.
///
/// Source of the rule: spec.commonmark.org 0.31.2, "Emphasis and strong emphasis", flanking runs.
public final class Presentable {
    /// Stands where emphasis was mended.
    static final char ZERO_WIDTH_SPACE = '\u200b';

    private final Harmless harmless = new Harmless();
    private final Fences fences = new Fences();
    private final Emphasis emphasis = new Emphasis();

    /// Not yet decided.
    private String held = "";

    private StringBuilder out = new StringBuilder();

    /// The character before `held`.
    private int before = '\n';

    /// Longer code on one line is not waited for.
    private static final int LONGEST_CODE = 300;

    /// Marks a source.
    private static final Pattern NUMBER = Pattern.compile("\\s*\\d+\\s*");

    private static final String SPECIAL = "\n`\\[!*~";
    private static final String BLOCK_STARTS = "#-+>|";

    /// How many labels of links we are in.
    private int labels;

    /// Whether nothing but blanks stood on the line before `held`.
    private boolean blankSoFar = true;

    /// The whole of a text at once.
    public static String of(String markdown) {
        var all = new Presentable();
        return all.pass(markdown) + all.rest();
    }

    /// Takes a piece and gives what may be shown by now.
    public String pass(String more) {
        return walk(harmless.pass(more), false);
    }

    /// What was still held back when the text ended.
    public String rest() {
        return walk(harmless.rest(), true);
    }

    private String walk(String more, boolean ended) {
        out = new StringBuilder(held.length() + more.length());
        var text = held + more;
        int at = 0;
        while (at < text.length()) {
            int next = step(text, at, ended);
            if (next < 0) {
                break;
            }
            at = next;
        }
        held = text.substring(at);
        return out.toString();
    }

    /// Shows what stands at a place.
    ///
    /// @return where to go on, or -1 when more text is needed to tell
    private int step(String text, int at, boolean ended) {
        if (before == '\n') {
            int line = fences.line(text, at, ended);
            if (line < 0) {
                return -1;
            }
            if (line > at) {
                return copied(text, at, line);
            }
        }
        char c = text.charAt(at);
        if (fences.isOpen()) {
            return copied(text, at, lineEnd(text, at));
        }
        return switch (c) {
            case '\n' -> newline(text, at);
            case '`' -> tick(text, at, ended);
            case '\\' -> escape(text, at, ended);
            case '[', '!' -> link(text, at, ended);
            case '*', '~' -> mark(text, at, ended);
            default -> plain(text, at, ended);
        };
    }

    private static int lineEnd(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    private int copied(String text, int from, int to) {
        if (to > from) {
            out.append(text, from, to);
            before = text.codePointBefore(to);
            blankSoFar = before == '\n' || (blankSoFar && isBlank(text, from, to));
        }
        return to;
    }

    private static boolean isBlank(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (!Character.isWhitespace(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private int newline(String text, int at) {
        if (blankSoFar) {
            emphasis.forget();
        }
        return copied(text, at, at + 1);
    }

    private int plain(String text, int at, boolean ended) {
        int first = at;
        while (first < text.length() - 1 && text.charAt(first) == ' ') {
            first++;
        }
        if (blankSoFar && BLOCK_STARTS.indexOf(text.charAt(first)) >= 0) {
            // Another block begins, over whose edge no emphasis reaches.
            emphasis.forget();
        }
        int end = at + 1;
        while (end < text.length() && SPECIAL.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        boolean half =
                !ended && Character.isHighSurrogate(text.charAt(end - 1)) && end == text.length();
        return half && end - 1 == at ? -1 : copied(text, at, half ? end - 1 : end);
    }

    /// Code is taken as a whole, and backticks that nothing closes on their line are words.
    private int tick(String text, int at, boolean ended) {
        int end = run(text, at);
        int close = end;
        while (close < text.length() && text.charAt(close) != '\n') {
            int next = run(text, close);
            if (text.charAt(close) == '`' && next - close == end - at) {
                boolean whole = next < text.length() || ended;
                return whole ? copied(text, at, next) : -1;
            }
            close = next;
        }
        boolean open = close == text.length() && !ended && close - at < LONGEST_CODE;
        return open ? -1 : copied(text, at, end);
    }

    private int escape(String text, int at, boolean ended) {
        if (at + 1 == text.length() && !ended) {
            return -1;
        }
        boolean pair = at + 1 < text.length() && isAsciiPunctuation(text.charAt(at + 1));
        return copied(text, at, pair ? at + 2 : at + 1);
    }

    private static boolean isAsciiPunctuation(char c) {
        return c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
    }

    private int mark(String text, int at, boolean ended) {
        int end = run(text, at);
        boolean undecided = end == text.length() || halfCharacter(text, end);
        if (undecided && !ended) {
            return -1;
        }
        int after = end == text.length() ? '\n' : text.codePointAt(end);
        if (blankSoFar && end - at == 1 && Character.isWhitespace(after)) {
            emphasis.forget();
            return copied(text, at, end);
        }
        switch (emphasis.read(text.charAt(at), end - at, before, after)) {
            case AS_IS -> copied(text, at, end);
            case NONE -> {
                for (int star = at; star < end; star++) {
                    out.append('\\');
                    copied(text, star, star + 1);
                }
            }
            case SPACE_BEFORE -> {
                out.append(ZERO_WIDTH_SPACE);
                copied(text, at, end);
            }
            case SPACE_AFTER -> {
                copied(text, at, end);
                out.append(ZERO_WIDTH_SPACE);
            }
        }
        return end;
    }

    private static boolean halfCharacter(String text, int at) {
        return at + 1 == text.length() && Character.isHighSurrogate(text.charAt(at));
    }

    private static int run(String text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) == text.charAt(at)) {
            end++;
        }
        return end;
    }

    private int link(String text, int at, boolean ended) {
        boolean image = text.charAt(at) == '!';
        if (image && at + 1 == text.length() && !ended) {
            return -1;
        }
        boolean bracket = !image || (at + 1 < text.length() && text.charAt(at + 1) == '[');
        if (!bracket) {
            return copied(text, at, at + 1);
        }
        return switch (InlineLink.read(text, image ? at + 1 : at, ended)) {
            case InlineLink.Undecided more -> -1;
            case InlineLink.None none -> copied(text, at, at + 1);
            case InlineLink.Found found when isNoLink(found) -> {
                out.append('\\');
                yield copied(text, at, at + 1);
            }
            case InlineLink.Found found -> shown(found);
        };
    }

    /// Such as `list[0](x)`, or a word in brackets with a remark behind it.
    private boolean isNoLink(InlineLink.Found link) {
        return !Links.allowed(link.address())
                && (before == ')'
                        || before == ']'
                        || (before < 128 && Character.isLetterOrDigit(before))
                        || NUMBER.matcher(link.label()).matches()
                        || !Links.isAddress(link.target()));
    }

    private int shown(InlineLink.Found link) {
        if (labels > 0 || !Links.allowed(link.address())) {
            inner(link.label());
        } else {
            var words = InlineLink.words(link.label());
            boolean own = !Links.isHonest(words, link.address());
            out.append('[');
            before = '[';
            if (own) {
                out.append(InlineLink.escaped(Links.shown(link.address())));
            } else {
                inner(link.label());
            }
            out.append("](").append(link.target()).append(')');
            before = ')';
        }
        blankSoFar = false;
        return link.end();
    }

    /// A label, which may hold emphasis and images, and begins and ends in the same state.
    private void inner(String label) {
        int at = 0;
        blankSoFar = false;
        labels++;
        while (at < label.length()) {
            at = step(label, at, true);
        }
        labels--;
    }
}
