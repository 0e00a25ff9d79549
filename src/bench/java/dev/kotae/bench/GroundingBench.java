package dev.kotae.bench;

import dev.kotae.bench.Discernment.Judged;
import dev.kotae.chat.Passage;
import dev.kotae.chat.Usage;
import dev.kotae.guard.Footing;
import dev.kotae.guard.Grounding;
import dev.kotae.model.Catalogue;
import dev.kotae.model.JudgeWriter;
import dev.kotae.model.ModelCard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// How well [Grounding] tells claims that rest on their source from those that do not, and how long
/// it takes: labelled public claims, one shipped configuration for all of them.
///
/// Options: `--data DIR` (label files `ground_*.jsonl`: `claim`, `source` = its sentences, `label`
/// 1, 0 or null), `--json`.
public final class GroundingBench {
    private static final Map<String, String> SETS = sets();

    private static final ModelCard QUICK = Catalogue.card("global.anthropic.claude-haiku-5-5");

    private static final String TIMED = "ground_scifact";

    private static final int PASSAGES = 8;
    private static final int WORDS = 300;
    private static final int ROUNDS = 400;

    private GroundingBench() {}

    private static Map<String, String> sets() {
        var sets = new LinkedHashMap<String, String>();
        sets.put("begin", "ground_begin_wow");
        sets.put("scifact", "ground_scifact");
        sets.put("wice", "ground_wice");
        sets.put("jhars", "ground_jhars_ja");
        sets.put("lawqa", "ground_lawqa_ja");
        sets.put("faithbench", "ground_faithbench");
        return sets;
    }

    /// Judges every claim of every set that there is.
    ///
    /// @throws IOException when a file of the data cannot be read
    public static void run(String[] args) throws IOException {
        var data = Path.of(Option.value(args, "--data").orElse("data/knowledge/dev"));
        var report = new Report(Arrays.asList(args).contains("--json"));
        for (var set : SETS.entrySet()) {
            if (LabelFile.exists(data, set.getValue())) {
                var rows = LabelFile.read(data, set.getValue());
                var asked = asked(rows);
                report.add(
                        set.getKey(),
                        Discernment.of(judged(rows)),
                        (double) asked.size() / rows.size(),
                        asked.stream().mapToDouble(GroundingBench::usd).sum()
                                * 1_000
                                / rows.size());
            }
        }
        if (LabelFile.exists(data, TIMED)) {
            report.time(millis(LabelFile.read(data, TIMED)));
        }
        report.close();
    }

    private static List<Judged> judged(List<JsonNode> rows) {
        var judged = new ArrayList<Judged>();
        for (var row : rows) {
            if (!row.path("label").isNull()) {
                var footing = Grounding.in(List.of(source(row))).of(row.get("claim").asString());
                boolean yes =
                        switch (footing) {
                            case Footing.Supported _, Footing.Contested _ -> true;
                            case Footing.Open _, Footing.Unsupported _ -> false;
                        };
                judged.add(new Judged(footing.likelihood(), yes, row.get("label").asInt() == 1));
            }
        }
        return judged;
    }

    /// Those about which `grounding: judge` asks the quick model.
    private static List<JsonNode> asked(List<JsonNode> rows) {
        return rows.stream()
                .filter(row ->
                        Grounding.in(List.of(source(row)))
                                .of(row.get("claim").asString())
                                .isUnsure())
                .toList();
    }

    /// What one such request costs; in an answer, several sentences share one.
    private static double usd(JsonNode row) {
        var prompt = JudgeWriter.wanted(List.of(row.get("claim").asString()), List.of(source(row)));
        var usage = new Usage(prompt.tokens(), prompt.maxTokens(), 0, 0);
        return QUICK.price().microUsd(usage) / 1e6;
    }

    private static Passage source(JsonNode row) {
        return Answerables.passage(LabelFile.text(row.get("source")));
    }

    /// The median time for an answer of 300 words beside 8 passages, warm.
    private static double millis(List<JsonNode> rows) {
        var passages =
                rows.stream().map(GroundingBench::source).distinct().limit(PASSAGES).toList();
        var answer = new ArrayList<String>();
        int words = 0;
        for (var row : rows) {
            if (words < WORDS) {
                answer.add(row.get("claim").asString());
                words += answer.getLast().split(" ", -1).length;
            }
        }
        var times = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            var grounding = Grounding.in(passages);
            answer.forEach(grounding::of);
            times.add((System.nanoTime() - start) / 1e6);
        }
        return times.subList(ROUNDS / 2, ROUNDS).stream().sorted().toList().get(ROUNDS / 4);
    }
}
