package dev.kotae.local.quoting;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// So much of something: `$1,200`, 「30万円」, `12 people`.
///
/// @param written as it stands in its text
/// @param value how much
/// @param unit of what, the same for every way to write it; empty where nothing is said
/// @param start where in the text it begins
/// @param end where it ends
record Amount(String written, double value, String unit, int start, int end) {
    private static final Pattern WRITTEN =
            Pattern.compile(
                    "(?<sign>[¥$€£])?\\s?(?<number>\\p{Nd}[\\p{Nd},]*(?:\\.\\p{Nd}+)?)(?<scale>[千万億])?"
                            + "(?<unit>円|ドル|ユーロ|%|[人名社件個本歳日年分]|時間|週間|[かヶカケ]月|\\s?\\p{IsLatin}+)?");

    private static final Map<String, Integer> SCALES =
            Map.of("千", 1_000, "万", 10_000, "億", 100_000_000);

    private static final Map<String, String> SAME =
            Map.of("yen", "円", "¥", "円", "$", "ドル", "€", "ユーロ", "名", "人", "people", "人");

    /// All amounts of a text that is in NFKC.
    static List<Amount> in(String text) {
        return WRITTEN.matcher(text).results().map(Amount::of).toList();
    }

    /// Those of a question that say of what they are; `over $5` is a little more than that.
    static List<Amount> asked(String question) {
        var text = normal(question);
        var bounds = Bounds.of(text);
        return in(text).stream()
                .filter(amount -> !amount.unit().isEmpty())
                .map(amount -> bounds.map(b -> b.within(amount)).orElse(amount))
                .toList();
    }

    Amount times(double factor) {
        return new Amount(written, value * factor, unit, start, end);
    }

    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static Amount of(MatchResult found) {
        double number = Double.parseDouble(found.group("number").replace(",", ""));
        var scale = found.group("scale");
        double value = scale == null ? number : number * SCALES.getOrDefault(scale, 1);
        return new Amount(found.group().strip(), value, unit(found), found.start(), found.end());
    }

    private static String unit(MatchResult found) {
        var parts = new ArrayList<String>();
        for (var part : List.of("sign", "unit")) {
            if (found.group(part) != null) {
                parts.add(found.group(part).strip().toLowerCase(Locale.ROOT));
            }
        }
        var unit = parts.isEmpty() ? "" : parts.getFirst();
        return SAME.getOrDefault(unit, unit.replaceAll("(?<=\\p{IsLatin}{2})s$", ""));
    }
}
