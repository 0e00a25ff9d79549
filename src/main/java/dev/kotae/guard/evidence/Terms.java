package dev.kotae.guard.evidence;

import dev.kotae.guard.evidence.Term.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Reads a text word by word.
final class Terms {
    private static final Pattern DAY_AND_TIME = Pattern.compile("[0-9]+(?:[.,][0-9]+)*");

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
        var reader =
                new Terms(
                        MARK.matcher(folded).replaceAll(mark -> " ".repeat(mark.group().length())));
        reader.read();
        return reader.terms;
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
            } else if (Character.isLetterOrDigit(c)) {
                end = word(at);
            } else {
                end = at + 1;
            }
            at = end;
        }
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
            int stop = at;
            while (stop < end && Numerals.isKanjiDigit(text.charAt(stop))) {
                stop++;
            }
            if (stop > at && Numerals.isNumber(text, at, stop)) {
                pairs(from, at);
                add(Numerals.ofKanji(text.substring(at, stop)), Kind.NUMBER, at, stop);
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
        var digits = DAY_AND_TIME.matcher(text);
        digits.region(start, Math.min(text.length(), start + LONGEST));
        int end = digits.lookingAt() ? digits.end() : start + 1;
        if (end < text.length() && isLatinLetter(text.charAt(end)) && !isUnit(end)) {
            return word(start);
        }
        var number = Numerals.ofDigits(text.substring(start, end));
        int behind = scaled(end);
        if (behind == end) {
            add(number, Kind.NUMBER, start, end);
        } else {
            add(Numerals.ofScaled(text.substring(start, behind)), Kind.NUMBER, start, behind);
        }
        return behind;
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

    /// Such as `30min` and `5th`: digits with a few letters behind them, and nothing more.
    private boolean isUnit(int start) {
        int end = start;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end - start <= 3
                && text.substring(start, end).chars().allMatch(Character::isLowerCase);
    }

    private int word(int start) {
        int end = start;
        while (end < text.length() && isWordCharacter(end)) {
            end++;
        }
        var written = text.substring(start, end);
        var word = written.toLowerCase(Locale.ROOT);
        if (Lexicon.isFunction(word)) {
            add(word, Kind.FUNCTION, start, end);
        } else if (Numerals.isNumberWord(word)) {
            add(Numerals.ofWord(word), Kind.NUMBER, start, end);
        } else if (scaled(word, end)) {
            return end;
        } else {
            var kind = isName(written, start) ? Kind.NAME : Kind.CONTENT;
            add(Stem.of(word), kind, start, end);
        }
        return end;
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
        boolean digits = written.chars().anyMatch(Character::isDigit);
        boolean capitals = written.chars().skip(1).anyMatch(Character::isUpperCase);
        if (digits || capitals) {
            return true;
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
        terms.add(new Term(key, kind, start, end));
    }
}
