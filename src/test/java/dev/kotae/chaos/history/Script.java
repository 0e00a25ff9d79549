package dev.kotae.chaos.history;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What is said: questions that bear a canary of their own and one of their lane, and answers of
/// which a half can be told from a whole.
public final class Script implements UnaryOperator<String> {
    private static final Pattern QUESTION = Pattern.compile("\\bq\\d+z\\b");
    private static final Pattern LANE = Pattern.compile("\\bl\\d+z\\b");
    private static final Pattern WHOLE =
            Pattern.compile("ANSWER\\(([qz\\d,]+) (\\d+)\\) (.*) END\\(\\1 \\2\\)", Pattern.DOTALL);

    /// Few words, and now and then as many as need several pieces of a stream.
    private static final int SHORT = 40;

    private static final int LONG = 150;

    /// The words of a question.
    public static String question(String question, String lane) {
        return "Tell me about " + question + " of " + lane + ", as briefly as you can.";
    }

    /// The canary of a question.
    public static String questionCanary(long number) {
        return "q" + number + "z";
    }

    /// The canary of a lane.
    public static String laneCanary(long number) {
        return "l" + number + "z";
    }

    /// All canaries of a text, and nothing else of it.
    public static String canaries(String text) {
        return String.join(" ", named(QUESTION, text)) + " " + String.join(" ", named(LANE, text));
    }

    /// The questions that a text names, in its order.
    public static List<String> questions(String text) {
        return List.copyOf(named(QUESTION, text));
    }

    /// The lanes that a text names.
    public static Set<String> lanes(String text) {
        return named(LANE, text);
    }

    private static Set<String> named(Pattern canary, String text) {
        return canary.matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// What the model answers to a question, or to several that were merged.
    @Override
    public String apply(String question) {
        var questions = questions(question);
        var lanes = String.join(" ", lanes(question));
        int length = length(questions.hashCode());
        var words = lanes + " " + words(length);
        var name = String.join(",", questions) + " " + length;
        return "ANSWER(" + name + ") " + words + " END(" + name + ")";
    }

    private static int length(int chance) {
        int chosen = Math.floorMod(chance * 31, 97);
        return chosen < 10 ? LONG + chosen : SHORT + chosen / 4;
    }

    private static String words(int length) {
        return IntStream.rangeClosed(1, length)
                .mapToObj(number -> "w" + number)
                .collect(Collectors.joining(" "));
    }

    /// The questions that a text answers, if it is one whole answer and nothing besides.
    public static Optional<List<String>> wholeAnswer(String text) {
        var whole = WHOLE.matcher(text.strip());
        if (!whole.matches()) {
            return Optional.empty();
        }
        var words = whole.group(3).replaceFirst("^(l\\d+z )+", "");
        return words.equals(words(Integer.parseInt(whole.group(2))))
                ? Optional.of(List.of(whole.group(1).split(",", -1)))
                : Optional.empty();
    }
}
