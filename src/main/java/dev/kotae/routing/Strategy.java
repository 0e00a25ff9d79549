package dev.kotae.routing;

import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.model.Tier;
import dev.kotae.routing.sense.Estimator;
import dev.kotae.routing.sense.Request;
import java.util.List;
import java.util.random.RandomGenerator;

/// How it is judged what a question is worth on its own.
public interface Strategy {
    /// What the words are worth.
    ///
    /// @param question without an override word
    /// @param price by how much dearer than usual money is
    Thought judge(String question, double price);

    /// By what is shipped.
    static Strategy learned() {
        return learned(Estimator.shipped());
    }

    /// By what was learned.
    static Strategy learned(Estimator estimator) {
        return (question, price) -> {
            var request = Request.of(question);
            return Thought.of(request, estimator.of(request), price);
        };
    }

    /// By what is shipped, so that a set part of the questions goes to the deep model: at the usual
    /// price; at twice the price, half of that.
    ///
    /// @param share 0 to 1
    static Strategy learned(double share) {
        var estimator = Estimator.shipped();
        var calibrated = new Share(share);
        return (question, price) -> {
            var request = Request.of(question);
            var estimate = estimator.of(request);
            return Thought.of(request, estimate, price, calibrated.reaches(estimate.deep(), price));
        };
    }

    /// Always the same tier. With a Bedrock prompt router as every tier's model, that router
    /// chooses.
    static Strategy fixed(Tier tier) {
        var thought = new Thought(tier, List.of(Phrase.of(Wording.REASON_FIXED)));
        return (_, _) -> thought;
    }

    /// Any tier, to measure others against.
    static Strategy random(RandomGenerator chance) {
        var tiers = List.of(Tier.values());
        return (_, _) ->
                new Thought(
                        tiers.get(chance.nextInt(tiers.size())),
                        List.of(Phrase.of(Wording.REASON_FIXED)));
    }
}
