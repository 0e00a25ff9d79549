package dev.kotae.routing.sense;

/// Judges what a request is worth from its words alone. Microseconds, no network, and the same for
/// the same words.
public final class Estimator {
    private final Lexicon lexicon;
    private final Weights weights;

    Estimator(Lexicon lexicon, Weights weights) {
        this.lexicon = lexicon;
        this.weights = weights;
    }

    /// With what is shipped. Reads it the first time, which takes some hundredths of a second.
    public static Estimator shipped() {
        return Shipped.ESTIMATOR;
    }

    private static final class Shipped {
        static final Estimator ESTIMATOR = new Estimator(Lexicon.shipped(), Weights.shipped());
    }

    /// What a request is worth.
    public Estimate of(Request request) {
        var features = Features.of(request, lexicon);
        return new Estimate(
                weights.gain().of(features),
                weights.balanced().of(features),
                weights.deep().of(features),
                features.heard,
                Traits.of(request, features));
    }
}
