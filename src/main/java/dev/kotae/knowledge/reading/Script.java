package dev.kotae.knowledge.reading;

import java.util.Locale;

/// Tells writing with blanks between words (English) from writing without (Japanese), as the index
/// cuts it: what it cuts into pairs of characters is wide, Korean and Bopomofo among it.
public final class Script {
    /// Below this code point there is neither kana nor a Han character.
    private static final int FIRST_WIDE = 0x2E80;

    /// From this share of wide characters on a whole text is Japanese.
    private static final double MOSTLY_JAPANESE = 0.3;

    private Script() {}

    /// A Han character, kana or Hangul.
    public static boolean isWide(int character) {
        if (character < FIRST_WIDE) {
            return false;
        }
        return switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
            default -> character == 'ー';
        };
    }

    /// Wide, or the punctuation that belongs to it.
    static boolean isWideText(int character) {
        return isWide(character) || (character >= 0x3000 && character <= 0x303F);
    }

    /// Whether any character is wide.
    public static boolean hasWide(CharSequence text) {
        return text.codePoints().anyMatch(Script::isWide);
    }

    /// The language of a whole text, [Locale#ENGLISH] or [Locale#JAPANESE].
    static Locale language(CharSequence text) {
        return wideShare(text) >= MOSTLY_JAPANESE ? Locale.JAPANESE : Locale.ENGLISH;
    }

    /// The share of wide characters among the letters, from 0 to 1.
    public static double wideShare(CharSequence text) {
        int wide = 0;
        int letters = 0;
        for (int i = 0; i < text.length(); ) {
            int character = Character.codePointAt(text, i);
            i += Character.charCount(character);
            if (isWide(character)) {
                wide++;
                letters++;
            } else if (Character.isLetter(character)) {
                letters++;
            }
        }
        return letters == 0 ? 0 : (double) wide / letters;
    }
}
