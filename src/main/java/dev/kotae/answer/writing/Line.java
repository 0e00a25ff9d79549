package dev.kotae.answer.writing;

import dev.kotae.model.ModelCard;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Who may write an answer.
///
/// @param road why these, in one word: for the books
/// @param cards in the order in which they are asked; not empty
/// @param others the models of the other tiers: what they would have cost is told
/// @param above who answers where the first leaves it to a better one; empty where nobody does
/// @param affordable whether one that stands in for the first may be asked
public record Line(
        String road,
        List<ModelCard> cards,
        List<ModelCard> others,
        Optional<ModelCard> above,
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

    /// Whether a better one may be asked in place of one that was: there is one, and money for it.
    boolean leadsUpFrom(ModelCard card) {
        return card.equals(first()) && above.filter(affordable).isPresent();
    }
}
