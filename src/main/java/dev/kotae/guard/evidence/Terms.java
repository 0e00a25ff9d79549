package dev.kotae.guard.evidence;

import dev.kotae.guard.evidence.Term.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a text word by word.
final class Terms {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:[.,][0-9]+)*");

    /// Such as 9:00, 9:30 pm and 9 a.m.
    private static final Pattern TIME =
            Pattern.compile(
                    "([0-9]{1,2})(?=:[0-5][0-9]|\\s?[AaPp]\\.?[Mm]\\b)"
                            + "(?::([0-5][0-9])(?![0-9:]))?(?:\\s?([AaPp])\\.?[Mm]\\b\\.?)?");

    /// Of "2 to 5 p.m." what stands behind the first hour.
    private static final Pattern UNTIL_AFTERNOON =
            Pattern.compile("\\s?(?:to|until|-|~)\\s?[0-9]{1,2}(?::[0-9]{2})?\\s?[Pp]\\.?[Mm]\\b");

    /// What stands before an hour, or before an earlier one that it goes on from.
    private static final Pattern AFTERNOON =
            Pattern.compile("午後(?:[0-9一二三四五六七八九十]{1,2}時[^。0-9午]{1,4})?$");

    private static final Pattern UNIT =
            Pattern.compile("(?:[a-z]{1,3}|[KMGT]i?B|[kMG]?Hz|k?Wh?|kV|V|mAh|[AP]M|USD|EUR|JPY)");

    /// Counts what is listed, or names a source; no part of what is said.
    private static final Pattern MARK =
            Pattern.compile("(?m)^\\s*\\d{1,3}[.)](?=\\s|\\*)|\\[\\d{1,3}]");

    private static final int LONGEST = 60;

    private final String text;
    private final List<Term> terms = new ArrayList<>();

    private Terms(String text) {
        this.text = text;
    }

    /// The terms of a folded text, in order.
    static List<Term> of(String folded) {
        var reader = new Terms(unmarked(folded));
        reader.read();
        return reader.terms;
    }

    private static String unmarked(String folded) {
        boolean counts = folded.chars().anyMatch(c -> isAsciiDigit((char) c));
        return counts
                ? MARK.matcher(folded).replaceAll(mark -> " ".repeat(mark.group().length()))
                : folded;
    }

    private void read() {
        for (int at = 0; at < text.length(); ) {
            char c = text.charAt(at);
            int end;
            if (Script.isWide(c)) {
                end = run(at);
                wide(at, end);
            } else if (isAsciiDigit(c)) {
                end = number(at);
            } else if (isVersion(at)) {
                end = number(at + 1);
            } else if (Character.isLetterOrDigit(c)) {
                end = word(at);
            } else {
                end = at + 1;
            }
            at = end;
        }
    }

    /// Such as v1.2.
    private boolean isVersion(int at) {
        return (text.charAt(at) == 'v' || text.charAt(at) == 'V')
                && at + 1 < text.length()
                && isAsciiDigit(text.charAt(at + 1));
    }

    private int run(int from) {
        int end = from;
        while (end < text.length() && Script.isWide(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /// Pairs of characters; those of hiragana alone hold the sentence together. Numbers written in
    /// kanji stand between them.
    private void wide(int start, int end) {
        int from = start;
        for (int at = start; at < end; at++) {
            int stop = Numerals.endOfKanji(text, at, end);
            if (stop > at && Numerals.isNumber(text, at, stop)) {
                pairs(from, at);
                addNumber(Numerals.ofKanji(text.substring(at, stop)), at, stop);
                from = stop;
            }
            at = Math.max(at, stop - 1);
        }
        pairs(from, end);
    }

    private void pairs(int start, int end) {
        if (end - start == 1) {
            boolean says = !Script.isHiragana(text.charAt(start));
            add(text.substring(start, end), says ? Kind.CONTENT : Kind.FUNCTION, start, end);
        }
        for (int at = start; at + 1 < end; at++) {
            char first = text.charAt(at);
            char second = text.charAt(at + 1);
            boolean says = !(Script.isHiragana(first) && Script.isHiragana(second));
            boolean name = Script.isKatakana(first) && Script.isKatakana(second);
            var kind = name ? Kind.NAME : says ? Kind.CONTENT : Kind.FUNCTION;
            add(text.substring(at, at + 2), kind, at, at + 2);
        }
    }

    private int number(int start) {
        var time = within(TIME, start);
        if (time.lookingAt()) {
            return time(time);
        }
        var digits = within(NUMBER, start);
        int end = digits.lookingAt() ? digits.end() : start + 1;
        if (end < text.length() && isLatinLetter(text.charAt(end)) && !isUnit(end)) {
            return word(start);
        }
        int behind = scaled(end);
        if (behind > end) {
            add(Numerals.ofScaled(text.substring(start, behind)), Kind.NUMBER, start, behind);
            return behind;
        }
        addNumber(Numerals.ofDigits(text.substring(start, end)), start, end);
        return Numerals.isOrdinal(text, end) ? end + 2 : end;
    }

    private Matcher within(Pattern pattern, int start) {
        return pattern.matcher(text).region(start, Math.min(text.length(), start + LONGEST));
    }

    /// The hour and, unless it is a full one, the minutes: so 9:30 and 9時30分 are alike.
    private int time(Matcher time) {
        var hour = Numerals.ofDigits(time.group(1));
        var also =
                "p".equalsIgnoreCase(time.group(3))
                        ? Numerals.fromMidnight(hour)
                        : also(hour, time.start(), time.end());
        terms.add(new Term(hour, also, Kind.NUMBER, time.start(), time.end()));
        if (time.group(2) != null && !time.group(2).equals("00")) {
            add(Numerals.ofDigits(time.group(2)), Kind.NUMBER, time.start(2), time.end(2));
        }
        return time.end();
    }

    private void addNumber(String number, int start, int end) {
        terms.add(new Term(number, also(number, start, end), Kind.NUMBER, start, end));
    }

    /// How else the number may be written.
    private String also(String number, int start, int end) {
        if (text.startsWith("月", end)) {
            return Numerals.nameOfMonth(number);
        }
        if (isOfAfternoon(start, end)) {
            return Numerals.fromMidnight(number);
        }
        if (Numerals.isOrdinal(text, end)) {
            return Numerals.ordinal(number);
        }
        // Of "JDK 25": JDK25.
        boolean apart = start > 1 && " -".indexOf(text.charAt(start - 1)) >= 0;
        int from = start - 1;
        while (apart && from > 0 && isLatinLetter(text.charAt(from - 1))) {
            from--;
        }
        return apart ? text.substring(from, start - 1).toLowerCase(Locale.ROOT) + number : "";
    }

    /// Behind 万 and its like and what is added to them, as in `1万2千`.
    private int scaled(int from) {
        int end = from;
        boolean scaled = false;
        while (end < text.length()
                && (Numerals.scale(text.charAt(end)) > 1
                        || (scaled && isAsciiDigit(text.charAt(end))))) {
            scaled = true;
            end++;
        }
        return end;
    }

    private boolean isOfAfternoon(int start, int end) {
        var before = text.substring(Math.max(0, start - 10), start);
        return (before.indexOf('午') >= 0 && AFTERNOON.matcher(before).find())
                || within(UNTIL_AFTERNOON, end).lookingAt();
    }

    /// Such as `30min`, `5th` and `256GB`: digits with a few letters behind them, and nothing more.
    private boolean isUnit(int start) {
        int end = start;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return UNIT.matcher(text).region(start, end).matches();
    }

    private int word(int start) {
        int end = start;
        while (end < text.length() && isWordCharacter(end)) {
            end++;
        }
        var written = text.substring(start, end);
        var word = written.toLowerCase(Locale.ROOT);
        var number = Numerals.ofWord(word, text, start, end, isBesideNumber(start, end));
        if (!number.isEmpty()) {
            addWord(number, start, end);
        } else if (Lexicon.isFunction(word) && !isMay(written, start, end)) {
            add(word, Kind.FUNCTION, start, end);
        } else if (!scaled(word, end)) {
            var kind = isName(written, start) ? Kind.NAME : Kind.CONTENT;
            add(Stem.of(word), kind, start, end);
        }
        return end;
    }

    private boolean isBesideNumber(int start, int end) {
        int next = end < text.length() && text.charAt(end) == '.' ? end + 1 : end;
        return (start > 1 && text.charAt(start - 1) == ' ' && isAsciiDigit(text.charAt(start - 2)))
                || (next + 1 < text.length()
                        && text.charAt(next) == ' '
                        && isAsciiDigit(text.charAt(next + 1)));
    }

    /// The month, and not what may be.
    private boolean isMay(String written, int start, int end) {
        return written.equals("May") && (!beginsSentence(start) || isBesideNumber(start, end));
    }

    /// A number in words; of "twenty-five" it is the second half.
    private void addWord(String number, int start, int end) {
        var last = terms.isEmpty() ? null : terms.getLast();
        if (last != null
                && last.end() == start - 1
                && number.length() == 1
                && Numerals.isTens(
                        text.substring(last.start(), last.end()).toLowerCase(Locale.ROOT))) {
            terms.removeLast();
            var both = last.key().substring(0, 1) + number;
            add(both, Kind.NUMBER, last.start(), end);
        } else {
            add(number, Kind.NUMBER, start, end);
        }
    }

    /// Whether a word makes the number before it greater, and it was.
    private boolean scaled(String word, int end) {
        long scale = Numerals.scale(word);
        if (scale == 1 || terms.isEmpty() || terms.getLast().kind() != Kind.NUMBER) {
            return false;
        }
        var number = terms.removeLast();
        add(Numerals.times(number.key(), scale), Kind.NUMBER, number.start(), end);
        return true;
    }

    private boolean isWordCharacter(int at) {
        char c = text.charAt(at);
        if (c == '\'') {
            return at + 1 < text.length() && isLatinLetter(text.charAt(at + 1));
        }
        return Character.isLetterOrDigit(c) && !Script.isWide(c);
    }

    /// Capitals that the beginning of a sentence does not explain, or digits among letters.
    private boolean isName(String written, int start) {
        for (int at = 0; at < written.length(); at++) {
            char c = written.charAt(at);
            if (Character.isDigit(c) || (at > 0 && Character.isUpperCase(c))) {
                return true;
            }
        }
        return Character.isUpperCase(written.charAt(0)) && !beginsSentence(start);
    }

    private boolean beginsSentence(int start) {
        int at = start - 1;
        while (at >= 0 && " \"'(*_".indexOf(text.charAt(at)) >= 0) {
            at--;
        }
        return at < 0 || ".!?:\n#>|-•。！？".indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isAsciiDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLatinLetter(char c) {
        return Character.isLetter(c) && !Script.isWide(c);
    }

    private void add(String key, Kind kind, int start, int end) {
        terms.add(new Term(key, "", kind, start, end));
    }
}
