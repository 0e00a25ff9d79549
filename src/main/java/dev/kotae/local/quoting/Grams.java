package dev.kotae.local.quoting;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What two texts are compared by: the stems of their English words and the character pairs of
/// their Japanese ones.
final class Grams {
    private static final Pattern RUN =
            Pattern.compile(
                    "(?<han>[\\p{IsHan}]+)|(?<katakana>[\\p{IsKatakana}][\\p{IsKatakana}ー]*)"
                            + "|(?<hiragana>[\\p{IsHiragana}][\\p{IsHiragana}ー]*)"
                            + "|(?<latin>[\\p{IsLatin}\\p{Nd}]+(?:['’-][\\p{IsLatin}\\p{Nd}]+)*+)");

    /// A sound that one may write or leave out within a compound: 申し込み and 申込.
    private static final Pattern OPTIONAL_KANA =
            Pattern.compile("(\\p{IsHan})[しきりみいえけせげれめべちぎびねて](?=(\\p{IsHan}))");

    private Grams() {}

    /// A stretch of one kind of writing.
    ///
    /// @param text normalized by NFKC, in its own case
    record Run(Script script, String text) {}

    enum Script {
        HAN,
        KATAKANA,
        HIRAGANA,
        LATIN
    }

    /// A text cut where its writing changes; signs and spaces fall out.
    static List<Run> runs(String text) {
        var runs = new ArrayList<Run>();
        var matcher = RUN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        while (matcher.find()) {
            runs.add(new Run(script(matcher), matcher.group()));
        }
        return runs;
    }

    private static Script script(java.util.regex.Matcher matcher) {
        if (matcher.group("han") != null) {
            return Script.HAN;
        }
        if (matcher.group("katakana") != null) {
            return Script.KATAKANA;
        }
        return matcher.group("hiragana") != null ? Script.HIRAGANA : Script.LATIN;
    }

    /// Everything in a text that a word of a question may be found by.
    static Set<String> of(String text) {
        var grams = new HashSet<String>();
        for (var run : runs(text)) {
            if (run.script() == Script.LATIN) {
                latin(run.text()).forEach(grams::add);
            } else {
                grams.addAll(pairs(run.text()));
            }
            if (run.script() == Script.HAN) {
                run.text().codePoints().mapToObj(Character::toString).forEach(grams::add);
            }
        }
        grams.addAll(compounds(text));
        return grams;
    }

    /// The compounds of a text that are written with such a sound, in their shortest writing.
    static Set<String> compounds(String text) {
        var compounds = new HashSet<String>();
        OPTIONAL_KANA
                .matcher(text)
                .results()
                .forEach(compound -> compounds.add(compound.group(1) + compound.group(2)));
        return compounds;
    }

    /// A text with its compounds in their shortest writing.
    static String withoutOptionalKana(String text) {
        return OPTIONAL_KANA.matcher(text).replaceAll("$1");
    }

    /// The stems of a Latin run: of the whole and, where it is hyphenated, of its parts.
    static List<String> latin(String run) {
        var plain = run.toLowerCase(Locale.ROOT).replaceAll("['’]s$", "").replaceAll("['’]", "");
        var stems = new ArrayList<String>();
        stems.add(stem(plain.replace("-", "")));
        if (plain.indexOf('-') > 0) {
            for (var part : plain.split("-", -1)) {
                stems.add(stem(part));
            }
        }
        return stems;
    }

    /// Neighbouring characters, or the one character there is.
    static List<String> pairs(String run) {
        int[] points = run.codePoints().toArray();
        if (points.length < 2) {
            return List.of(run);
        }
        var pairs = new ArrayList<String>();
        for (int i = 0; i + 1 < points.length; i++) {
            pairs.add(new String(points, i, 2));
        }
        return pairs;
    }

    /// Takes the usual endings off an English word. Wrong stems do no harm as long as the forms of
    /// one word come out the same.
    static String stem(String word) {
        var stem = plural(word);
        for (var ending : List.of("ation", "ment", "ing", "ed", "ly", "al")) {
            if (stem.endsWith(ending) && stem.length() - ending.length() >= 3) {
                stem = stem.substring(0, stem.length() - ending.length());
                break;
            }
        }
        int last = stem.length() - 1;
        if (last > 2 && stem.charAt(last) == stem.charAt(last - 1)) {
            stem = stem.substring(0, last);
        }
        if (stem.length() > 3 && stem.endsWith("e")) {
            stem = stem.substring(0, stem.length() - 1);
        }
        return stem.length() > 2 && stem.endsWith("y")
                ? stem.substring(0, stem.length() - 1) + "i"
                : stem;
    }

    private static String plural(String word) {
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        boolean plural =
                word.length() > 3
                        && word.endsWith("s")
                        && !word.endsWith("ss")
                        && !word.endsWith("us")
                        && !(word.length() == 4 && word.endsWith("is"));
        if (!plural) {
            return word;
        }
        return word.matches(".*(?:sh|ch|x|ss|z)es")
                ? word.substring(0, word.length() - 2)
                : word.substring(0, word.length() - 1);
    }
}
