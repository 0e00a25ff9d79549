package dev.kotae.routing.sense;

import dev.kotae.model.Tier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Learns the weights that are shipped, from graded questions and from our own lines of chat.
///
/// The gain is learned from all graded questions at once, and that of word problems once more from
/// them alone. What a question's gain is worth as an example differs: one that was asked of two
/// models once is mostly noise, a mean over many judges and models is not; where there are few
/// examples, each counts more.
public final class Trainer {
    private static final List<String> WEAK =
            List.of("claude-3-haiku", "claude-3-sonnet", "gpt-3.5-turbo-0125", "gpt-4o-mini");
    private static final List<String> STRONG =
            List.of("claude-3-opus", "claude-3-5-sonnet-0620", "gpt-4o-0513", "gpt-4-turbo-0409");
    private static final List<String> CLAUDE_WEAK = List.of("claude-3-haiku", "claude-3-5-haiku");
    private static final List<String> CLAUDE_STRONG =
            List.of("claude-3-opus", "claude-3-5-sonnet", "claude-3-5-sonnet-0620");

    /// Penalties, found by five-fold cross-validation.
    private static final double DENSE = 30;

    private static final double HASHED = 12;
    private static final double EXAM = 40;
    private static final double PROBLEM = 100;
    private static final double CHAT_DENSE = 60;
    private static final double CHAT_HASHED = 2;

    /// How much an example counts: a question of an examination 1.
    private static final double SUMS = 3;

    private static final double EASY = 4;
    private static final double CLAUDE = 8;
    private static final double JUDGED = 10;
    private static final double CHAT = 2;

    /// A word problem says less of its gain for today's models than for those that it was graded
    /// with: its gain is told so much smaller, and the example counts more instead.
    private static final double SLOPE = 0.3;

    private final Lexicon lexicon;
    private final Map<String, Features> seen = new HashMap<>();

    /// With the lexicon that is shipped.
    public Trainer() {
        this.lexicon = Lexicon.shipped();
    }

    /// Learns.
    ///
    /// @return the bytes of `weights.bin`
    public byte[] resource(List<Graded> graded, List<ChatLine> lines) {
        return train(graded, lines).bytes();
    }

    /// Learns, to be measured on what it was not taught.
    public Estimator taught(List<Graded> graded, List<ChatLine> lines) {
        return new Estimator(lexicon, train(graded, lines));
    }

    private Weights train(List<Graded> graded, List<ChatLine> lines) {
        var gain = gain(graded, lines);
        return new Weights(
                gain, problems(graded, gain), chat(lines, Tier.BALANCED), chat(lines, Tier.DEEP));
    }

    private Features features(Graded question) {
        return features(question.prompt());
    }

    private Features features(String prompt) {
        return seen.computeIfAbsent(
                prompt, words -> Features.of(Request.of(words), lexicon).kept());
    }

    private Head chat(List<ChatLine> lines, Tier least) {
        var examples = new ArrayList<Ridge.Example>();
        for (var line : lines) {
            if (!line.continues()) {
                boolean worth = line.tier().compareTo(least) >= 0;
                examples.add(new Ridge.Example(features(line.prompt()), worth ? 1 : 0, 1, 0));
            }
        }
        return new Ridge(examples, CHAT_DENSE, CHAT_HASHED, CHAT_HASHED).solve();
    }

    private Head gain(List<Graded> graded, List<ChatLine> lines) {
        var examples = new ArrayList<>(examples(graded, this::features));
        int chat = examples.stream().mapToInt(Ridge.Example::group).max().orElse(-1) + 1;
        for (var line : lines) {
            if (!line.continues()) {
                examples.add(
                        new Ridge.Example(features(line.prompt()), worth(line.tier()), CHAT, chat));
            }
        }
        return new Ridge(examples, DENSE, HASHED, EXAM).solve();
    }

