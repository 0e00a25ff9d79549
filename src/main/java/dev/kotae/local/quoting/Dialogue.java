package dev.kotae.local.quoting;

import java.util.List;
import java.util.Set;

/// A conversation as the composer understands it.
///
/// @param question what was asked last
/// @param earlierQuestions what was asked before, oldest first
/// @param lastAnswer what was answered last, empty where nothing was
/// @param sources the documents that came with the question
/// @param background what else came with the question and what was said before; it has no number
///   and is never cited
/// @param unseen what came with the question and cannot be quoted
public record Dialogue(
        String question,
        List<String> earlierQuestions,
        String lastAnswer,
        List<Source> sources,
        List<Source> background,
        Set<Unseen> unseen) {
    public Dialogue {
        earlierQuestions = List.copyOf(earlierQuestions);
        sources = List.copyOf(sources);
        background = List.copyOf(background);
        unseen = Set.copyOf(unseen);
    }

    /// One with nothing but words.
    public Dialogue(
            String question,
            List<String> earlierQuestions,
            String lastAnswer,
            List<Source> sources,
            List<Source> background) {
        this(question, earlierQuestions, lastAnswer, sources, background, Set.of());
    }
}
