package dev.kotae.answer.writing;

import dev.kotae.chat.Cost;
import dev.kotae.chat.Usage;
import dev.kotae.model.ModelCard;

/// What a turn has cost so far, over all of its requests to models.
///
/// @param usage tokens read and written
/// @param cost each request at its own price
public record Spent(Usage usage, Cost cost) {
    /// No model was asked yet.
    public static final Spent NOTHING = new Spent(Usage.NONE, new Cost(0, true));

    /// This and one more request.
    public Spent plus(ModelCard card, Usage request) {
        return new Spent(
                usage.plus(request),
                new Cost(
                        cost.microUsd() + card.price().microUsd(request),
                        cost.known() && card.price().known()));
    }
}
