package dev.kotae.bench;

import dev.kotae.bench.Discernment.Judged;
import dev.kotae.bench.Regression.Seen;
import dev.kotae.guard.evidence.Evidence;
import dev.kotae.guard.evidence.Trait;
import dev.kotae.guard.evidence.Traits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// Fits the weights that ship, and says how well such weights judge sources that they were not
/// fitted on. Every set weighs the same, and in every set the supported as much as the others.
///
/// Options: `--data DIR` as for [GroundingBench], `--out DIR` (where the weights are written).
///
/// Of WiCE, whose texts may not be shipped, nothing ships: three dozen numbers come of thousands of
/// claims. FaithBench, which is for evaluation only, is never read here.
public final class GroundingFit {
    private static final int FOLDS = 6;
    private static final long SEED = 20_261_129;

    private GroundingFit() {}

    /// What is fitted.
    ///
    /// @param name of the file that is written
    /// @param traits those that have a weight
    /// @param squares whether their squares have one too
    /// @param ridge so much more where labels are few
    private record Plan(String name, Set<Trait> traits, boolean squares, double ridge) {}

    /// One labelled claim or question.
    private record Example(String set, String source, boolean supported, List<Double> variables) {}

    /// Fits claims and questions, in both languages.
    ///
    /// @throws IOException when a file cannot be read or written
    public static void run(String[] args) throws IOException {
        var data = Path.of(Option.value(args, "--data").orElse("data/knowledge/dev"));
        var corpora = data.toAbsolutePath().resolveSibling("corpora");
        var out =
                Path.of(
                        Option.value(args, "--out")
                                .orElse("src/main/resources/dev/kotae/guard/evidence"));
        var ofClaims = EnumSet.complementOf(EnumSet.of(Trait.COVERAGE));
        var english = new Plan("english", ofClaims, true, 10);
        var sets = List.of("ground_begin_wow", "ground_scifact", "ground_wice");
        fit(english, claims(english, sets, data), out);
        var few = EnumSet.of(Trait.LINE, Trait.GAP, Trait.ORDER);
        var japanese = new Plan("japanese", few, false, 100);
        fit(japanese, claims(japanese, List.of("ground_jhars_ja", "ground_lawqa_ja"), data), out);
        var about =
                EnumSet.of(
                        Trait.FAMILY,
                        Trait.FAMILY_WINDOW,
                        Trait.LINE,
                        Trait.WINDOW,
                        Trait.TWO_LINES,
                        Trait.GAP,
                        Trait.ORDER,
                        Trait.RUN,
                        Trait.NUMBER_MISSING,
                        Trait.NAMES_MISSING,
                        Trait.LINES,
                        Trait.TERMS);
        var questions = new Plan("english-questions", about, false, 30);
        fit(questions, questions(questions, Answerables.clapnq(data)), out);
        var posed = Answerables.jaquad(data, corpora);
        var ja = new Plan("japanese-questions", about, true, 10);
        fit(ja, questions(ja, posed), out);
        about.add(Trait.COVERAGE);
        var covered = new Plan("japanese-questions-covered", about, true, 10);
        fit(covered, questions(covered, posed), out);
    }

    private static void fit(Plan plan, List<Example> examples, Path out) throws IOException {
        validate(plan, examples);
        var fitted = Regression.fit(seen(examples), plan.ridge());
        Files.writeString(out.resolve(plan.name() + ".properties"), written(plan, fitted));
    }

    private static List<Example> claims(Plan plan, List<String> sets, Path data)
            throws IOException {
        var examples = new ArrayList<Example>();
        for (var set : sets) {
            for (var row : LabelFile.read(data, set)) {
                if (!row.path("label").isNull()) {
                    var source = LabelFile.text(row.get("source"));
                    var traits =
                            Traits.of(
                                    row.get("claim").asString(),
                                    Evidence.of(List.of(Answerables.passage(source))));
                    boolean supported = row.get("label").asInt() == 1;
                    examples.add(new Example(set, source, supported, variables(plan, traits)));
                }
            }
        }
        return examples;
    }

    /// By the passage that was found first.
    private static List<Example> questions(Plan plan, List<Answerables.Posed> all) {
        return all.stream()
                .filter(posed -> !posed.found().isEmpty())
                .map(posed -> {
                    var traits = Traits.of(posed.question(), posed.found().getFirst());
                    return new Example(
                            plan.name(), posed.source(), posed.answered(), variables(plan, traits));
                })
                .toList();
    }

    private static List<Double> variables(Plan plan, Traits traits) {
        var variables = new ArrayList<Double>();
        for (var trait : plan.traits()) {
            double value = traits.values().getOrDefault(trait, 0.0);
            variables.add(value);
            if (plan.squares()) {
                variables.add(value * value);
            }
        }
        return variables;
    }

    private static List<Seen> seen(List<Example> examples) {
        Map<String, Integer> counts = new HashMap<>();
        examples.forEach(each -> counts.merge(each.set() + each.supported(), 1, Integer::sum));
        return examples.stream()
                .map(each ->
                        new Seen(
                                each.variables(),
                                each.supported(),
                                1_000.0 / counts.getOrDefault(each.set() + each.supported(), 1)))
                .toList();
    }

    /// Judges every source by weights that were fitted on others.
    private static void validate(Plan plan, List<Example> examples) {
        var chance = new Random(SEED);
        Map<String, Integer> folds = new HashMap<>();
        examples.forEach(each -> folds.computeIfAbsent(each.source(), _ -> chance.nextInt(FOLDS)));
        Map<String, List<Judged>> judged = new HashMap<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int out = fold;
            var others =
                    examples.stream()
                            .filter(each -> folds.getOrDefault(each.source(), 0) != out)
                            .toList();
            var fitted = Regression.fit(seen(others), plan.ridge());
            for (var each : examples) {
                if (folds.getOrDefault(each.source(), 0) == out) {
                    double likelihood = fitted.likelihood(each.variables());
                    judged.computeIfAbsent(each.set(), _ -> new ArrayList<>())
                            .add(new Judged(likelihood, likelihood > 0.5, each.supported()));
                }
            }
        }
        for (var set : new TreeMap<>(judged).entrySet()) {
            var found = Discernment.of(set.getValue());
            System.out.printf(
                    Locale.ROOT,
                    "%-18s cross-validated: balanced accuracy %.3f, AUROC %.3f%n",
                    set.getKey(),
                    found.balancedAccuracy(),
                    found.auroc());
        }
    }

    private static String written(Plan plan, Regression fitted) {
        var text =
                new StringBuilder("# Fitted by ./kotae bench grounding-fit: TRAIT=times squared\n");
        int at = 0;
        for (var trait : plan.traits()) {
            double times = fitted.coefficients().get(at++);
            double squared = plan.squares() ? fitted.coefficients().get(at++) : 0;
            text.append(String.format(Locale.ROOT, "%s=%.4f %.4f%n", trait, times, squared));
        }
        return text.append(
                        String.format(Locale.ROOT, "base=%.4f%n", fitted.coefficients().getLast()))
                .toString();
    }
}
