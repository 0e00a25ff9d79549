package dev.kotae.knowledge;

import dev.kotae.chat.Passage;
import java.util.List;

/// What a search brought.
///
/// @param passages the best first
/// @param silent the names of the collections that could not be asked
public record Found(List<Passage> passages, List<String> silent) {
    /// Nothing was looked for.
    public static final Found NOTHING = new Found(List.of(), List.of());

    public Found {
        passages = List.copyOf(passages);
        silent = List.copyOf(silent);
    }
}
