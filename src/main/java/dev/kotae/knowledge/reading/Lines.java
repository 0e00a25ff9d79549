package dev.kotae.knowledge.reading;

import java.util.List;
import java.util.regex.Pattern;

/// Lines that were broken to fit a page, made one text again, and what blank lines part.
final class Lines {
    /// Each break is taken whole: one of two characters is no blank line, and as many blank lines
    /// as there may be need no deeper stack.
    private static final Pattern BLANK = Pattern.compile("(?>\\R\\h*){2,}+");

    private Lines() {}

    /// The paragraphs of a text; at least one, which may be empty.
    static List<String> paragraphs(String text) {
        return BLANK.splitAsStream(text.strip()).map(String::strip).toList();
    }

    /// Japanese is joined without a blank, as it is written; a word that was parted by a hyphen is
    /// whole again.
    static String joined(Iterable<String> lines) {
        var text = new StringBuilder();
        for (var line : lines) {
            var words = line.strip();
            if (!words.isEmpty()) {
                join(text, words);
                text.append(words);
            }
        }
        return text.toString();
    }

    private static void join(StringBuilder text, String next) {
        if (text.isEmpty()) {
            return;
        }
        int last = text.codePointBefore(text.length());
        int first = next.codePointAt(0);
        if (last == '-' && Character.isLowerCase(first) && endsInWord(text)) {
            text.setLength(text.length() - 1);
        } else if (!Script.isWideText(last) || !Script.isWideText(first)) {
            text.append(' ');
        }
    }

    private static boolean endsInWord(StringBuilder text) {
        return text.length() > 1 && Character.isLowerCase(text.codePointBefore(text.length() - 1));
    }
}
