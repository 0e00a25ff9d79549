package dev.kotae.guard.evidence;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Numbers as they are compared, however they were written: `1,000`, `１０００` and 千 are alike, and so
/// are April and 4月, 6 p.m. and 18:00.
final class Numerals {
    private static final Map<String, String> TENS =
            Map.of(
                    "twenty", "20", "thirty", "30", "forty", "40", "fifty", "50", "sixty", "60",
                    "seventy", "70", "eighty", "80", "ninety", "90");

    /// March and May are words, too.
    private static final Map<String, String> WORDS =
            joined(
                    TENS,
                    numbered(
                            1,
                            "january february - april - june july august september october"
                                    + " november december"),
                    numbered(
                            2,
                            "two three four five six seven eight nine ten eleven twelve thirteen fourteen"
                                    + " fifteen sixteen seventeen eighteen nineteen"));

    /// Said beside a number only.
    private static final Map<String, String> SHORT_MONTHS =
            numbered(1, "jan feb mar apr - jun jul aug sep oct nov dec");

    private static final List<String> ORDINALS =
            List.of(
                    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
                    "ninth", "tenth");

    private static final Pattern ORDINAL = Pattern.compile("(?:st|nd|rd|th)\\b");

    /// Behind "one", which says little before another word.
    private static final Pattern MEASURE =
            Pattern.compile(
                    "[ -](?:(?:calendar|working|business|full) )?(?:second|minute|hour|day|night|week|month|quarter|year|person|percent|euro|dollar|yen|hundred|thousand|million|billion)\\b");

    private static final Map<String, Long> SCALES =
            Map.of(
                    "hundred", 100L,
                    "thousand", 1_000L,
                    "million", 1_000_000L,
                    "billion", 1_000_000_000L);

    private static final String DIGITS = "〇一二三四五六七八九";

    /// What a Japanese number stands before: then its characters are no part of a word.
    private static final String COUNTERS = "年月日条項号人円回個つ件時分秒週歳才倍割章節名社台階度点本枚か箇ヶカ番級億万";

    /// What 一 stands before as a number; 一度 and 一番 are words.
    private static final String COUNTERS_OF_ONE = "年月日円個件秒週歳泊枚か箇ヶカ級億万";

    private Numerals() {}

    private static Map<String, String> numbered(int first, String words) {
        var numbered = new HashMap<String, String>();
        int number = first;
        for (var word : words.split(" ", -1)) {
            numbered.put(word, String.valueOf(number++));
        }
        return Map.copyOf(numbered);
    }

    @SafeVarargs
    private static Map<String, String> joined(Map<String, String>... all) {
        var joined = new HashMap<String, String>();
        for (var each : all) {
            joined.putAll(each);
        }
        return Map.copyOf(joined);
    }

    /// The number that an English word says where it stands, or nothing.
    ///
    /// @param word in lower case
    /// @param beside whether a number stands beside it
    static String ofWord(String word, String text, int start, int end, boolean beside) {
        if (word.equals("one")) {
            boolean counts = MEASURE.matcher(text).region(end, text.length()).lookingAt();
            return counts || text.startsWith("ty-", start - 3) ? "1" : "";
        }
        return WORDS.getOrDefault(word, beside ? SHORT_MONTHS.getOrDefault(word, "") : "");
    }

    /// Whether a word says a multiple of ten, as the first half of "twenty-five".
    static boolean isTens(String word) {
        return TENS.containsKey(word);
    }

    /// An hour of the afternoon as it is counted from midnight on, or nothing where it is already.
    static String fromMidnight(String hour) {
        int number = hour.length() > 2 ? 12 : Integer.parseInt(hour);
        return number < 12 ? String.valueOf(number + 12) : "";
    }

    /// The English name of a month that is a word, too, or nothing.
    static String nameOfMonth(String number) {
        return switch (number) {
            case "3" -> "march";
            case "5" -> "may";
            default -> "";
        };
    }

    /// Whether digits are an ordinal such as 2nd.
    static boolean isOrdinal(String text, int end) {
        return ORDINAL.matcher(text).region(end, text.length()).lookingAt();
    }

    /// The word for an ordinal, or nothing.
    static String ordinal(String number) {
        int place = number.length() > 2 ? 0 : Integer.parseInt(number);
        return place < 1 || place > ORDINALS.size() ? "" : ORDINALS.get(place - 1);
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

    /// Behind a number in kanji that begins at a character, or the character's own place.
    static int endOfKanji(String text, int start, int limit) {
        int end = start;
        while (end < limit
                && (isKanjiDigit(text.charAt(end))
                        || (end > start && isMyriad(text.charAt(end))))) {
            end++;
        }
        return end;
    }

    private static boolean isMyriad(char c) {
        return c == '万' || c == '億';
    }

    /// Whether kanji digits mean a number here, as in 第三条 and 十五日, and not a word, as in 一般 and 十分.
    static boolean isNumber(String text, int start, int end) {
        char next = end < text.length() ? text.charAt(end) : ' ';
        boolean counted = COUNTERS.indexOf(next) >= 0 || isMyriad(text.charAt(end - 1));
        boolean one = end - start == 1 && text.charAt(start) == '一';
        boolean loose =
                (one && COUNTERS_OF_ONE.indexOf(next) < 0)
                        || (end - start == 1 && text.startsWith("十分", start));
        boolean ordinal = start > 0 && text.charAt(start - 1) == '第';
        return counted && (ordinal || !loose);
    }

    /// What kanji digits say: 二十三 is 23, 二〇二四 is 2024, 三十万五千 is 305000.
    static String ofKanji(String kanji) {
        long all = 0;
        long sum = 0;
        long digits = 0;
        boolean any = false;
        for (int i = 0; i < kanji.length(); i++) {
            char c = kanji.charAt(i);
            if (isMyriad(c)) {
                all += (sum + digits) * scale(c);
                sum = 0;
                digits = 0;
                any = false;
            } else if (unit(c) > 1) {
                sum += (any ? digits : 1) * unit(c);
                digits = 0;
                any = false;
            } else {
                digits = digits * 10 + DIGITS.indexOf(c);
                any = true;
            }
        }
        return String.valueOf(all + sum + digits);
    }

    private static long unit(char c) {
        return switch (c) {
            case '十' -> 10;
            case '百' -> 100;
            case '千' -> 1_000;
            default -> 1;
        };
    }
}
