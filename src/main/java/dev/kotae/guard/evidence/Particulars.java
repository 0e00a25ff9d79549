package dev.kotae.guard.evidence;

import dev.kotae.guard.evidence.Term.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a sentence fixes by words that exclude each other: units and bounds of its numbers, how
/// often, on which day of the year or week, in which prefecture, and who holds a post. By what it
/// is said of, such as `30 time` of "30 days", whose value is `day`.
final class Particulars {
    private static final String TIME = "second|minute|hour|day|night|week|month|quarter|year";

    private static final Pattern UNIT =
            Pattern.compile(
                    "[ -]?(?:(?:calendar|working|business|full|paid) )?(?:("
                            + TIME
                            + ")s?\\b|(euro|yen|dollar|pound|usd|eur|jpy|gbp)s?\\b"
                            + "|(日|週|[かヶヵカケ箇]月|年|時間|分|秒)|(円|ドル|ユーロ|ポンド|€))");

    private static final Pattern CURRENCY = Pattern.compile("(usd|eur|jpy|gbp|[$€£¥]) ?$");

    private static final Pattern BOUND =
            Pattern.compile(
                    "\\b(?:(n(?:o|ot) (?:more|greater) than|below|under|less than|fewer than|up to"
                            + "|at most|within)"
                            + "|(n(?:o|ot) less than|above|over|exceed(?:ing|s)?|beyond|more than"
                            + "|greater than|at least)) (?:usd |eur |jpy |gbp |[$€£¥])?$");

    private static final int LONGEST_BOUND = 24;

    private static final Pattern OFTEN =
            Pattern.compile(
                    "\\b(?:an?|per|each|every) ("
                            + TIME
                            + ")\\b|\\b(hour|dai|week|month|quarter|year|annual)ly\\b"
                            + "|毎([日週月年])|(?<![0-9])([週月年])に(?=[0-9一二三四五])");

    private static final Pattern WEEKDAY =
            Pattern.compile("\\b(mon|tues|wednes|thurs|fri|satur|sun)days?\\b|([月火水木金土日])曜");

    private static final Pattern PLACE =
            Pattern.compile(
                    "北海道|青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|東京|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|滋賀|京都|大阪|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄|札幌|仙台|横浜|名古屋|金沢|神戸");

    private static final Pattern POST =
            Pattern.compile(
                    "([\\p{IsHan}ァ-ヶー]{1,6}?)(部長|課長|社長|係長|店長|会長|専務|常務|主任|先生|さん|様|氏|支店|支社|営業所|事業所|工場)");

    private static final String MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec";

    private static final String MONTH =
            "\\b(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
                    + "|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b";

    private static final String DAY = "(?<day>[0-9]{1,2})";

    private static final List<Pattern> DATES =
            List.of(
                    Pattern.compile(
                            "(?<![0-9])[0-9]{4}([-/])(?<month>[0-9]{1,2})\\1" + DAY + "(?![0-9])"),
                    Pattern.compile("(?<![0-9])(?<month>[0-9]{1,2})月" + DAY + "日"),
                    Pattern.compile(MONTH + "\\.? " + DAY + "(?:st|nd|rd|th)?\\b(?![:.]?[0-9])"),
                    Pattern.compile("\\b" + DAY + "(?:st|nd|rd|th)?(?: of)? " + MONTH));

    /// Which of the two is the day is told by nothing.
    private static final Pattern SLASHED =
            Pattern.compile("(?<![0-9/])([0-9]{1,2}/[0-9]{1,2})/[0-9]{2,4}(?![0-9/])");

    private static final Map<String, String> ALIKE =
            Map.ofEntries(
                    Map.entry("eur", "euro"),
                    Map.entry("€", "euro"),
                    Map.entry("ユーロ", "euro"),
                    Map.entry("usd", "dollar"),
                    Map.entry("$", "dollar"),
                    Map.entry("ドル", "dollar"),
                    Map.entry("jpy", "yen"),
                    Map.entry("¥", "yen"),
                    Map.entry("円", "yen"),
                    Map.entry("gbp", "pound"),
                    Map.entry("£", "pound"),
                    Map.entry("ポンド", "pound"),
                    Map.entry("日", "day"),
                    Map.entry("dai", "day"),
                    Map.entry("週", "week"),
                    Map.entry("月", "month"),
                    Map.entry("年", "year"),
                    Map.entry("annual", "year"),
                    Map.entry("時間", "hour"),
                    Map.entry("分", "minute"),
                    Map.entry("秒", "second"));

