package dev.kotae.answer.writing;

import dev.kotae.model.ModelCard;
import java.util.List;
import java.util.Optional;

/// Who may write an answer.
///
/// @param road why these, in one word: for the books
/// @param cards in the order in which they are asked; not empty
/// @param others the models of the other tiers: what they would have cost is told
/// @param above who answers where the first leaves it to a better one; empty where nobody does
/// @param purse pays whoever is asked after the first
public record Line(
        String road,
        List<ModelCard> cards,
        List<ModelCard> others,
        Optional<ModelCard> above,
        Purse purse) {
    public Line {
        cards = List.copyOf(cards);
        others = List.copyOf(others);
        if (cards.isEmpty()) {
            throw new IllegalArgumentException("nobody may answer");
        }
    }

    /// The money for a turn.
    @FunctionalInterface
    public interface Purse {
        /// Reserves what the turn will have cost at most with one request more, in place of what it
        /// has reserved.
        ///
        /// @param card who is to be asked
        /// @param underWay what a request costs that is not over yet, in millionths of a US dollar
        /// @return false where there is not enough
        boolean reserve(ModelCard card, long underWay);
    }

    /// Who is asked first.
    public ModelCard first() {
        return cards.getFirst();
    }

    /// Whether a better one may be asked in place of one that was: there is one, and the money for
    /// it is reserved.
    ///
    /// @param underWay what the one costs that is not over yet, in millionths of a US dollar
    boolean leadsUpFrom(ModelCard card, long underWay) {
        return card.equals(first())
                && above.filter(better -> purse.reserve(better, underWay)).isPresent();
    }
}
