package dev.kotae.routing.sense;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A question with how well models answered it.
///
/// @param set the file that it stands in, without its ending
/// @param bench the benchmark that it comes from
/// @param group its subject
/// @param key the same for the same question, whatever file it stands in and in whatever language
/// @param unseen whether its subject is kept from the trainer
/// @param scores 0 to 1, by model
/// @param population how well models do on the whole, or `NaN`
public record Graded(
        String set,
        String bench,
        String group,
        String lang,
        String prompt,
        String key,
        boolean unseen,
        Map<String, Double> scores,
        double population) {
    /// Only to be measured with: its terms forbid training.
    private static final String FORBIDDEN = "routerarena";

    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final JsonMapper JSON = new JsonMapper();

    public Graded {
        scores = Map.copyOf(scores);
    }

    /// Whether it may be learned from.
    public boolean mayTeach() {
        return !bench.startsWith(FORBIDDEN) && !set.startsWith(FORBIDDEN);
    }

    /// The mean score of those of the models that were asked, or `NaN`.
    double mean(List<String> models) {
        return models.stream()
                .filter(scores::containsKey)
                .mapToDouble(scores::get)
                .average()
                .orElse(Double.NaN);
    }

    /// All that stands in a folder's files of this format, in the order of their names.
    public static List<Graded> in(Path folder) throws IOException {
        var all = new ArrayList<Graded>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
                for (var line : Files.readAllLines(file)) {
                    var node = line.isBlank() ? JSON.createObjectNode() : JSON.readTree(line);
                    if (node.path("scores").isObject()) {
                        all.add(of(file.getFileName().toString().replace(".jsonl", ""), node));
                    }
                }
            }
        }
        return all;
    }

    private static Graded of(String set, JsonNode node) {
        var scores = new TreeMap<String, Double>();
        node.get("scores")
                .properties()
                .forEach(score -> {
                    if (score.getValue().isNumber()) {
                        scores.put(score.getKey(), score.getValue().asDouble());
                    }
                });
        var prompt = node.get("prompt").asString();
        var original = node.path("prompt_en").asString(prompt);
        return new Graded(
                set,
                node.path("bench").asString(set),
                node.path("group").asString(""),
                node.path("lang").asString("en"),
                prompt,
                NO_LETTER.matcher(original).replaceAll(""),
                node.path("ood").asBoolean(false),
                scores,
                node.path("population_mean").asDouble(Double.NaN));
    }
}
