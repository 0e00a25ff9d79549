package dev.kotae.bedrock;

import dev.kotae.chat.Passage;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.bedrockruntime.model.CitationsConfig;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.SearchResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.SearchResultLocation;

/// Passages as the search results that Claude cites itself (Bedrock API reference,
/// SearchResultBlock and CitationsDelta, November 2026).
final class SearchResults {
    private static final Pattern PARAGRAPHS = Pattern.compile("\\n\\s*\\n");

    private SearchResults() {}

    /// A passage in paragraphs, which is what a citation names. Nothing in its words can end it:
    /// they are a value of their own.
    static ContentBlock block(Passage passage) {
        return ContentBlock.fromSearchResult(result ->
                result.title(title(passage))
                        // Not the link: it may open the document to whoever has it.
                        .source(passage.title())
                        .content(
                                paragraphs(passage).stream()
                                        .map(words ->
                                                SearchResultContentBlock.builder()
                                                        .text(words)
                                                        .build())
                                        .toList())
                        .citations(CitationsConfig.builder().enabled(true).build()));
    }

    private static String title(Passage passage) {
        return String.join(" > ", passage.heads());
    }

    private static List<String> paragraphs(Passage passage) {
        return Arrays.stream(PARAGRAPHS.split(passage.text().strip()))
                .filter(words -> !words.isBlank())
                .toList();
    }

    /// The words that a citation names: paragraphs of a passage.
    ///
    /// @return empty where it names none
    static String words(Passage passage, SearchResultLocation place) {
        if (place.start() == null) {
            return "";
        }
        var paragraphs = paragraphs(passage);
        int from = Math.clamp(place.start(), 0, paragraphs.size());
        // Whether the end is the last one or behind it is not told.
        int end = place.end() == null ? 0 : place.end();
        int to = Math.clamp(Math.max(end, from + 1), from, paragraphs.size());
        return String.join("\n\n", paragraphs.subList(from, to));
    }
}
