package dev.kotae.answer.text;

import dev.kotae.chat.Citation;
import dev.kotae.chat.Citation.Quote;
import dev.kotae.chat.Passage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads which sources an answer names.
public final class Citations {
    /// Code, in which brackets mean something else; or the mark of one source or several, also in
    /// the brackets that models like in Japanese. The words of a link are none, nor is a range such
    /// as [0, 1].
    private static final Pattern MARK =
            Pattern.compile(
                    "(?m)^[ \\t]*+(`{3,}|~{3,})[\\s\\S]*?(?:^[ \\t]*+\\1|\\z)|(`+)[^`]+\\2"
                            + "|\\s?[\\[［【]([1-9]\\d{0,2}(?:\\s?[,、，]\\s?[1-9]\\d{0,2})*)[]］】](?!\\()");

    private static final Pattern BETWEEN = Pattern.compile("\\D+");

    private Citations() {}

    /// The numbers that stand in a text as marks of sources, each once, in order.
    ///
    /// @param most the highest that has a passage: another is not a citation
    public static List<Integer> numbers(String text, int most) {
        return MARK.matcher(text)
                .results()
                .map(mark -> mark.group(3))
                .filter(Objects::nonNull)
                .map(mark -> BETWEEN.splitAsStream(mark).map(Integer::parseInt).toList())
                .filter(mark -> mark.stream().allMatch(number -> number <= most))
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
    }

    /// A text without its marks of sources.
    public static String without(String text) {
        return MARK.matcher(text).replaceAll(Citations::codeAlone);
    }

    private static String codeAlone(MatchResult found) {
        return found.group(3) == null ? Matcher.quoteReplacement(found.group()) : "";
    }

    /// The passages whose number stands in the text, by number.
    ///
    /// @param quotes what rests on each, by number
    public static List<Citation> in(
            String text, List<Passage> passages, Map<Integer, List<Quote>> quotes) {
        return numbers(text, passages.size()).stream()
                .map(number ->
                        citation(
                                number,
                                passages.get(number - 1),
                                quotes.getOrDefault(number, List.of())))
                .toList();
    }

    private static Citation citation(int number, Passage passage, List<Quote> quotes) {
        var headings = passage.headings();
        var title =
                headings.isEmpty() ? passage.title() : passage.title() + " › " + headings.getLast();
        return new Citation(number, title, passage.link(), quotes);
    }
}
