package dev.kotae.guard.evidence;

/// Tells writing with blanks between words from writing without, as the scales of this room were
/// fitted: Korean, which puts blanks between words, is not wide here.
final class Script {
    /// Below is neither kana nor a Han character.
    private static final int FIRST_WIDE = 0x2e80;

    private Script() {}

    /// A Han character or kana.
    static boolean isWide(char c) {
        return c >= FIRST_WIDE && (isHiragana(c) || isKatakana(c) || isHan(c));
    }

    /// Whether a text has a Han character or kana.
    static boolean hasWide(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (isWide(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    static boolean isHiragana(char c) {
        return c >= 'ぁ' && c <= 'ゟ';
    }

    static boolean isKatakana(char c) {
        return (c >= 'ァ' && c <= 'ヿ' && c != '・') || c == 'ー';
    }

    static boolean isHan(char c) {
        return (c >= 0x3400 && c <= 0x9fff) || c == '々' || (c >= 0xf900 && c <= 0xfaff);
    }

    /// Whether a text is written in Japanese, at least in part: a tenth of its letters is wide.
    static boolean isJapanese(CharSequence text) {
        return wideShare(text) > 0.1;
    }

    /// Whether a text is written in another language than Japanese, at least in part: half of its
    /// letters are not wide.
    static boolean isLatin(CharSequence text) {
        return wideShare(text) < 0.5;
    }

    private static double wideShare(CharSequence text) {
        int wide = 0;
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isWide(c)) {
                wide++;
                letters++;
            } else if (Character.isLetter(c)) {
                letters++;
            }
        }
        return letters == 0 ? 0 : (double) wide / letters;
    }
}
