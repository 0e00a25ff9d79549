package dev.kotae.answer.writing;

import dev.kotae.model.ModelCard;
import java.util.List;
import java.util.function.Predicate;

/// Who may write an answer.
///
/// @param road why these, in one word: for the books
/// @param cards in the order in which they are asked; not empty
/// @param others the models of the other tiers: what they would have cost is told
/// @param affordable whether one that stands in for the first may be asked
public record Line(
        String road,
        List<ModelCard> cards,
        List<ModelCard> others,
        Predicate<ModelCard> affordable) {
    public Line {
        cards = List.copyOf(cards);
        others = List.copyOf(others);
        if (cards.isEmpty()) {
            throw new IllegalArgumentException("nobody may answer");
        }
    }

    /// Who is asked first.
    public ModelCard first() {
        return cards.getFirst();
    }
}
