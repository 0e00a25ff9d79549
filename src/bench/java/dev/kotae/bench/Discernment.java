package dev.kotae.bench;

import java.util.Comparator;
import java.util.List;

/// How well something tells the true from the false.
///
/// @param n how many were judged
/// @param balancedAccuracy the mean of what was right among the true and among the false
/// @param auroc the chance that a true one is ranked above a false one, whatever the threshold
/// @param f1 of finding the false
record Discernment(int n, double balancedAccuracy, double auroc, double f1) {
    /// @param score higher for true
    /// @param yes what it was taken for
    /// @param truth what it is
    record Judged(double score, boolean yes, boolean truth) {}

    static Discernment of(List<Judged> all) {
        double right = count(all, true, true);
        double missed = count(all, true, false);
        double found = count(all, false, false);
        double passed = count(all, false, true);
        return new Discernment(
                all.size(),
                (right / (right + missed) + found / (found + passed)) / 2,
                auroc(all),
                2 * found / (2 * found + passed + missed));
    }

    private static double count(List<Judged> all, boolean truth, boolean yes) {
        return all.stream().filter(each -> each.truth() == truth && each.yes() == yes).count();
    }

    /// By the ranks, those of equal scores shared.
    private static double auroc(List<Judged> all) {
        var sorted = all.stream().sorted(Comparator.comparingDouble(Judged::score)).toList();
        double ranks = 0;
        double truths = 0;
        for (int from = 0; from < sorted.size(); ) {
            int to = from;
            while (to < sorted.size() && sorted.get(to).score() == sorted.get(from).score()) {
                to++;
            }
            long here = sorted.subList(from, to).stream().filter(Judged::truth).count();
            ranks += here * (from + to + 1) / 2.0;
            truths += here;
            from = to;
        }
        return (ranks - truths * (truths + 1) / 2) / (truths * (sorted.size() - truths));
    }
}
