package dev.kotae.guard;

import dev.kotae.chat.Passage;
import dev.kotae.guard.evidence.Aptness;
import java.util.List;

/// Whether passages answer a question, by its words alone: the passage that is most apt decides. In
/// documents that all speak of the same things words tell little; there, only reading does.
///
/// @param likelihood that one of them does, from 0 to 1; above a half rather than not
/// @param open whether a passage is in another language than the question, so that words cannot
///   tell
public record Answerability(double likelihood, boolean open) {
    /// Set low on purpose: who is told wrongly that nothing was found stops looking.
    private static final double DOUBTFUL = 0.15;

    /// Below are 6 to 9 in 100 of the answered questions that were measured.
    private static final double WEAK = 0.3;

    /// Reads a question beside what was found for it.
    public static Answerability of(String question, List<Passage> passages) {
        double likelihood = 0;
        boolean open = false;
        for (var passage : passages) {
            var aptness = Aptness.of(question, passage);
            likelihood = Math.max(likelihood, aptness.likelihood());
            open |= aptness.foreign();
        }
        return new Answerability(likelihood, open);
    }

    /// Whether it is worth looking further.
    public boolean isWeak() {
        return likelihood < WEAK;
    }

    /// Whether the passages hardly answer the question.
    public boolean isDoubtful() {
        return !open && likelihood < DOUBTFUL;
    }
}
