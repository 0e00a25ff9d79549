package dev.kotae.guard.evidence;

import dev.kotae.chat.Passage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What was measured of a sentence.
///
/// @param values each trait's
/// @param missing its numbers and quotations that stand nowhere, as it has them
/// @param place where it is covered best, or nowhere
public record Traits(Map<Trait, Double> values, List<String> missing, Place place) {
    public Traits {
        values = Map.copyOf(values);
        missing = List.copyOf(missing);
    }

    /// A line of a passage.
    ///
    /// @param passage the passage's place in the list, from 0, or -1 for none
    /// @param span the line in the passage's own text
    public record Place(int passage, Span span) {
        /// No line covers anything.
        static final Place NOWHERE = new Place(-1, new Span(0, 0));
    }

    /// Measures a question beside one passage.
    public static Traits of(String question, Passage passage) {
        var traits = of(question, Evidence.of(List.of(passage)));
        var values = new EnumMap<Trait, Double>(Trait.class);
        values.putAll(traits.values());
        values.put(Trait.COVERAGE, passage.coverage());
        return new Traits(values, traits.missing(), traits.place());
    }

    /// Measures a sentence, or a claim of several.
    public static Traits of(String claim, Evidence evidence) {
        return new Comparison(claim, evidence).traits();
    }
}
