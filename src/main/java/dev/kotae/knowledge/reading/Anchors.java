package dev.kotae.knowledge.reading;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The anchors that GitHub gives the headings of one document.
final class Anchors {
    private static final Pattern NOT_IN_SLUGS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\p{Pc} -]");

    private final Map<String, Integer> slugs = new HashMap<>();

    /// That of the next heading: lower case, blanks as hyphens, no punctuation, a number behind a
    /// repeated one.
    String next(String heading) {
        var plain = NOT_IN_SLUGS.matcher(heading.strip().toLowerCase(Locale.ROOT)).replaceAll("");
        var slug = plain.replace(' ', '-');
        int seen = slugs.merge(slug, 1, Integer::sum) - 1;
        return seen == 0 ? slug : slug + "-" + seen;
    }
}