    private final String words;
    private final Map<String, Set<String>> values = new HashMap<>();

    private Particulars(String folded, List<Term> terms) {
        this.words = folded.toLowerCase(Locale.ROOT);
        for (var term : terms) {
            if (term.kind() == Kind.NUMBER) {
                number(term);
            }
        }
        if (terms.stream().anyMatch(term -> term.kind() == Kind.NUMBER)) {
            DATES.forEach(this::dates);
            each(SLASHED, "slashed date");
        }
        each(OFTEN, "often");
        if (words.contains("day") || words.indexOf('曜') >= 0) {
            each(WEEKDAY, "weekday");
        }
        if (Script.hasWide(words)) {
            each(PLACE, "place");
            var posts = POST.matcher(words);
            while (posts.find()) {
                add(posts.group(2), posts.group(1));
            }
        }
    }

    /// Those of a folded sentence.
    ///
    /// @param terms its own, in order
    static Particulars of(String folded, List<Term> terms) {
        return new Particulars(folded, terms);
    }

    private void number(Term number) {
        var behind = UNIT.matcher(words).region(number.end(), words.length());
        if (behind.lookingAt()) {
            boolean time = behind.group(1) != null || behind.group(3) != null;
            add(number.key() + (time ? " time" : " money"), value(behind));
        }
        int from = Math.max(0, number.start() - LONGEST_BOUND);
        var before = words.substring(from, number.start());
        var currency = CURRENCY.matcher(before);
        if (currency.find()) {
            add(number.key() + " money", value(currency));
        }
        var bound = BOUND.matcher(before);
        if (bound.find()) {
            add(number.key() + " bound", bound.group(1) == null ? "least" : "most");
        }
    }

    private void dates(Pattern pattern) {
        var found = pattern.matcher(words);
        while (found.find()) {
            var month = found.group("month");
            int number =
                    Character.isLetter(month.charAt(0))
                            ? MONTHS.indexOf(month.substring(0, 3)) / 4 + 1
                            : Integer.parseInt(month);
            add("date", number + "-" + Integer.parseInt(found.group("day")));
        }
    }

    private void each(Pattern pattern, String of) {
        var found = pattern.matcher(words);
        while (found.find()) {
            add(of, value(found));
        }
    }

    /// What its one group says that matched, or all of it.
    private static String value(Matcher found) {
        var said = found.group();
        for (int group = 1; group <= found.groupCount(); group++) {
            said = found.group(group) == null ? said : found.group(group);
        }
        var bare = said.endsWith("月") ? "月" : said;
        return ALIKE.getOrDefault(bare, bare);
    }

    private void add(String of, String value) {
        values.computeIfAbsent(of, _ -> new TreeSet<>()).add(value);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /// Of what another sentence says the same things, these values of ours it has not, but others
    /// in their place.
    ///
    /// @return each as `of value`
    Set<String> against(Particulars other) {
        var against = new HashSet<String>();
        values.forEach((of, own) -> {
            var theirs = other.values.getOrDefault(of, Set.of());
            if (!own.containsAll(theirs)) {
                own.stream()
                        .filter(value -> !theirs.contains(value))
                        .filter(value -> !Script.isWide(value.charAt(0)) || !other.has(value))
                        .forEach(value -> against.add(of + " " + value));
            }
        });
        return against;
    }

    private boolean has(String value) {
        return words.contains(value);
    }

    /// All of them, each as `of value`.
    Set<String> all() {
        var all = new HashSet<String>();
        values.forEach((of, each) -> each.forEach(value -> all.add(of + " " + value)));
        return all;
    }
}
