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

/// Learns from what came of answers which questions are worth more than it seems, and which less;
/// not how many are. For who is content says so more seldom than who is not, and a model that
/// leaves a question to a better one says so without anybody's doing: how often something is said
/// to be not enough tells nothing, and is set aside together with what the estimate tells already.
///
/// Nothing comes of it unless it judges questions better that it has not seen: each fifth of the
/// lessons is judged by what the others teach, and the error has to fall by more than chance
/// explains. Questions that look the same are one observation, whoever asked how many of them.
/// Deterministic.
public final class Refit {
    /// From so many lessons of a tier on.
    public static final int FEWEST = 100;

    private static final double PENALTY = 50;
    private static final int FOLDS = 5;

    /// What came out by a small chance stands for many that did not, but not for all of them.
    private static final double HEAVIEST = 10;

    /// So many standard errors are no chance any more, though it is tried again and again.
    private static final double CLEARLY = 3;

    /// By how much the square of the error has to fall for a question, which is a quarter for who
    /// knows nothing.
    private static final double LEAST = 0.001;

    private Refit() {}

    /// Learns.
    ///
    /// @param results how it went, of the layout [Traits#layout]
    /// @param version what it is to be called
    /// @return empty where there is nothing that is worth it
    public static Optional<Learnt> of(List<Result> results, int version, Instant now) {
        var weights = new HashMap<String, List<Float>>();
        double before = 0;
        double after = 0;
        int lessons = 0;
        for (var tier : List.of(Tier.QUICK, Tier.BALANCED)) {
            var name = tier.word();
            var own =
                    results.stream()
                            .filter(result -> result.lesson().tier().equals(name))
                            .map(Refit::example)
                            .toList();
            var checked = own.size() < FEWEST ? Checked.NOTHING : checked(own);
            if (checked.isWorthIt()) {
                weights.put(name, Fit.of(own).weights());
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
        return new Learnt(version, now, Traits.layout(), lessons, gain, weights, true);
    }

    /// One lesson, ready to be learned from.
    ///
    /// @param wanted 1 where who answered was not enough, else 0
    private record Example(
            Traits traits, List<Float> looks, double lack, double wanted, double weight) {
        int fold() {
            return Math.floorMod(looks.hashCode(), FOLDS);
        }

        Traits scale() {
            return Traits.of(List.of(1f, (float) lack, (float) (lack * lack)));
        }
    }

    private static Example example(Result result) {
        Lesson lesson = result.lesson();
        return new Example(
                Traits.of(lesson.traits()),
                lesson.traits(),
                Math.clamp(lesson.lack(), 0, 1),
                result.enough() ? 0 : 1,
                Math.min(HEAVIEST, 1 / lesson.chance()));
    }

    /// What people say where the estimate alone counts, and what is added to that.
    ///
    /// @param usual of 1, the estimate and its square: where the discontent speak up more than the
    ///   content, what is said is no straight line
    private record Fit(List<Float> usual, List<Float> weights) {
        private static final double HARDLY = 1e-6;

        static Fit of(List<Example> examples) {
            var level = new Ridge(3, HARDLY);
            examples.forEach(each -> level.add(each.scale(), each.wanted(), each.weight()));
            var alone = new Fit(level.solved(), List.of());
            var ridge = new Ridge(examples.getFirst().traits().size(), PENALTY);
            examples.forEach(each -> ridge.add(each.traits(), alone.left(each), each.weight()));
            return new Fit(alone.usual(), ridge.solved());
        }

        private double left(Example each) {
            return each.wanted() - each.scale().times(usual);
        }

        double before(Example each) {
            double left = left(each);
            return each.weight() * left * left;
        }

        double after(Example each) {
            double left = left(each) - Correction.bounded(each.traits().times(weights));
            return each.weight() * left * left;
        }
    }

    /// What is left of the errors in questions that were not learned from.
    ///
    /// @param weight of all questions
    private record Checked(double weight, double before, double after, double error) {
        static final Checked NOTHING = new Checked(0, 0, 0, 0);

        boolean isWorthIt() {
            return before - after > Math.max(CLEARLY * error, LEAST * weight);
        }
    }

    private static Checked checked(List<Example> all) {
        double before = 0;
        double after = 0;
        var gains = new HashMap<List<Float>, Double>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            var others = all.stream().filter(each -> each.fold() != left).toList();
            if (others.isEmpty()) {
                return Checked.NOTHING;
            }
            var fit = Fit.of(others);
            for (var each : all) {
                if (each.fold() == fold) {
                    before += fit.before(each);
                    after += fit.after(each);
                    gains.merge(each.looks(), fit.before(each) - fit.after(each), Double::sum);
                }
            }
        }
        double squares = gains.values().stream().mapToDouble(gain -> gain * gain).sum();
        double weight = all.stream().mapToDouble(Example::weight).sum();
        return new Checked(weight, before, after, Math.sqrt(squares));
    }
}
