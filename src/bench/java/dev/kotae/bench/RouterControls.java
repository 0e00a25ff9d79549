package dev.kotae.bench;

import dev.kotae.routing.sense.Graded;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/// Routers that ours has to beat: chance, the length of the question, and a scorer of keywords; and
/// one that cannot be beaten, since it knows the answers' grades.
final class RouterControls {
    private static final int TOKEN = 4;
    private static final int SHORT = 15;
    private static final int LONG = 400;

    private static final Pattern CODE =
            words(
                    "function|class|def|const|let|var|import|export|return|async|await|try|catch|exception|error|debug|api"
                            + "|endpoint|request|response|database|sql|query|schema|algorithm|implement|refactor|optimize|python|javascript|typescript"
                            + "|java|rust|golang|react|vue|angular|node|docker|kubernetes|git|commit|merge|branch|pull request");
    private static final Pattern REASONING =
            words(
                    "step by step|think through|let's think|reason through|analyze this|break down|explain your reasoning"
                            + "|show your work|chain of thought|think carefully|consider all|evaluate|pros and cons|compare and contrast"
                            + "|weigh the options|logical|deduce|infer|conclude");
    private static final Pattern TECHNICAL =
            words(
                    "architecture|distributed|scalable|microservice|machine learning|neural network|deep learning|encryption"
                            + "|authentication|authorization|performance|latency|throughput|benchmark|concurrency|parallel|threading|memory|cpu|gpu"
                            + "|optimization|protocol|tcp|http|grpc|websocket|container|orchestration");
    private static final Pattern SIMPLE =
            words(
                    "what is|what's|define|definition of|who is|who was|when did|when was|where is|where was|how many"
                            + "|how much|yes or no|true or false|simple|brief|short|quick|hello|hi|hey|thanks|thank you|goodbye|bye|okay");
    private static final Pattern STEPS =
            Pattern.compile(
                    "\\bfirst\\b.*\\bthen\\b|^\\s*\\d+[.)]|\\bstep \\d",
                    Pattern.MULTILINE | Pattern.DOTALL);

    private RouterControls() {}

    private static Pattern words(String alternatives) {
        return Pattern.compile("\\b(?:" + alternatives + ")\\b");
    }

    /// Their scores on the questions of a set, by name.
    static Map<String, double[]> scores(RouterSet set) {
        var chance = new Random(20_261_129);
        var scores = new LinkedHashMap<String, double[]>();
        scores.put(
                "random", set.questions().stream().mapToDouble(_ -> chance.nextDouble()).toArray());
        scores.put("length", each(set.questions(), prompt -> prompt.length()));
        scores.put("keywords", each(set.questions(), RouterControls::keywords));
        var gains = new double[set.weak().length];
        for (int at = 0; at < gains.length; at++) {
            gains[at] = set.strong()[at] - set.weak()[at] + 1e-9 * chance.nextDouble();
        }
        scores.put("oracle", gains);
        return scores;
    }

    private static double[] each(
            List<Graded> questions, java.util.function.ToDoubleFunction<String> score) {
        return questions.stream().mapToDouble(q -> score.applyAsDouble(q.prompt())).toArray();
    }

    /// The seven dimensions of LiteLLM's complexity router with its words and weights
    /// (BerriAI/litellm `router_strategy/complexity_router/config.py`, 006f3eb). How many matches
    /// make a full score is not published there in one number; we take two.
    private static double keywords(String prompt) {
        var text = prompt.toLowerCase(Locale.ROOT);
        double tokens = text.length() / (double) TOKEN;
        double size =
                tokens < SHORT ? -1 : Math.min(1, Math.max(0, (tokens - SHORT) / (LONG - SHORT)));
        long questions = text.chars().filter(letter -> letter == '?').count();
        return 0.10 * size
                + 0.30 * matches(CODE, text)
                + 0.25 * matches(REASONING, text)
                + 0.25 * matches(TECHNICAL, text)
                - 0.05 * matches(SIMPLE, text)
                + 0.03 * (STEPS.matcher(text).find() ? 1 : 0)
                + 0.02 * Math.min(1, Math.max(0, questions - 1) / 2.0);
    }

    private static double matches(Pattern words, String text) {
        return Math.min(2, words.matcher(text).results().limit(2).count()) / 2.0;
    }
}
