package dev.kotae.local.quoting;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// In what an answer is measured: `how many days` in days, いくら in money, いつ in dates and times.
///
/// @param shown what stands in a sentence that has such an answer
/// @param named what stands in the heading or the column under which such answers stand
/// @param counts whether it is a number of something or an address, which no other words can say
record Measure(Pattern shown, Pattern named, boolean counts) {
    private static final String COUNT =
            "(?:\\p{Nd}[\\p{Nd},.]*|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve"
                    + "|fourteen|fifteen|twenty|thirty|sixty|ninety)\\b)";
    private static final String JAPANESE_COUNT = "[\\p{Nd}〇一二三四五六七八九十百千万半数]";
    private static final String SPAN =
            "(?:second|minute|hour|day|week|fortnight|month|quarter|year)s?\\b";

    private static final List<Kind> KINDS =
            List.of(
                    kind(
                            "\\bhow much\\b|\\bcosts?\\b|\\bprice\\b|\\bfees?\\b|いくら|料金|費用|金額|値段",
                            "[¥$€£]\\s?\\p{Nd}|\\p{Nd}\\s?(?:yen|dollars?|euros?|percent|%|JPY|USD|EUR)"
                                    + "|\\p{Nd}万?(?:円|ドル|ユーロ)|\\bfree of charge\\b|無料|全額|半額",
                            "\\b(?:costs?|prices?|fees?|limits?|amounts?|pay|money|rates?|how much)\\b"
                                    + "|金額|料金|費用|価格|上限|補助"),
                    kind(
                            "\\bhow (?:long|soon|quickly|fast)\\b|\\b(?:until|by) when\\b|いつまで|(?:どの|どれ)(?:くらい|ぐらい)",
                            COUNT
                                    + "[ -](?:\\w+ ){0,2}"
                                    + "(?:"
                                    + SPAN
                                    + "|characters\\b|met(?:er|re)s\\b|pages\\b|words\\b)|"
                                    + JAPANESE_COUNT
                                    + "(?:秒|分|時間|日|週|[かヶカケ]月|年)",
                            "\\b(?:periods?|lifetime|duration|length|how long|notice|terms?)\\b|期間|期限|日数"),
                    kind(
                            "\\bwhen\\b|\\bwhat time\\b|\\bdeadline\\b|\\bwh(?:ich|at) days?\\b|\\bwhat date\\b"
                                    + "|いつ|何時|何曜日|期限|締め?切り?|日程",
                            "\\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\\b|\\p{Nd}:\\p{Nd}{2}"
                                    + "|\\b(?:january|february|march|april|may|june|july|august|september"
                                    + "|october|november|december)\\b|\\p{Nd}(?:st|nd|rd|th)\\b|\\b\\p{Nd}{4}\\b"
                                    + "|\\b(?:noon|midnight|\\p{Nd} ?[ap]\\.?m)\\b|\\b(?:within|before|after|until|by)"
                                    + " .{0,20}?"
                                    + COUNT
                                    + "|\\p{Nd}[年月日時]|曜日|毎[日週月年]|前日|当日|翌日|正午|営業日|世紀|\\p{Nd}週",
                            "\\b(?:when|deadlines?|dates?|time|times|hours|schedule|days?)\\b"
                                    + "|いつ|時期|期限|期間|日程|締め?切|時間|\\p{IsHan}日(?:$|[ と・、])"),
                    kind(
                            "\\bhow (?:often|many times|frequently)\\b|何[回度]",
                            "\\b(?:once|twice|every|each|daily|weekly|monthly|yearly|annually|times)\\b"
                                    + "|"
                                    + JAPANESE_COUNT
                                    + "[回度]|毎[日週月年]|ごと",
                            "\\b(?:frequency|how often|times)\\b|回数|頻度"),
                    address(
                            "\\be-?mail address|メールアドレス",
                            "[^\\s@（(]+@[^\\s@）)]+",
                            "\\be-?mail\\b|\\bcontacts?\\b|メール|連絡先"),
                    address(
                            "\\b(?:tele)?phone number|電話番号",
                            "\\b\\p{Nd}{2,4}-\\p{Nd}{2,4}|\\b(?:extension|ext\\.?|phone) \\p{Nd}{2,}|(?:内線|電話)[:： ]?\\p{Nd}{2,}",
                            "\\b(?:tele)?phone\\b|\\bextension\\b|\\bcontacts?\\b|電話|内線|連絡先"),
                    kind(
                            "\\bwho(?:m|se)?\\b|誰|だれ|どなた",
                            "\\b(?:manager|lead|leader|head|director|officer|owner|chair|secretary|desk|team"
                                    + "|office|department)s?\\b|[部課社係室校館所委]長|[^\\s]者|さん|氏|担当",
                            "\\b(?:who|approvers?|owners?|contacts?|role)\\b|担当|承認者|責任者|決裁者|連絡先"));

