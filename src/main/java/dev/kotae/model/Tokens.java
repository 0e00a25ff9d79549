package dev.kotae.model;

import dev.kotae.chat.Enclosure;

/// How many tokens a text is about. Only ever used to stay below a limit: what is paid is what the
/// service counts.
public final class Tokens {
    private static final double LATIN_CHARACTERS_PER_TOKEN = 3.5;

    /// Anthropic counts width × height / 750 and makes pictures smaller that would exceed 1,600
    /// (docs.anthropic.com, "Vision", read November 2026).
    private static final int PICTURE = 1_600;

    /// A page of a PDF has about 50 KB and 2,500 tokens; what is zipped is about as dense.
    private static final int BYTES_PER_TOKEN = 20;

    private static final int TEXT_BYTES_PER_TOKEN = 3;

    /// From Greek on; behind the last come punctuation and signs.
    private static final int FIRST_OTHER = 0x370;

    private static final int LAST_OTHER = 0x1cff;

    /// From here on all is Chinese, Japanese or Korean, or takes two characters.
    private static final int FIRST_WIDE = 0x2e80;

    private Tokens() {}

    /// An estimate of a file, much rougher.
    static int estimate(Enclosure.Read file) {
        return switch (file.kind()) {
            case PNG, JPEG, GIF, WEBP -> PICTURE;
            case PDF, DOCX, XLSX -> file.content().length() / BYTES_PER_TOKEN;
            case CSV, TXT, MD, HTML -> file.content().length() / TEXT_BYTES_PER_TOKEN;
        };
    }

    /// An estimate on the high side: a character of a script other than Latin counts as one token,
    /// of other text 3.5 characters do.
    public static int estimate(String text) {
        int wide = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FIRST_WIDE || (c >= FIRST_OTHER && c <= LAST_OTHER)) {
                wide++;
            }
        }
        return wide + (int) Math.ceil((text.length() - wide) / LATIN_CHARACTERS_PER_TOKEN);
    }
}
