package dev.kotae.local.quoting;

import java.util.List;

/// A conversation as the composer understands it.
///
/// @param question what was asked last
/// @param earlierQuestions what was asked before, oldest first
/// @param lastAnswer what was answered last, empty where nothing was
/// @param sources the documents that came with the question
/// @param background what else came with the question and what was said before; it has no number
///   and is never cited
public record Dialogue(
        String question,
        List<String> earlierQuestions,
        String lastAnswer,
        List<Source> sources,
        List<Source> background) {
    public Dialogue {
        earlierQuestions = List.copyOf(earlierQuestions);
        sources = List.copyOf(sources);
        background = List.copyOf(background);
    }
}
