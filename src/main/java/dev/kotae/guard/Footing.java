package dev.kotae.guard;

import java.util.List;

/// What a claim rests on.
public sealed interface Footing {
    /// From here on to as far below 1: most of what is judged wrongly by the words alone lies there
    /// (`bench grounding`).
    double UNSURE = 0.25;

    /// How likely it is that the passages support the claim, from 0 to 1; above a half it counts as
    /// supported.
    double likelihood();

    /// Whether it is worth asking somebody who understands the words.
    default boolean isUnsure() {
        return switch (this) {
            case Open _, Contested _ -> true;
            case Supported(var likelihood, _, _) -> likelihood < 1 - UNSURE;
            case Unsupported(var likelihood, var missing) ->
                    missing.isEmpty() && likelihood > UNSURE;
        };
    }

    /// A passage says it.
    ///
    /// @param passage the passage's place in the list, from 0
    /// @param quote the sentence of the passage that comes nearest, as it stands there
    record Supported(double likelihood, int passage, String quote) implements Footing {}

    /// A passage has its words, but one of the two may deny what the other says, or say it of
    /// another person, place, day or unit, which the words cannot tell for certain.
    record Contested(double likelihood) implements Footing {}

    /// The words cannot tell: the passages are in another language, or the one that the claim cites
    /// is, and nothing speaks against it.
    record Open(double likelihood) implements Footing {}

    /// No passage does.
    ///
    /// @param missing the claim's numbers that stand in none
    record Unsupported(double likelihood, List<String> missing) implements Footing {
        public Unsupported {
            missing = List.copyOf(missing);
        }
    }
}