    /// What sets one sum apart from another; the gain of all is on the whole what it is taken for
    /// beside other questions.
    private Head problems(List<Graded> graded, Head gain) {
        var posed =
                graded.stream()
                        .filter(question -> problem(question).isPresent())
                        .filter(question -> Double.isNaN(question.population()))
                        .toList();
        var examples =
                examples(posed, question -> Features.of(problem(question).orElseThrow())).stream()
                        .map(Ridge.Example::counted)
                        .toList();
        if (examples.isEmpty()) {
            return new Head(0, new float[WordProblem.SIZE], new float[0]);
        }
        var apart = new Ridge(examples, PROBLEM, PROBLEM, PROBLEM).solve();
        double wanted = 0;
        double told = 0;
        for (var question : posed) {
            wanted += gain.of(features(question.prompt()));
            told += apart.of(Features.of(problem(question).orElseThrow()));
        }
        float bias = (float) (apart.bias + (wanted - told) / posed.size());
        return new Head(bias, apart.dense, new float[0]);
    }

    private Optional<float[]> problem(Graded question) {
        return WordProblem.traits(Request.of(question.prompt()), features(question).heard);
    }

    private List<Ridge.Example> examples(List<Graded> graded, Function<Graded, Features> seen) {
        var sums = Sums.of(graded);
        var examples = new ArrayList<Ridge.Example>();
        var groups = new HashMap<String, Integer>();
        for (var question : graded) {
            if (question.mayTeach()) {
                int group = groups.computeIfAbsent(question.set(), _ -> groups.size());
                example(question, seen, sums, group).ifPresent(examples::add);
            }
        }
        return examples;
    }

    /// What the better model is taken to gain on a line of chat.
    private static double worth(Tier tier) {
        return switch (tier) {
            case QUICK -> 0;
            case BALANCED -> 0.1;
            case DEEP -> 0.5;
        };
    }

    private Optional<Ridge.Example> example(
            Graded question, Function<Graded, Features> seen, Sums sums, int group) {
        var features = seen.apply(question);
        var scores = question.scores();
        if (scores.containsKey("mixtral-8x7b") && scores.containsKey("gpt-4-1106")) {
            double gain = scores.get("gpt-4-1106") - scores.get("mixtral-8x7b");
            boolean mmlu = question.set().contains("mmlu");
            return Optional.of(
                    mmlu
                            ? new Ridge.Example(features, gain, 1, group)
                            : new Ridge.Example(features, SLOPE * gain, SUMS, group));
        }
        if (!Double.isNaN(question.population())) {
            double gain = question.mean(STRONG) - question.mean(WEAK) + 1 - question.population();
            return Optional.of(new Ridge.Example(features, gain, JUDGED, group));
        }
        double gain = question.mean(CLAUDE_STRONG) - question.mean(CLAUDE_WEAK);
        if (Double.isNaN(gain)) {
            return Optional.empty();
        }
        double other = sums.gain(question.key());
        return Optional.of(
                Double.isNaN(other)
                        ? new Ridge.Example(features, gain, CLAUDE, group)
                        : new Ridge.Example(features, sums.level() + SLOPE * other, EASY, group));
    }

    /// Word problems that both the Claude models and others were asked: among the former there is
    /// hardly a wrong answer to learn from.
    private record Sums(Map<String, Double> gains, double mean, double level) {
        static Sums of(List<Graded> graded) {
            var gains = new HashMap<String, Double>();
            for (var question : graded) {
                if (question.set().contains("gsm") && question.scores().containsKey("gpt-4-1106")) {
                    gains.put(
                            question.key(),
                            question.scores().get("gpt-4-1106")
                                    - question.scores().getOrDefault("mixtral-8x7b", 0.0));
                }
            }
            double level =
                    graded.stream()
                            .filter(q -> gains.containsKey(q.key()))
                            .mapToDouble(q -> q.mean(CLAUDE_STRONG) - q.mean(CLAUDE_WEAK))
                            .filter(g -> !Double.isNaN(g))
                            .average()
                            .orElse(0);
            double mean = gains.values().stream().sorted().mapToDouble(g -> g).average().orElse(0);
            return new Sums(gains, mean, level);
        }

        double gain(String key) {
            return gains.containsKey(key) ? gains.get(key) - mean : Double.NaN;
        }
    }
}
