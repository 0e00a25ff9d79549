package dev.kotae.bench;

import dev.kotae.routing.sense.Graded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Graded questions that are measured together, for one pair of models.
///
/// @param split which part of the set it is; `all` for the whole
/// @param weak the score of the weaker model on each question
/// @param strong that of the stronger one
@SuppressWarnings("ArrayRecordComponent") // figures, which nobody compares or changes
record RouterSet(
        String name,
        String split,
        String pair,
        List<Graded> questions,
        double[] weak,
        double[] strong) {
    /// Fewer are noise.
    private static final int LEAST = 20;

    private record Pair(String weak, String strong) {
        boolean judged(Graded question) {
            return question.scores().containsKey(weak) && question.scores().containsKey(strong);
        }

        @Override
        public String toString() {
            return weak + "->" + strong;
        }
    }

    private static final List<Pair> PAIRS =
            List.of(
                    new Pair("mixtral-8x7b", "gpt-4-1106"),
                    new Pair("claude-3-haiku", "claude-3-opus"),
                    new Pair("claude-3-haiku", "claude-3-5-sonnet"),
                    new Pair("gpt-3.5-turbo-0125", "gpt-4-turbo-0409"),
                    new Pair("claude-3-haiku", "gemini-2.0-flash"));

    /// The sets of a folder, their parts, and all of them as one.
    static List<RouterSet> of(List<Graded> all) {
        var sets = new ArrayList<RouterSet>();
        var byName = new TreeMap<String, List<Graded>>();
        all.forEach(q -> byName.computeIfAbsent(q.set(), _ -> new ArrayList<>()).add(q));
        byName.forEach((name, questions) -> split(name, questions, sets));
        pooled("all", all, byName).ifPresent(sets::add);
        pooled("en", all.stream().filter(q -> q.lang().equals("en")).toList(), byName)
                .ifPresent(sets::add);
        pooled("ja", all.stream().filter(q -> q.lang().equals("ja")).toList(), byName)
                .ifPresent(sets::add);
        return sets;
    }

    private static void split(String name, List<Graded> questions, List<RouterSet> sets) {
        for (var pair : pairs(questions)) {
            part(name, "all", pair, questions, _ -> true).ifPresent(sets::add);
            part(name, "unseen subjects", pair, questions, Graded::unseen).ifPresent(sets::add);
            if (questions.stream().anyMatch(Graded::unseen)) {
                part(name, "seen subjects", pair, questions, q -> !q.unseen()).ifPresent(sets::add);
            }
            var benches = new TreeSet<String>();
            questions.forEach(question -> benches.add(question.bench()));
            for (var bench : benches) {
                if (benches.size() > 1) {
                    part(name, bench, pair, questions, q -> q.bench().equals(bench))
                            .ifPresent(sets::add);
                }
            }
        }
    }

    /// The pairs that are known, or else the worst and the best model that were asked everything.
    private static List<Pair> pairs(List<Graded> questions) {
        var known =
                PAIRS.stream()
                        .filter(p -> questions.stream().filter(p::judged).count() >= LEAST)
                        .toList();
        if (!known.isEmpty()) {
            return known;
        }
        var models = new TreeSet<>(questions.getFirst().scores().keySet());
        questions.forEach(question -> models.retainAll(question.scores().keySet()));
        var means = new LinkedHashMap<String, Double>();
        for (var model : models) {
            double mean =
                    questions.stream().mapToDouble(q -> q.scores().get(model)).average().orElse(0);
            means.put(model, mean);
        }
        var order = Map.Entry.<String, Double>comparingByValue(Comparator.naturalOrder());
        var sorted = means.entrySet().stream().sorted(order).map(Map.Entry::getKey).toList();
        return sorted.size() < 2
                ? List.of()
                : List.of(new Pair(sorted.getFirst(), sorted.getLast()));
    }

    private static Optional<RouterSet> part(
            String name, String split, Pair pair, List<Graded> all, Predicate<Graded> which) {
        var questions = all.stream().filter(pair::judged).filter(which).toList();
        var weak = questions.stream().mapToDouble(q -> q.scores().get(pair.weak())).toArray();
        var strong = questions.stream().mapToDouble(q -> q.scores().get(pair.strong())).toArray();
        return measurable(new RouterSet(name, split, pair.toString(), questions, weak, strong));
    }

    private static Optional<RouterSet> pooled(
            String split, List<Graded> all, Map<String, List<Graded>> byName) {
        var questions = new ArrayList<Graded>();
        var weak = new ArrayList<Double>();
        var strong = new ArrayList<Double>();
        var first = new LinkedHashMap<String, Pair>();
        byName.forEach((name, those) -> {
            var pairs = pairs(those);
            if (!pairs.isEmpty()) {
                first.put(name, pairs.getFirst());
            }
        });
        for (var question : all) {
            var pair = first.get(question.set());
            if (pair != null && pair.judged(question)) {
                questions.add(question);
                weak.add(question.scores().get(pair.weak()));
                strong.add(question.scores().get(pair.strong()));
            }
        }
        return measurable(
                new RouterSet(
                        "pooled",
                        split,
                        "each set's first",
                        questions,
                        array(weak),
                        array(strong)));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(value -> value).toArray();
    }

    /// Without a gap between the models there is nothing that could be recovered.
    private static Optional<RouterSet> measurable(RouterSet set) {
        double gap = 0;
        for (int at = 0; at < set.weak.length; at++) {
            gap += set.strong[at] - set.weak[at];
        }
        return set.questions.size() >= LEAST && gap > 0 ? Optional.of(set) : Optional.empty();
    }
}
