package dev.kotae.routing;

import dev.kotae.memory.Lessons.Learnt;
import dev.kotae.model.Tier;
import dev.kotae.routing.sense.Estimate;
import dev.kotae.routing.sense.Traits;
import java.util.List;

/// What a company's own feedback adds to the estimates that are shipped: a little, whatever it
/// says.
public final class Correction {
    /// Where nothing was learned.
    public static final Correction NONE = new Correction(List.of(), List.of());

    /// The bar that a likelihood has to reach for the next tier is a half, at the usual price: what
    /// seemed clear by a sixth stays so.
    static final double MOST = 0.15;

    private final List<Float> balanced;
    private final List<Float> deep;

    private Correction(List<Float> balanced, List<Float> deep) {
        this.balanced = balanced;
        this.deep = deep;
    }

    /// Of what was learned. One of another layout corrects nothing.
    public static Correction of(Learnt learnt) {
        return fits(learnt)
                ? new Correction(weights(learnt, Tier.QUICK), weights(learnt, Tier.BALANCED))
                : NONE;
    }

    /// Whether it was learned against the estimates that are shipped.
    public static boolean fits(Learnt learnt) {
        return learnt.layout() == Traits.layout();
    }

    private static List<Float> weights(Learnt learnt, Tier tier) {
        return learnt.weights().getOrDefault(tier.word(), List.of());
    }

    /// The same, corrected.
    public Estimate of(Estimate estimate) {
        if (this == NONE || estimate.traits().areNone()) {
            return estimate;
        }
        return new Estimate(
                estimate.gain(),
                estimate.balanced() + bounded(estimate.traits().times(balanced)),
                estimate.deep() + bounded(estimate.traits().times(deep)),
                estimate.heard(),
                estimate.traits());
    }

    static double bounded(double correction) {
        return Math.clamp(correction, -MOST, MOST);
    }
}
