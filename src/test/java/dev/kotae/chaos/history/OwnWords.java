package dev.kotae.chaos.history;

import dev.kotae.chat.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Knows what the product says for itself from anything else.
final class OwnWords {
    private static final String FILLED_IN = "\u0001";

    private static final List<Pattern> APOLOGIES =
            patterns(wording -> wording.name().startsWith("APOLOGY_"));

    private static final List<Pattern> NOTICES =
            patterns(wording -> wording == Wording.WAITING_IN_LINE);

    private OwnWords() {}

    private static List<Pattern> patterns(Predicate<Wording> which) {
        return Arrays.stream(Wording.values())
                .filter(which)
                .flatMap(wording ->
                        Stream.of(Locale.ENGLISH, Locale.JAPANESE)
                                .map(locale -> pattern(wording, locale)))
                .toList();
    }

    private static Pattern pattern(Wording wording, Locale locale) {
        var words = wording.in(locale, FILLED_IN, FILLED_IN, FILLED_IN);
        return Pattern.compile(Pattern.quote(words).replace(FILLED_IN, "\\E.*\\Q"));
    }

    /// Whether a text is an apology and nothing besides.
    static boolean isApology(String text) {
        return isAny(APOLOGIES, text);
    }

    /// Whether a text tells somebody that a question waits behind another, and nothing besides.
    static boolean isNotice(String text) {
        return isAny(NOTICES, text);
    }

    private static boolean isAny(List<Pattern> known, String text) {
        return known.stream().anyMatch(one -> one.matcher(text.strip()).matches());
    }
}
