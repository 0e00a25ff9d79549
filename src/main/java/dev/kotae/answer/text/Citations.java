package dev.kotae.answer.text;

import dev.kotae.chat.Citation;
import dev.kotae.chat.Passage;
import java.util.List;
import java.util.regex.Pattern;

/// Reads which sources an answer names.
public final class Citations {
    private static final Pattern MARK = Pattern.compile("\\[(\\d{1,3})]");

    private Citations() {}

    /// The passages whose number stands in the text, by number. A number without a passage is not a
    /// citation.
    public static List<Citation> in(String text, List<Passage> passages) {
        return MARK.matcher(text)
                .results()
                .map(mark -> Integer.parseInt(mark.group(1)))
                .filter(number -> number >= 1 && number <= passages.size())
                .distinct()
                .sorted()
                .map(number -> citation(number, passages.get(number - 1)))
                .toList();
    }

    private static Citation citation(int number, Passage passage) {
        var headings = passage.headings();
        var title =
                headings.isEmpty() ? passage.title() : passage.title() + " › " + headings.getLast();
        return new Citation(number, title, passage.link());
    }
}
