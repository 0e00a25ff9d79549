package dev.kotae.manners;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Words without what does not matter to their meaning here.
final class Plain {
    private static final Pattern AROUND = Pattern.compile("[\\s\\p{P}\\p{So}\\p{Sk}〜~+]+");
    private static final Pattern EMOJI_NAME = Pattern.compile(":[a-z0-9_+'-]+:");

    private Plain() {}

    /// Lower case, of one width, without emoji and punctuation, with one space between words.
    static String words(String text) {
        var even = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var bare = EMOJI_NAME.matcher(even).replaceAll(" ");
        return AROUND.matcher(bare).replaceAll(" ").strip();
    }
}
