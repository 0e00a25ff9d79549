package dev.kotae.routing;

/// Lets scores pass so that a set part of all questions is deep, whatever they are like: the bar is
/// a quantile of the scores that came lately, the lower the less was deep for other reasons. It
/// begins with the bar of those to whom no share is set, and has settled after some hundred; none
/// and all are so at once. Safe for many threads.
final class Share {
    private static final double LOWEST = -1;
    private static final double HIGHEST = 2;
    private static final int STEPS = 600;

    /// After so many scores an old one weighs half.
    private static final int MEMORY = 400;

    private static final int FEW = 20;

    private final double share;
    private final double[] counts = new double[STEPS];
    private double all;
    private double otherwise;
    private double deepOtherwise;
    private double weight = 1;

    /// @param share what part passes, 0 to 1
    Share(double share) {
        this.share = share;
    }

    /// Remembers a score.
    synchronized void saw(double score) {
        counts[step(score)] += weight;
        all += weight;
        grow();
    }

    /// Remembers a question that was not chosen for by its score.
    synchronized void sawOtherwise(boolean deep) {
        otherwise += weight;
        deepOtherwise += deep ? weight : 0;
        grow();
    }

    private void grow() {
        weight *= Math.pow(2, 1.0 / MEMORY);
        if (weight > 1e9) {
            forget();
        }
    }

    /// Whether a score is among the highest.
    ///
    /// @param price by how much dearer than usual it is to pass
    synchronized boolean reaches(double score, double price) {
        if (share == 0 || share >= price) {
            return share > 0;
        }
        if (all < FEW * weight) {
            return score > Thought.bar(price);
        }
        int step = step(score);
        double above = 0;
        for (int at = STEPS - 1; at > step; at--) {
            above += counts[at];
        }
        double wanted = share / price * (all + otherwise) - deepOtherwise;
        return above + counts[step] / 2 < wanted;
    }

    private void forget() {
        for (int at = 0; at < STEPS; at++) {
            counts[at] /= weight;
        }
        all /= weight;
        otherwise /= weight;
        deepOtherwise /= weight;
        weight = 1;
    }

    private static int step(double score) {
        double part = (score - LOWEST) / (HIGHEST - LOWEST);
        return Math.clamp((long) (part * STEPS), 0, STEPS - 1);
    }
}
