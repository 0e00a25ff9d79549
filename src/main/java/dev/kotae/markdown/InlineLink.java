package dev.kotae.markdown;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.parser.Parser;

/// What stands at a `[`: a link that bears its address, or something else.
sealed interface InlineLink {
    /// More text is needed to tell.
    record Undecided() implements InlineLink {}

    /// No link with its address.
    record None() implements InlineLink {}

    /// A link.
    ///
    /// @param label as it is written
    /// @param address where it leads
    /// @param target address and title as they are written
    /// @param end where the text goes on
    record Found(String label, String address, String target, int end) implements InlineLink {}

    /// A longer label is no link that anybody meant.
    int LONGEST_LABEL = 1_000;

    /// Of a label.
    Parser PARSER =
            Parser.builder()
                    .extensions(List.of(StrikethroughExtension.create()))
                    .enabledBlockTypes(Set.of())
                    .build();

    /// What [Presentable] makes marks of that are none yet.
    Pattern MARKS = Pattern.compile("[*~]");

    /// Reads on from a `[`.
    ///
    /// @param ended whether nothing will follow
    static InlineLink read(String text, int open, boolean ended) {
        int close = closing(text, open);
        InlineLink cut = ended ? new None() : new Undecided();
        if (close == text.length()) {
            return text.length() - open > LONGEST_LABEL ? new None() : cut;
        }
        if (close < 0) {
            return new None();
        }
        if (close + 1 == text.length()) {
            return cut;
        }
        if (text.charAt(close + 1) != '(') {
            return new None();
        }
        int end = targetEnd(text, close + 2);
        if (end == text.length()) {
            return text.length() - close > Links.LONGEST ? new None() : cut;
        }
        if (end < 0) {
            return new None();
        }
        var target = text.substring(close + 2, end).strip();
        var address = address(target);
        // Slack would read a bar as the beginning of a label.
        boolean bar = address.contains("|");
        var safe = address.replace("|", "%7C");
        return new Found(text.substring(open + 1, close), safe, bar ? safe : target, end + 1);
    }

    /// Where the label's bracket closes; -1 when it does not, the text's length when that is open.
    private static int closing(String text, int open) {
        int depth = 0;
        for (int at = open; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '\\' -> at++;
                case '[' -> depth++;
                case ']' -> {
                    if (--depth == 0) {
                        return at;
                    }
                }
                case '\n' -> {
                    if (!goesOn(text, at + 1)) {
                        return -1;
                    }
                }
                default -> {
                    // A letter of the label.
                }
            }
            if (at - open > LONGEST_LABEL) {
                return -1;
            }
        }
        return text.length();
    }

    /// Where the round bracket closes: not within `<…>` or a title, nor within a pair of its own.
    private static int targetEnd(String text, int from) {
        int depth = 1;
        char quote = 0;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' && Character.isWhitespace(text.charAt(at - 1))) {
                quote = '"';
            } else if (c == '<' && text.substring(from, at).isBlank()) {
                quote = '>';
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return at;
            } else if (c == '\n' && !goesOn(text, at + 1)) {
                return -1;
            }
            if (at - from > Links.LONGEST) {
                return -1;
            }
        }
        return text.length();
    }

    /// Whether the line that begins here is neither blank nor a fence, as far as that is known.
    private static boolean goesOn(String text, int line) {
        int at = line;
        while (at < text.length() && " \t>".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at == text.length()
                || (text.charAt(at) != '\n'
                        && !text.startsWith("```", at)
                        && !text.startsWith("~~~", at));
    }

    private static String address(String target) {
        if (target.startsWith("<")) {
            int end = target.indexOf('>');
            return end < 0 ? target : target.substring(1, end).replace("\u2060", "");
        }
        int space = 0;
        while (space < target.length() && !Character.isWhitespace(target.charAt(space))) {
            space++;
        }
        return target.substring(0, space).replaceAll("\\\\(\\p{Punct})", "$1");
    }

    /// A label as people read it.
    static String words(String label) {
        // As a link: by itself it might define one.
        var words = InlineReader.words(PARSER.parse("[" + label + "](x)"));
        return MARKS.matcher(words).replaceAll("");
    }

    /// Words that mean nothing but themselves.
    static String escaped(String words) {
        return words.replaceAll("[\\\\`*_~\\[\\]<>]", "\\\\$0");
    }
}
