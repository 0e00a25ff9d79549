package dev.kotae.routing;

import dev.kotae.model.Tier;
import dev.kotae.routing.sense.Estimate;
import dev.kotae.routing.sense.Traits;
import java.util.List;

/// What a model was chosen by.
public sealed interface Basis {
    /// A wish, a rule, the conversation: nothing that could be learned from.
    record Otherwise() implements Basis {}

    /// The settings, whatever is asked and whatever was said before.
    record Fixed() implements Basis {}

    /// The words of the question, and maybe chance.
    ///
    /// @param tier who was to answer it first
    /// @param estimate what it seemed to be worth, by what is shipped
    /// @param chance how likely it was that this tier came out, above 0 to 1
    /// @param outdone whether a better one had to answer in the end
    record Words(Tier tier, Estimate estimate, double chance, boolean outdone) implements Basis {
        /// How sure it was that this tier would not do; of the deepest nothing is known.
        public double lack() {
            return switch (tier) {
                case QUICK -> estimate.balanced();
                case BALANCED -> estimate.deep();
                case DEEP -> 0;
            };
        }

        /// What was seen in the question, to be learned from; no words.
        public List<Float> traits() {
            return estimate.traits().all();
        }

        /// The same after chance had its part.
        Words by(Tier other, double likely) {
            return new Words(other, estimate, likely, outdone);
        }
    }

    /// Says what which of [Words#traits] is, and what `lack` was told by; another where the router
    /// sees other things or is shipped with other weights.
    static int layout() {
        return Traits.layout();
    }

    /// The same where a better model has to answer.
    default Basis wanting() {
        return switch (this) {
            case Otherwise otherwise -> otherwise;
            case Fixed fixed -> fixed;
            case Words(var tier, var estimate, var chance, _) ->
                    new Words(tier, estimate, chance, true);
        };
    }
}
