package dev.kotae.routing;

import dev.kotae.chat.Phrase;
import dev.kotae.model.Tier;
import dev.kotae.routing.Ask.Named;
import java.util.ArrayList;
import java.util.List;

/// Who answers, and why.
///
/// @param model how much thought it is worth, or the model that was wished for
/// @param question the words without an override word
/// @param reasons for people, the weightiest first, never empty
/// @param search whether documents may help; false for a greeting or thanks, and for a summary of
///   what was said here
/// @param mayEscalate whether a better model may answer in the end, if this one admits that it
///   cannot: where nobody asked for this one, and a better one is allowed
/// @param basis what this one was chosen by
/// @param terms what is allowed where it was asked, also for those who step in
public record Route(
        Named model,
        String question,
        List<Phrase> reasons,
        boolean search,
        boolean mayEscalate,
        Basis basis,
        Terms terms) {
    public Route {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("a route must be able to say why");
        }
    }

    /// Chosen by nothing that could be learned from.
    Route(
            Named model,
            String question,
            List<Phrase> reasons,
            boolean search,
            boolean mayEscalate,
            Terms terms) {
        this(model, question, reasons, search, mayEscalate, new Basis.Otherwise(), terms);
    }

    /// How much thought it is worth.
    public Tier tier() {
        return model.tier();
    }

    /// The same, chosen by something else.
    Route by(Basis other) {
        return new Route(model, question, reasons, search, mayEscalate, other, terms);
    }

    /// The same for another reason, which weighs more than the others.
    Route because(Phrase first, List<Phrase> others) {
        var all = new ArrayList<Phrase>();
        all.add(first);
        all.addAll(others);
        return new Route(model, question, all, search, mayEscalate, basis, terms);
    }

    /// Another tier for the same question, which nobody leaves any more.
    public Route instead(Tier other, Phrase reason) {
        return new Route(Named.of(other), question, List.of(reason), search, false, terms);
    }

    /// The next better tier, as this one left it to that.
    public Route higher(Phrase reason) {
        return new Route(
                Named.of(tier().up()),
                question,
                List.of(reason),
                search,
                false,
                basis.wanting(),
                terms);
    }

    @Override
    public String toString() {
        return "route:" + model.word();
    }
}
