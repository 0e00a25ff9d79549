package dev.kotae.model;

import dev.kotae.chat.Passage;
import java.util.List;

/// Writes passages into the words that a model is told: each an element of its own, which nothing
/// in it can close.
final class Documents {
    private static final String CITING =
            """
            After each sentence that rests on one of these documents, cite it by its index in square brackets, like [1] or [2][3]. Cite nothing else that way.

            """;

    private Documents() {}

    /// The documents, and how they are to be cited.
    static String written(List<Passage> passages) {
        return elements(passages) + CITING;
    }

    /// @param passages at least one; numbered by their place, from 1
    static String elements(List<Passage> passages) {
        var text = new StringBuilder("<documents>\n");
        for (int i = 0; i < passages.size(); i++) {
            var passage = passages.get(i);
            text.append("<document index=\"").append(i + 1);
            text.append("\" title=\"").append(PromptWriter.attribute(passage.title()));
            if (!passage.headings().isEmpty()) {
                var headings = String.join(" > ", passage.headings());
                text.append("\" section=\"").append(PromptWriter.attribute(headings));
            }
            text.append("\">\n").append(PromptWriter.harmless(passage.text()));
            text.append("\n</document>\n");
        }
        return text.append("</documents>\n").toString();
    }
}
