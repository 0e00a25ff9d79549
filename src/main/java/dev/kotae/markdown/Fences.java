package dev.kotae.markdown;

/// Follows code fences through a text that comes in pieces.
final class Fences {
    /// A first line that is longer is no fence that anybody meant.
    private static final int LONGEST_LINE = 120;

    private char mark;
    private int length;

    /// Whether we are inside of a fence.
    boolean isOpen() {
        return length > 0;
    }

    /// Reads a line from its beginning, and opens or closes where it is a fence's first or last.
    ///
    /// @return where the line ends that opened or closed, `at` when it is another one, or -1 when
    ///   more text is needed to tell
    int line(String text, int at, boolean ended) {
        int from = at;
        while (from < text.length() && isIndent(text.charAt(from)) && from - at < LONGEST_LINE) {
            from++;
        }
        if (from == text.length()) {
            return ended ? at : -1;
        }
        char c = text.charAt(from);
        if (isOpen() ? c != mark : c != '`' && c != '~') {
            return at;
        }
        int end = text.indexOf('\n', from);
        if (end < 0 && !ended && text.length() - from < LONGEST_LINE) {
            return -1;
        }
        int stop = end < 0 ? text.length() : end + 1;
        return isFence(text.substring(from, stop).strip(), c) ? stop : at;
    }

    private static boolean isIndent(char c) {
        return c == ' ' || c == '\t' || c == '>';
    }

    private boolean isFence(String line, char c) {
        int run = 0;
        while (run < line.length() && line.charAt(run) == c) {
            run++;
        }
        if (isOpen()) {
            boolean closes = run == line.length() && run >= length;
            length = closes ? 0 : length;
            return closes;
        }
        boolean opens = run >= 3 && (c == '~' || line.indexOf('`', run) < 0);
        if (opens) {
            mark = c;
            length = run;
        }
        return opens;
    }
}
