package dev.kotae.answer.writing;

import dev.kotae.chat.Passage;
import java.util.List;
import java.util.Map;

/// Somebody who understands words, asked where these alone cannot tell whether a sentence rests on
/// a passage.
@FunctionalInterface
public interface Judge {
    /// Asks about sentences of an answer. Blocks.
    ///
    /// @param sentences at least one
    /// @param spent what the turn has cost so far
    Heard of(List<String> sentences, List<Passage> passages, Inquiry inquiry, Spent spent);

    /// What was said.
    ///
    /// @param supported whether they rest on the passages, by their place, from 0; nothing of those
    ///   about which nothing was said
    /// @param spent what the turn has cost so far
    record Heard(Map<Integer, Boolean> supported, Spent spent) {
        public Heard {
            supported = Map.copyOf(supported);
        }
    }
}
