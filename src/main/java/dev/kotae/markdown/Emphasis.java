package dev.kotae.markdown;

import java.util.ArrayDeque;
import java.util.Deque;

/// Tells what keeps a mark of emphasis beside Japanese, Chinese or Korean from counting. In
/// `**「重要」**です` CommonMark does not let the second mark close, because punctuation stands inside
/// and a letter outside without a space, as is usual in these languages.
final class Emphasis {
    /// What makes a run of marks count.
    enum Cure {
        AS_IS,
        SPACE_BEFORE,
        SPACE_AFTER,
        /// It is not meant to: the stars are words.
        NONE
    }

    /// How long the runs are that are open, of stars and of tildes.
    private final Deque<Integer> stars = new ArrayDeque<>();

    private final Deque<Integer> tildes = new ArrayDeque<>();

    /// Another block begins: what was open is text.
    void forget() {
        stars.clear();
        tildes.clear();
    }

    /// Reads a run of marks.
    ///
    /// @param mark `*` or `~`
    /// @param before the code point before the run, a newline at the beginning
    /// @param after the code point behind it, a newline at the end
    Cure read(char mark, int length, int before, int after) {
        if (length > 3 || (mark == '~' && length != 2)) {
            return Cure.AS_IS;
        }
        var open = mark == '*' ? stars : tildes;
        boolean opens = flanks(before, after);
        boolean closes = flanks(after, before);
        if (isSpace(before) && isSpace(after)) {
            return Cure.AS_IS;
        }
        boolean cjk = isCjk(before) || isCjk(after);
        if (mark == '*' && isOperator(open, length, before, after)) {
            return Cure.NONE;
        }
        if (mayClose(open, length) && !isSpace(before)) {
            boolean cures = cjk && !isOpening(before);
            if (closes || cures) {
                close(open, length);
            }
            return closes || !cures ? Cure.AS_IS : Cure.SPACE_BEFORE;
        }
        boolean opened = opens || (cjk && !isSpace(after) && !isClosing(after));
        if (opened) {
            open.push(length);
        }
        return opens || !opened ? Cure.AS_IS : Cure.SPACE_AFTER;
    }

    /// Such as `3*4` and `src/**`.
    private static boolean isOperator(Deque<Integer> open, int length, int before, int after) {
        return (length == 1 && isDigit(before) && isDigit(after))
                || (before == '/' && !mayClose(open, length));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /// What begins something, as against ending it: a bracket, or the mark of a footnote.
    private static boolean isOpening(int c) {
        int type = Character.getType(c);
        return type == Character.START_PUNCTUATION
                || type == Character.INITIAL_QUOTE_PUNCTUATION
                || c == '※';
    }

    private static boolean isClosing(int c) {
        int type = Character.getType(c);
        return type == Character.END_PUNCTUATION
                || type == Character.FINAL_QUOTE_PUNCTUATION
                || c == '、'
                || c == '。';
    }

    private static boolean mayClose(Deque<Integer> open, int length) {
        return !open.isEmpty()
                && (open.peek() == length || length == open.stream().mapToInt(n -> n).sum());
    }

    private static void close(Deque<Integer> open, int length) {
        if (open.peek() == length) {
            open.pop();
        } else {
            open.clear();
        }
    }

    /// Whether a run is flanking towards `inside`, by CommonMark's rule.
    private static boolean flanks(int outside, int inside) {
        return !isSpace(inside)
                && (!isPunctuation(inside) || isSpace(outside) || isPunctuation(outside));
    }

    private static boolean isSpace(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\f'
                || c == '\r'
                || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    private static boolean isPunctuation(int c) {
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.CURRENCY_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.MATH_SYMBOL,
                    Character.OTHER_SYMBOL ->
                    true;
            default -> false;
        };
    }

    /// A letter or a sign of East Asia: other than elsewhere the signs count, which stand beside an
    /// emphasis as often.
    private static boolean isCjk(int c) {
        if (c < 0x1100) {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
            // CJK punctuation and full-width forms, the long vowel mark among them
            case COMMON ->
                    (c >= 0x3000 && c <= 0x30ff)
                            || (c >= 0xfe30 && c <= 0xfe4f)
                            || (c >= 0xff00 && c <= 0xffef);
            default -> false;
        };
    }
}
