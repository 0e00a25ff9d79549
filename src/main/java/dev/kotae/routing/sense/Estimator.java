package dev.kotae.routing.sense;

/// Judges what a request is worth from its words alone. Microseconds, no network, and the same for
/// the same words.
///
/// The gain that it tells was learned from questions that several models were asked. A question of
/// an examination is judged by it alone; with a request of the workplace, of which we wrote down
/// what it is worth, it has a say.
public final class Estimator {
    /// What a gain has to exceed for the next tier to be likely worth it.
    private static final double BALANCED_GAIN = 0.075;

    private static final double DEEP_GAIN = 0.15;

    /// How much more likely a gain of one makes it that the next tier is worth it.
    private static final double SLOPE = 3;

    /// The same beside what was learned of requests of the workplace.
    private static final double SAY = 0.25;

    /// The gain that is usual there.
    private static final double USUAL = 0.11;

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
        var problem = WordProblem.traits(request, features.heard).map(Features::of);
        double gain =
                problem.map(weights.problems()::of).orElseGet(() -> weights.gain().of(features));
        boolean exam = request.offersChoices();
        double said = SAY * (gain - USUAL);
        return new Estimate(
                gain,
                exam ? likely(gain, BALANCED_GAIN) : weights.balanced().of(features) + said,
                exam ? likely(gain, DEEP_GAIN) : weights.deep().of(features) + said,
                features.heard,
                Traits.of(request, features));
    }

    private static double likely(double gain, double bar) {
        return 0.5 + SLOPE * (gain - bar);
    }
}
