package dev.kotae.routing;

import dev.kotae.chat.Phrase;
import dev.kotae.model.Tier;
import java.util.List;

/// Who answers, and why.
///
/// @param tier how much thought it is worth
/// @param question the words without an override word
/// @param reasons for people, the weightiest first, never empty
/// @param search whether documents may help; false for a greeting or thanks
public record Route(Tier tier, String question, List<Phrase> reasons, boolean search) {
    public Route {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("a route must be able to say why");
        }
    }

    @Override
    public String toString() {
        return "route:" + tier;
    }
}
