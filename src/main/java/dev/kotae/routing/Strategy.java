package dev.kotae.routing;

import dev.kotae.model.Tier;
import dev.kotae.routing.sense.Estimator;
import dev.kotae.routing.sense.Request;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// How it is judged what a question is worth on its own.
public interface Strategy {
    /// What the words are worth.
    ///
    /// @param question without an override word
    /// @param price by how much dearer than usual money is
    Thought judge(String question, double price);

    /// A question is going to be answered: told once for each, whatever its model was chosen by.
    default void saw(Route route) {}

    /// By what is shipped.
    static Strategy learned() {
        return learned(() -> Correction.NONE);
    }

    /// By what is shipped, and what was learned here besides.
    ///
    /// @param correction asked for each question
    static Strategy learned(Supplier<Correction> correction) {
        return learned(Estimator.shipped(), correction);
    }

    /// By what was learned.
    static Strategy learned(Estimator estimator) {
        return learned(estimator, () -> Correction.NONE);
    }

    private static Strategy learned(Estimator estimator, Supplier<Correction> correction) {
        return (question, price) -> {
            var request = Request.of(question);
            var shipped = estimator.of(request);
            var thought = Thought.of(request, shipped, price);
            var learned = correction.get();
            if (learned == Correction.NONE) {
                return thought.basedOn(shipped);
            }
            var corrected = Thought.of(request, learned.of(shipped), price);
            return corrected.learnedUnlike(thought).basedOn(shipped);
        };
    }

    /// The same, so that a set part of all questions goes to the deep model: at the usual price; at
    /// twice the price, half of that. What goes there for another reason, such as a wish or the
    /// conversation, is part of it.
    ///
    /// @param share 0 to 1
    static Strategy learned(double share, Supplier<Correction> correction) {
        var estimator = Estimator.shipped();
        var calibrated = new Share(share);
        return new Strategy() {
            @Override
            public Thought judge(String question, double price) {
                var request = Request.of(question);
                var shipped = estimator.of(request);
                var estimate = correction.get().of(shipped);
                boolean deep = calibrated.reaches(estimate.deep(), price);
                return Thought.of(request, estimate, price, deep).basedOn(shipped);
            }

            @Override
            public void saw(Route route) {
                switch (route.basis()) {
                    case Basis.Words words ->
                            calibrated.saw(correction.get().of(words.estimate()).deep());
                    case Basis.Otherwise _, Basis.Fixed _ ->
                            calibrated.sawOtherwise(route.tier() == Tier.DEEP);
                }
            }
        };
    }

    /// Always the same tier. With a Bedrock prompt router as every tier's model, that router
    /// chooses.
    static Strategy fixed(Tier tier) {
        return (_, _) -> Thought.fixed(tier);
    }

    /// Any tier, to measure others against.
    static Strategy random(RandomGenerator chance) {
        var tiers = List.of(Tier.values());
        return (_, _) -> Thought.fixed(tiers.get(chance.nextInt(tiers.size())));
    }
}
