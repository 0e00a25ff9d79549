package dev.kotae.app.words;

import dev.kotae.chat.Phrase;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/// What the program says to whoever runs it, in English or Japanese by the machine's locale.
public final class Words {
    /// The bundle's name, which picocli reads as well.
    public static final String BUNDLE = "dev.kotae.app.words";

    private Words() {}

    /// A line of the bundle with what is filled in.
    public static String say(String key, Object... arguments) {
        var locale = locale();
        var texts = Stream.of(arguments).map(String::valueOf).toList();
        return Phrase.filled(bundle(locale).getString(key), locale, texts);
    }

    /// Japanese where the machine speaks it, English elsewhere.
    public static Locale locale() {
        return Locale.getDefault().getLanguage().equals("ja") ? Locale.JAPAN : Locale.ENGLISH;
    }

    /// All lines of a language.
    public static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                BUNDLE,
                locale.getLanguage().equals("ja") ? Locale.JAPANESE : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
