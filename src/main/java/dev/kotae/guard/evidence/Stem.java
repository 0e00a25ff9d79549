package dev.kotae.guard.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What English words of one family have in common. Rougher than Porter's stems: here "inhibits"
/// and "inhibition" are to meet, and that two families meet now and then does little harm.
final class Stem {
    /// The longest first, by their last letter.
    private static final Map<Character, List<String>> ENDINGS =
            Arrays.stream(
                            ("isations izations isation ization fulness ousness iveness ations ation"
                                            + " ities ments ances ences ively ingly edly ment ness able ible ance ence"
                                            + " ions ings ally ical ized ised izes ises izing ising ion ing ity ies"
                                            + " ied ive ors ers est ed es er or ly al ic s e y")
                                    .split(" ", -1))
                    .collect(Collectors.groupingBy(Stem::last));

    /// Shorter stems would meet by chance.
    private static final int SHORTEST = 3;

    private Stem() {}

    /// @param word in lower case
    static String of(String word) {
        var stem = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
        if (stem.length() <= SHORTEST) {
            return stem;
        }
        for (int round = 0; round < 2; round++) {
            stem = cut(stem);
        }
        return stem;
    }

    private static String cut(String word) {
        for (var ending : ENDINGS.getOrDefault(last(word), List.of())) {
            int left = word.length() - ending.length();
            boolean vowel = ending.length() > 1 || !"s".equals(ending) || !word.endsWith("ss");
            if (word.endsWith(ending) && vowel && left >= (ending.length() > 2 ? 4 : SHORTEST)) {
                return undoubled(word.substring(0, left));
            }
        }
        return word;
    }

    private static char last(String word) {
        return word.charAt(word.length() - 1);
    }

    private static String undoubled(String stem) {
        int last = stem.length() - 1;
        boolean doubled = last > 2 && stem.charAt(last) == stem.charAt(last - 1);
        return doubled && "bdgmnprt".indexOf(stem.charAt(last)) >= 0
                ? stem.substring(0, last)
                : stem;
    }
}
