package dev.kotae.knowledge;

import dev.kotae.chat.Passage;
import java.util.List;

/// What a search brought.
///
/// @param passages the best first
/// @param silent the names of the collections that could not be asked
/// @param confidential whether a collection was asked that not everybody may read
/// @param missed what did not hold anything that fits
public record Found(
        List<Passage> passages, List<String> silent, boolean confidential, Missed missed) {
    /// Nothing was looked for.
    public static final Found NOTHING = new Found(List.of(), List.of(), false, Missed.NOTHING);

    public Found {
        passages = List.copyOf(passages);
        silent = List.copyOf(silent);
    }

    /// The same with other passages.
    public Found with(List<Passage> others) {
        return new Found(others, silent, confidential, missed);
    }

    /// The same where an answer may rest on what not everybody may read, by way of what was said
    /// before.
    public Found confidentially() {
        return new Found(passages, silent, true, missed);
    }

    /// Collections that hold nothing that fits a question.
    ///
    /// @param collections their names; none where something fits
    /// @param nearest the titles of what came nearest
    /// @param owner the platform's id of who answers for them, or empty
    public record Missed(List<String> collections, List<String> nearest, String owner) {
        /// Something fits.
        public static final Missed NOTHING = new Missed(List.of(), List.of(), "");

        public Missed {
            collections = List.copyOf(collections);
            nearest = List.copyOf(nearest);
        }

        /// Whether something fits.
        public boolean isNothing() {
            return collections.isEmpty();
        }
    }
}
