package dev.kotae.chat;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// A page that an answer names, once, however many of its passages are cited.
///
/// @param title the document's title, with its innermost heading where that says more
/// @param link where a person can open it, or empty
/// @param numbers of its citations, ascending; at least one
public record Source(String title, String link, List<Integer> numbers) {
    public Source {
        numbers = List.copyOf(numbers);
    }

    /// The pages of citations, in the order of their first numbers.
    static List<Source> of(List<Citation> citations) {
        return citations.stream()
                .collect(
                        Collectors.groupingBy(
                                citation -> new Page(citation.title(), citation.link()),
                                LinkedHashMap::new,
                                Collectors.mapping(Citation::number, Collectors.toList())))
                .entrySet()
                .stream()
                .map(each ->
                        new Source(each.getKey().title(), each.getKey().link(), each.getValue()))
                .toList();
    }

    /// What of a citation is seen.
    private record Page(String title, String link) {}

    /// The marks that stand for it in the answer, such as `[1][3]`.
    public String marks() {
        return numbers.stream().map(number -> "[" + number + "]").collect(joining());
    }
}