    private static final Pattern FIGURE = Pattern.compile("\\p{Nd}");

    private static final Pattern HOW_MANY =
            Pattern.compile("\\bhow many ((?:[a-z-]+\\s*){1,4})", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENDS_NOUN =
            Pattern.compile(
                    "\\b(?:do|does|did|can|could|may|might|must|should|shall|will|would|is|are|was|were|am"
                            + "|has|have|had|of|in|on|at|per|to|for|a|an|the|i|we|you|they|it)\\b.*",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern WHAT_UNIT =
            Pattern.compile(
                    "何(文字|(?:か|ヶ|カ|ケ)月|時間|週間|[\\p{IsKatakana}ー]+|[\\p{IsHan}%％])|([人日回件台枚社])数(?=は|を|が|[?？]|$)");
    private static final String NO_UNIT = "故者事方物様色処曜時";

    /// A kind of measure that does not depend on the word asked with.
    private record Kind(Pattern asked, Measure measure) {}

    private static Kind kind(String asked, String shown, String named) {
        return new Kind(pattern(asked), new Measure(pattern(shown), pattern(named), false));
    }

    private static Kind address(String asked, String shown, String named) {
        return new Kind(pattern(asked), new Measure(pattern(shown), pattern(named), true));
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /// What a question wants measured; empty where nothing.
    static List<Measure> in(String question) {
        var measures = new ArrayList<Measure>();
        HOW_MANY.matcher(question)
                .results()
                .map(asked -> ENDS_NOUN.matcher(asked.group(1)).replaceFirst("").strip())
                .filter(noun -> !noun.isEmpty())
                .forEach(noun -> measures.add(counted(noun)));
        WHAT_UNIT
                .matcher(question)
                .results()
                .map(asked -> asked.group(asked.group(1) == null ? 2 : 1))
                .filter(unit -> !NO_UNIT.contains(unit))
                .forEach(unit -> measures.add(unit(unit)));
        KINDS.stream()
                .filter(kind -> kind.asked().matcher(question).find())
                .forEach(kind -> measures.add(kind.measure()));
        return measures;
    }

    /// In a row the unit may stand in its name, and the number alone in its cells.
    boolean isShownBy(Statement statement) {
        var names = statement.cellNames();
        boolean ofRow = !names.isEmpty() && named.matcher(names.getLast()).find();
        return shown.matcher(statement.text()).find()
                || (ofRow && FIGURE.matcher(statement.text()).find());
    }

    /// Whether it is what a column or a row is called.
    boolean namesACell(Statement statement) {
        return statement.cellNames().stream().anyMatch(name -> named.matcher(name).find());
    }

    /// `3 days`, `three working days`; under a heading or column that has the word.
    private static Measure counted(String noun) {
        var word = noun.substring(noun.lastIndexOf(' ') + 1).toLowerCase(java.util.Locale.ROOT);
        var stem = word.length() > 3 ? word.replaceAll("(?:ies|es|s)$", "") : word;
        return new Measure(
                pattern(COUNT + "[ -](?:[\\w-]+ ){0,2}" + stem),
                pattern("\\b" + stem + "\\w*"),
                true);
    }

    private static Measure unit(String unit) {
        var loose =
                switch (unit) {
                    case "か月", "ヶ月", "カ月", "ケ月" -> "[かヶカケ]?月";
                    case "人", "名" -> "[人名]";
                    default -> Pattern.quote(unit);
                };
        // The 日 of a date counts nothing.
        var count = unit.equals("日") ? "(?<!月\\p{Nd}{0,2})" + JAPANESE_COUNT : JAPANESE_COUNT;
        return new Measure(pattern(count + loose), pattern(loose + "数|" + loose + "$"), true);
    }
}
