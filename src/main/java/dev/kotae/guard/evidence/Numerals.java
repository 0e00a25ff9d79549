package dev.kotae.guard.evidence;

import java.math.BigDecimal;
import java.util.Map;

/// Numbers as they are compared, however they were written: `1,000`, `１０００` and 千 are alike, and so
/// are March and 3月.
final class Numerals {
    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("two", "2"),
                    Map.entry("three", "3"),
                    Map.entry("four", "4"),
                    Map.entry("five", "5"),
                    Map.entry("six", "6"),
                    Map.entry("seven", "7"),
                    Map.entry("eight", "8"),
                    Map.entry("nine", "9"),
                    Map.entry("ten", "10"),
                    Map.entry("eleven", "11"),
                    Map.entry("twelve", "12"),
                    Map.entry("fifteen", "15"),
                    Map.entry("twenty", "20"),
                    Map.entry("thirty", "30"),
                    Map.entry("forty", "40"),
                    Map.entry("fifty", "50"),
                    Map.entry("sixty", "60"),
                    Map.entry("ninety", "90"),
                    Map.entry("january", "1"),
                    Map.entry("february", "2"),
                    Map.entry("april", "4"),
                    Map.entry("june", "6"),
                    Map.entry("july", "7"),
                    Map.entry("august", "8"),
                    Map.entry("september", "9"),
                    Map.entry("october", "10"),
                    Map.entry("november", "11"),
                    Map.entry("december", "12"));

    private static final Map<String, Long> SCALES =
            Map.of("thousand", 1_000L, "million", 1_000_000L, "billion", 1_000_000_000L);

    private static final String DIGITS = "〇一二三四五六七八九";

    /// What a Japanese number stands before: then its characters are no part of a word.
    private static final String COUNTERS = "年月日条項号人円回個つ件時分秒週歳才倍割章節名社台階度点本枚か箇ヶカ番級億万";

    private Numerals() {}

    /// The number that an English word says, or the word.
    static String ofWord(String word) {
        return WORDS.getOrDefault(word, word);
    }

    static boolean isNumberWord(String word) {
        return WORDS.containsKey(word);
    }

    /// How often a word such as "million" makes the number before it greater, or 1.
    static long scale(String word) {
        return SCALES.getOrDefault(word, 1L);
    }

    /// What digits say with 千, 万 and 億 among them: `1万2千` is 12000.
    static String ofScaled(String written) {
        var sum = BigDecimal.ZERO;
        var part = BigDecimal.ZERO;
        int from = 0;
        for (int at = 0; at < written.length(); at++) {
            long scale = scale(written.charAt(at));
            if (scale > 1) {
                part = part.add(decimal(written.substring(from, at)));
                part = part.multiply(BigDecimal.valueOf(scale));
                boolean greater = at + 1 < written.length() && scale(written.charAt(at + 1)) > 1;
                if (!greater) {
                    sum = sum.add(part);
                    part = BigDecimal.ZERO;
                }
                from = at + 1;
            }
        }
        return plain(sum.add(decimal(written.substring(from))));
    }

    private static BigDecimal decimal(String digits) {
        var bare = digits.replace(",", "");
        return bare.isEmpty() || isVersion(bare) ? BigDecimal.ZERO : new BigDecimal(bare);
    }

    /// How often a character such as 万 makes the number before it greater, or 1.
    static long scale(char c) {
        return switch (c) {
            case '千' -> 1_000;
            case '万' -> 10_000;
            case '億' -> 100_000_000;
            default -> 1;
        };
    }

    /// The greater number.
    static String times(String number, long scale) {
        return isVersion(number)
                ? number
                : plain(new BigDecimal(number).multiply(BigDecimal.valueOf(scale)));
    }

    /// Digits with their commas and points, in one form.
    static String ofDigits(String digits) {
        var bare = digits.replace(",", "");
        return isVersion(bare) ? bare : plain(new BigDecimal(bare));
    }

    /// Such as 1.2.3, which is no number.
    private static boolean isVersion(String digits) {
        return digits.indexOf('.') != digits.lastIndexOf('.');
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    static boolean isKanjiDigit(char c) {
        return DIGITS.indexOf(c) >= 0 || c == '十' || c == '百' || c == '千';
    }

    /// Whether kanji digits mean a number here, as in 第三条 and 十五日, and not a word, as in 一般 and 十分.
    static boolean isNumber(String text, int start, int end) {
        boolean counted = end < text.length() && COUNTERS.indexOf(text.charAt(end)) >= 0;
        boolean loose =
                end - start == 1 && (text.charAt(start) == '一' || text.startsWith("十分", start));
        boolean ordinal = start > 0 && text.charAt(start - 1) == '第';
        return counted && (ordinal || !loose);
    }

    /// What kanji digits say: 二十三 is 23, 二〇二四 is 2024.
    static String ofKanji(String kanji) {
        long sum = 0;
        long digits = 0;
        boolean any = false;
        for (int i = 0; i < kanji.length(); i++) {
            int unit =
                    switch (kanji.charAt(i)) {
                        case '十' -> 10;
                        case '百' -> 100;
                        case '千' -> 1000;
                        default -> 0;
                    };
            if (unit == 0) {
                digits = digits * 10 + DIGITS.indexOf(kanji.charAt(i));
                any = true;
            } else {
                sum += (any ? digits : 1) * unit;
                digits = 0;
                any = false;
            }
        }
        return String.valueOf(sum + digits);
    }
}
