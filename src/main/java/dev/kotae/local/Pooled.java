package dev.kotae.local;

import dev.kotae.chat.Passage;
import dev.kotae.knowledge.Knowledge;
import java.util.Comparator;
import java.util.List;

/// Several collections in one knowledge base, the best of all first.
///
/// @param parts their scores mean the same in each
record Pooled(String name, List<Knowledge> parts) implements Knowledge {
    Pooled {
        parts = List.copyOf(parts);
    }

    @Override
    public List<Passage> find(String text, int limit) {
        return parts.stream()
                .flatMap(part -> part.find(text, limit).stream())
                .sorted(Comparator.comparingDouble(Passage::score).reversed())
                .limit(limit)
                .toList();
    }
}
