package dev.kotae.local.wire;

import java.util.ArrayList;
import java.util.List;

/// A plausible idea of tokens: a Chinese or Japanese character is one, of other writing about four
/// characters are.
final class Tokens {
    private static final int LONGEST = 6;

    private Tokens() {}

    /// Cuts a text into tokens; together they are the text. A character is never split, nor taken
    /// from the marks that belong to it.
    static List<String> of(String text) {
        var tokens = new ArrayList<String>();
        var token = new StringBuilder();
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (i > 0 && begins(points[i], points[i - 1], token)) {
                tokens.add(token.toString());
                token.setLength(0);
            }
            token.appendCodePoint(points[i]);
        }
        if (!token.isEmpty()) {
            tokens.add(token.toString());
        }
        return tokens;
    }

    static long count(String text) {
        return of(text).size();
    }

    private static boolean begins(int point, int before, CharSequence token) {
        if (isAttached(point) || before == '\u200d') {
            return false;
        }
        return isIdeographic(point)
                || isIdeographic(before)
                || token.length() >= LONGEST
                || (Character.isWhitespace(point) && !Character.isWhitespace(before));
    }

    private static boolean isAttached(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.FORMAT,
                    Character.MODIFIER_SYMBOL ->
                    true;
            default -> false;
        };
    }

    private static boolean isIdeographic(int point) {
        return (point >= 0x2E80 && point <= 0x9FFF)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFF00 && point <= 0xFFEF)
                || (point >= 0x20000 && point <= 0x3FFFF);
    }
}
