package dev.kotae.chaos.history;

import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Knows the product's own apologies from anything else.
final class Apologies {
    private static final String FILLED_IN = "\u0001";

    private static final List<Pattern> KNOWN =
            Arrays.stream(Wording.values())
                    .filter(wording -> wording.name().startsWith("APOLOGY_"))
                    .flatMap(wording ->
                            Stream.of(Locale.ENGLISH, Locale.JAPANESE)
                                    .map(locale -> pattern(wording, locale)))
                    .toList();

    private Apologies() {}

    private static Pattern pattern(Wording wording, Locale locale) {
        var words = Phrase.of(wording, FILLED_IN, FILLED_IN, FILLED_IN).in(locale);
        return Pattern.compile(Pattern.quote(words).replace(FILLED_IN, "\\E.*\\Q"));
    }

    /// Whether a text is an apology and nothing besides.
    static boolean isOne(String text) {
        return KNOWN.stream().anyMatch(known -> known.matcher(text.strip()).matches());
    }
}
