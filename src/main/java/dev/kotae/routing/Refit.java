package dev.kotae.routing;

import dev.kotae.memory.Lessons.Learnt;
import dev.kotae.memory.Lessons.Lesson;
import dev.kotae.memory.Lessons.Result;
import dev.kotae.model.Tier;
import dev.kotae.routing.sense.Traits;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Learns from what came of answers. Nothing comes of it unless it judges questions better that it
/// has not seen: each fifth of the lessons is judged by what the others teach, and the error has to
/// fall by more than chance explains. Deterministic.
public final class Refit {
    /// From so many lessons of a tier on.
    public static final int FEWEST = 100;

    private static final double PENALTY = 50;
    private static final int FOLDS = 5;

    /// What came out by a small chance stands for many that did not, but not for all of them.
    private static final double HEAVIEST = 10;

    /// So many standard errors are no chance any more.
    private static final double CLEARLY = 2;

    private Refit() {}

    /// Learns.
    ///
    /// @param results how it went, of the layout [Traits#LAYOUT]
    /// @param version what it is to be called
    /// @return empty where there is nothing that is worth it
    public static Optional<Learnt> of(List<Result> results, int version, Instant now) {
        var weights = new HashMap<String, List<Float>>();
        double before = 0;
        double after = 0;
        int lessons = 0;
        for (var tier : List.of(Tier.QUICK, Tier.BALANCED)) {
            var name = Correction.name(tier);
            var own =
                    results.stream()
                            .filter(result -> result.lesson().tier().equals(name))
                            .map(Refit::example)
                            .toList();
            var checked = checked(own);
            if (checked.isWorthIt()) {
                weights.put(name, fitted(own));
                before += checked.before();
                after += checked.after();
                lessons += own.size();
            }
        }
        return weights.isEmpty()
                ? Optional.empty()
                : Optional.of(learnt(version, now, lessons, 1 - after / before, weights));
    }

    private static Learnt learnt(
            int version, Instant now, int lessons, double gain, Map<String, List<Float>> weights) {
        return new Learnt(version, now, Traits.LAYOUT, lessons, gain, weights, true);
    }

    /// One lesson, ready to be learned from.
    ///
    /// @param fold in which fifth it is, the same whatever else there is
    private record Example(Traits traits, double lack, double wanted, double weight, int fold) {
        /// The square of the error that is left of a correction.
        double error(double correction) {
            double left = wanted - Math.clamp(lack + Correction.bounded(correction), 0, 1);
            return weight * left * left;
        }
    }

    private static Example example(Result result) {
        Lesson lesson = result.lesson();
        return new Example(
                Traits.of(lesson.traits()),
                Math.clamp(lesson.lack(), 0, 1),
                result.enough() ? 0 : 1,
                Math.min(HEAVIEST, 1 / lesson.chance()),
                Math.floorMod((lesson.tenant() + "/" + lesson.turn()).hashCode(), FOLDS));
    }

    /// What is left of the errors in questions that were not learned from.
    private record Checked(int lessons, double before, double after, double error) {
        boolean isWorthIt() {
            return lessons >= FEWEST && before - after > CLEARLY * error;
        }
    }

    private static Checked checked(List<Example> all) {
        double before = 0;
        double after = 0;
        double squares = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            var weights = fitted(all.stream().filter(each -> each.fold() != left).toList());
            for (var each : all) {
                if (each.fold() == fold) {
                    double one = each.error(0);
                    double other = each.error(each.traits().times(weights));
                    before += one;
                    after += other;
                    squares += (one - other) * (one - other);
                }
            }
        }
        return new Checked(all.size(), before, after, Math.sqrt(squares));
    }

    private static List<Float> fitted(List<Example> examples) {
        if (examples.isEmpty()) {
            return List.of();
        }
        var ridge = new Ridge(examples.getFirst().traits().size(), PENALTY);
        for (var each : examples) {
            ridge.add(each.traits(), each.wanted() - each.lack(), each.weight());
        }
        return ridge.solved();
    }
}
