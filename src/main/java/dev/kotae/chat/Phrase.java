package dev.kotae.chat;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// Something that Kotae itself says to a person, not yet in any language. It is stored and handed
/// on like this and becomes words where the reader's language is known.
///
/// @param wording what is said
/// @param arguments what is filled in, in the order of the wording's `{0}`, `{1}`, …; counts in
///   plain digits
public record Phrase(Wording wording, List<String> arguments) {
    public Phrase {
        arguments = List.copyOf(arguments);
    }

    /// A wording with what is to be filled in.
    public static Phrase of(Wording wording, String... arguments) {
        return new Phrase(wording, List.of(arguments));
    }

    /// The words, in Japanese for a Japanese locale and in English for every other.
    public String in(Locale reader) {
        var bundle =
                ResourceBundle.getBundle(
                        "dev.kotae.chat.phrases",
                        reader.getLanguage().equals("ja") ? Locale.JAPANESE : Locale.ROOT,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        return filled(bundle.getString(wording.key()), reader, arguments);
    }

    /// The pattern of any bundle with what is filled in. A count, by which a pattern chooses
    /// between one and several, goes in as a number; all else as it is.
    ///
    /// @param pattern as [MessageFormat] wants it
    public static String filled(String pattern, Locale reader, List<String> arguments) {
        var words = new MessageFormat(pattern, reader);
        var blanks = words.getFormatsByArgumentIndex();
        var filled = new ArrayList<Object>(arguments);
        for (int i = 0; i < Math.min(blanks.length, filled.size()); i++) {
            if (blanks[i] instanceof NumberFormat) {
                filled.set(i, Long.valueOf(arguments.get(i)));
            }
        }
        return words.format(filled.toArray());
    }
}
