package dev.kotae.manners;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Words without what does not matter to their meaning here.
final class Plain {
    private static final Pattern AROUND = Pattern.compile("[\\s\\p{P}\\p{So}\\p{Sk}〜~+]+");
    private static final Pattern EMOJI_NAME = Pattern.compile(":[a-z0-9_+'-]+:");

    private static final Pattern EMOJI = Pattern.compile("\\p{So}");

    /// Our name, before something else.
    private static final Pattern CALLED = Pattern.compile("^kotae(さん|様|さま|くん|ちゃん)? (?=.)");

    private Plain() {}

    /// Lower case, of one width, without emoji and punctuation, with one space between words, and
    /// without our name at the beginning.
    static String words(String text) {
        var even = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var bare = EMOJI_NAME.matcher(even).replaceAll(" ");
        var words = AROUND.matcher(bare).replaceAll(" ").strip();
        return CALLED.matcher(words).replaceFirst("");
    }

    /// Whether there is an emoji in it, or the name of one.
    static boolean hasEmoji(String text) {
        return EMOJI.matcher(text).find() || EMOJI_NAME.matcher(text).find();
    }
}
