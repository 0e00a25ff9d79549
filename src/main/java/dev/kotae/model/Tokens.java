package dev.kotae.model;

/// How many tokens a text is about. Only ever used to stay below a limit: what is paid is what the
/// service counts.
public final class Tokens {
    private static final double LATIN_CHARACTERS_PER_TOKEN = 3.5;

    private Tokens() {}

    /// An estimate on the high side: a CJK character counts as one token, of other text 3.5
    /// characters do.
    public static int estimate(String text) {
        int wide = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x2e80) {
                wide++;
            }
        }
        return wide + (int) Math.ceil((text.length() - wide) / LATIN_CHARACTERS_PER_TOKEN);
    }
}
