package dev.kotae.routing;

import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.model.Tier;
import dev.kotae.routing.sense.Concept;
import dev.kotae.routing.sense.Estimate;
import dev.kotae.routing.sense.Request;
import java.util.ArrayList;
import java.util.List;

/// What a question is worth on its own, whatever was said before it.
///
/// @param tier the tier
/// @param reasons the weightiest first, never empty
/// @param basis what it was judged by
public record Thought(Tier tier, List<Phrase> reasons, Basis basis) {
    /// A gain that is worth the money and the waiting of a dearer model, at the usual price: what
    /// the estimate of a gain has to exceed. Most of it is the money (λ·cost), the rest the slower
    /// first word (μ·latency).
    private static final double COST = 0.35;

    private static final double LATENCY = 0.15;

    private static final double BRIEF_CHARACTERS = 120;

    public Thought {
        reasons = List.copyOf(reasons);
    }

    /// By nothing that could be learned from.
    public Thought(Tier tier, List<Phrase> reasons) {
        this(tier, reasons, new Basis.Otherwise());
    }

    /// By the settings, whatever is asked.
    static Thought fixed(Tier tier) {
        return new Thought(tier, List.of(Phrase.of(Wording.REASON_FIXED)), new Basis.Fixed());
    }

    /// The same, saying so where it is another tier than was thought without what was learned here.
    Thought learnedUnlike(Thought shipped) {
        if (tier == shipped.tier()) {
            return this;
        }
        var why = new ArrayList<Phrase>();
        why.add(Phrase.of(Wording.REASON_LEARNED));
        why.addAll(reasons);
        return new Thought(tier, why, basis);
    }

    /// The same, judged by an estimate.
    Thought basedOn(Estimate estimate) {
        return estimate.traits().areNone()
                ? this
                : new Thought(tier, reasons, new Basis.Words(tier, estimate, 1, false));
    }

    /// Whether the settings say so, whatever is asked.
    boolean isFixed() {
        return switch (basis) {
            case Basis.Fixed _ -> true;
            case Basis.Otherwise _, Basis.Words _ -> false;
        };
    }

    /// @param price by how much dearer than usual money is
    static Thought of(Request request, Estimate estimate, double price) {
        return of(request, estimate, price, estimate.deep() > bar(price));
    }

    /// @param deep whether it is among those for the deep model
    static Thought of(Request request, Estimate estimate, double price, boolean deep) {
        if (deep) {
            return new Thought(
                    Tier.DEEP,
                    estimate.deep() > bar(price)
                            ? deep(request, estimate)
                            : List.of(Phrase.of(Wording.REASON_SHARE)));
        }
        return estimate.balanced() > bar(price)
                ? new Thought(Tier.BALANCED, balanced(request, estimate))
                : new Thought(Tier.QUICK, quick(request, estimate));
    }

    /// What the estimate of a gain has to exceed.
    static double bar(double price) {
        return COST * price + LATENCY;
    }

    private static List<Phrase> deep(Request request, Estimate estimate) {
        var reasons = new Reasons(estimate);
        reasons.where(Wording.REASON_CAUSE, Concept.CAUSE, Concept.TROUBLE);
        reasons.where(Wording.REASON_DESIGN, Concept.DESIGN, Concept.WEIGH);
        reasons.where(Wording.REASON_PROOF, Concept.PROOF, Concept.LOGIC);
        reasons.where(Wording.REASON_PLAN, Concept.PLAN, Concept.CONSTRAINT);
        reasons.any(Wording.REASON_STAKES, Concept.LEGAL, Concept.MONEY, Concept.HEALTH);
        reasons.where(Wording.REASON_PROOF, Concept.CALCULATE, Concept.MATHS);
        reasons.any(Wording.REASON_REASONING, Concept.WEIGH, Concept.EVALUATE, Concept.DECIDE);
        return reasons.and(request).or(Wording.REASON_REASONING);
    }

    private static List<Phrase> balanced(Request request, Estimate estimate) {
        var reasons = new Reasons(estimate);
        reasons.any(Wording.REASON_SUMMARY, Concept.SUMMARY);
        reasons.any(Wording.REASON_TEXT, Concept.DRAFT, Concept.CREATIVE);
        reasons.any(Wording.REASON_SCRIPT, Concept.SCRIPT);
        reasons.any(Wording.REASON_COMPARISON, Concept.COMPARE);
        reasons.any(Wording.REASON_EXPLANATION, Concept.EXPLAIN, Concept.TEACH);
        return reasons.and(request).or(Wording.REASON_ORDINARY);
    }

    private static List<Phrase> quick(Request request, Estimate estimate) {
        if (request.length() <= BRIEF_CHARACTERS) {
            return List.of(Phrase.of(Wording.REASON_SHORT));
        }
        var reasons = new Reasons(estimate);
        reasons.any(Wording.REASON_REWORDING, Concept.TRANSLATE, Concept.REWRITE);
        reasons.any(Wording.REASON_FACT, Concept.DEFINE, Concept.LOOKUP, Concept.PERMIT);
        return reasons.or(Wording.REASON_ORDINARY);
    }

    /// Collects what can be said, each once.
    private static final class Reasons {
        private static final double LONG_CHARACTERS = 600;
        private static final int SEVERAL = 3;
        private static final int MOST = 3;

        private final Estimate estimate;
        private final List<Phrase> said = new ArrayList<>();

        Reasons(Estimate estimate) {
            this.estimate = estimate;
        }

        /// Where both are heard.
        void where(Wording wording, Concept one, Concept other) {
            if (estimate.heard().has(one) && estimate.heard().has(other)) {
                say(wording);
            }
        }

        void any(Wording wording, Concept... concepts) {
            for (var concept : concepts) {
                if (estimate.heard().has(concept)) {
                    say(wording);
                }
            }
        }

        private void say(Wording wording) {
            var phrase = Phrase.of(wording);
            if (!said.contains(phrase) && said.size() < MOST) {
                said.add(phrase);
            }
        }

        /// What the shape of the request adds.
        Reasons and(Request request) {
            if (request.items() >= SEVERAL) {
                say(Wording.REASON_SEVERAL_PARTS);
            }
            if (request.code()) {
                say(Wording.REASON_CODE);
            }
            if (request.length() + request.pasted() > LONG_CHARACTERS) {
                say(Wording.REASON_LONG);
            }
            return this;
        }

        List<Phrase> or(Wording wording) {
            return said.isEmpty() ? List.of(Phrase.of(wording)) : said;
        }
    }
}
