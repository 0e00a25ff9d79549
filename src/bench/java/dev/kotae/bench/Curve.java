package dev.kotae.bench;

import java.util.Arrays;

/// What quality a router buys for what share of strong calls, as RouteLLM measures it
/// (lm-sys/RouteLLM `routellm/evals/evaluate.py` and `benchmarks.py`, 0aa24fd): the deciles of the
/// scores are the thresholds, the last of which nothing reaches; between them the curve is
/// straight.
///
/// @param calls shares of questions that go to the strong model, rising
/// @param quality the mean quality at each
/// @param weak the mean quality of the weak model alone
/// @param strong that of the strong one
@SuppressWarnings("ArrayRecordComponent") // figures, which nobody compares or changes
record Curve(double[] calls, double[] quality, double weak, double strong) {
    private static final int PARTS = 10;

    /// @param scores the higher, the rather strong
    static Curve of(double[] scores, double[] weak, double[] strong) {
        var thresholds = thresholds(scores);
        var calls = new double[PARTS + 1];
        var quality = new double[PARTS + 1];
        for (int i = 0; i <= PARTS; i++) {
            int strongCalls = 0;
            double sum = 0;
            for (int at = 0; at < scores.length; at++) {
                boolean goes =
                        i == PARTS ? scores[at] > thresholds[i] : scores[at] >= thresholds[i];
                strongCalls += goes ? 1 : 0;
                sum += goes ? strong[at] : weak[at];
            }
            calls[PARTS - i] = strongCalls / (double) scores.length;
            quality[PARTS - i] = sum / scores.length;
        }
        return new Curve(calls, quality, mean(weak), mean(strong));
    }

    /// The deciles, between neighbours linearly, as pandas' `qcut` has them.
    private static double[] thresholds(double[] scores) {
        var sorted = scores.clone();
        Arrays.sort(sorted);
        var thresholds = new double[PARTS + 1];
        for (int i = 0; i <= PARTS; i++) {
            double place = i / (double) PARTS * (sorted.length - 1);
            int below = (int) place;
            int above = Math.min(sorted.length - 1, below + 1);
            thresholds[i] = sorted[below] + (place - below) * (sorted[above] - sorted[below]);
        }
        return thresholds;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /// Average performance gap recovered: 0 for the weak model, .5 for chance, above for a router.
    double apgr() {
        double area = 0;
        for (int i = 1; i < calls.length; i++) {
            area += (calls[i] - calls[i - 1]) * (quality[i] + quality[i - 1]) / 2;
        }
        double width = calls[calls.length - 1] - calls[0];
        return (area - weak * width) / ((strong - weak) * width);
    }

    /// Per cent of strong calls at which this part of the gap is recovered, where a binary search
    /// for the quality ends: what numpy's `interp` finds, on a curve that also falls, too.
    double callsFor(double part) {
        double wanted = weak + part * (strong - weak);
        if (wanted > quality[quality.length - 1]) {
            return 100 * calls[calls.length - 1];
        }
        int low = 0;
        int high = quality.length;
        while (low < high) {
            int middle = low + (high - low) / 2;
            if (wanted >= quality[middle]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int left = low - 1;
        return left < 0
                ? 100 * calls[0]
                : left == quality.length - 1 ? 100 * calls[left] : between(left, wanted);
    }

    /// Per cent of strong calls at which this part of the gap is recovered for the first time.
    double firstCallsFor(double part) {
        double wanted = weak + part * (strong - weak);
        for (int i = 0; i < quality.length; i++) {
            if (quality[i] >= wanted) {
                return i == 0 ? 100 * calls[0] : between(i - 1, wanted);
            }
        }
        return 100 * calls[calls.length - 1];
    }

    private double between(int left, double wanted) {
        double rise = quality[left + 1] - quality[left];
        double way = rise == 0 ? 0 : (wanted - quality[left]) / rise;
        return 100 * (calls[left] + way * (calls[left + 1] - calls[left]));
    }
}
