package dev.kotae.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Everyday words of an office that mean nearly the same, in English and in Japanese: people ask in
/// other words than documents use. A small list, the same for everyone, in `synonyms.txt`.
public final class Synonyms {
    private static final Map<String, List<String>> OTHERS = read();

    /// The longer first, so that 給料日 is not taken for 給料. An English word also in its plural.
    private static final Pattern KNOWN =
            Pattern.compile(
                    OTHERS.keySet().stream()
                            .sorted((one, other) -> other.length() - one.length())
                            .map(Synonyms::pattern)
                            .collect(Collectors.joining("|")));

    private Synonyms() {}

    /// The expressions of a text that have synonyms, in lower case, each with these.
    public static Map<String, List<String>> in(String text) {
        var found = new LinkedHashMap<String, List<String>>();
        var words = KNOWN.matcher(text.toLowerCase(Locale.ROOT));
        while (words.find()) {
            var word = words.group();
            var others = OTHERS.get(word);
            if (others == null) {
                others = OTHERS.getOrDefault(word.replaceAll("s$", ""), List.of());
            }
            found.put(word, others);
        }
        return found;
    }

    private static String pattern(String word) {
        return word.codePointAt(0) < 0x250 ? "\\b" + Pattern.quote(word) + "s?\\b" : word;
    }

    private static Map<String, List<String>> read() {
        var others = new LinkedHashMap<String, List<String>>();
        lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> Arrays.asList(line.split(", ")))
                .forEach(group ->
                        group.forEach(word -> {
                            var rest = new ArrayList<>(group);
                            rest.remove(word);
                            others.merge(word.toLowerCase(Locale.ROOT), rest, Synonyms::both);
                        }));
        return others;
    }

    private static List<String> both(List<String> some, List<String> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static java.util.stream.Stream<String> lines() {
        try (InputStream in = Synonyms.class.getResourceAsStream("synonyms.txt")) {
            if (in == null) {
                throw new IllegalStateException("synonyms.txt is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
