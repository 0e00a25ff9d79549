package dev.kotae.answer.writing;

import java.util.List;
import java.util.Map;

/// Somebody who understands words, asked where these alone cannot tell whether a sentence rests on
/// a passage.
@FunctionalInterface
public interface Judge {
    /// Asks about sentences of an answer. Blocks.
    ///
    /// @param sentences at least one
    /// @param task whose passages they may rest on
    /// @return whether they rest on the passages, by their place, from 0; nothing of those about
    ///   which nothing was said
    Map<Integer, Boolean> of(List<String> sentences, Task task);
}
