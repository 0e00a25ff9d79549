package dev.kotae.bench;

import dev.kotae.bench.Answerables.Posed;
import dev.kotae.bench.Discernment.Judged;
import dev.kotae.guard.Answerability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// How well [Answerability] tells questions that what was found answers from those that it does
/// not: ClapNQ, and JaQuAD with the paragraphs of a third of its articles left out of the folder.
///
/// Options: `--data DIR` (`answer_clapnq.jsonl`, `retrieval_jaquad.jsonl`), `--corpora DIR`
/// (`jaquad.jsonl.gz`; default `DIR/../corpora`), `--json`.
public final class AnswerabilityBench {
    private AnswerabilityBench() {}

    /// Judges every question of the sets that there are.
    ///
    /// @throws IOException when a file of the data cannot be read
    public static void run(String[] args) throws IOException {
        var data = Path.of(Option.value(args, "--data").orElse("data/knowledge/dev"));
        var corpora =
                Option.value(args, "--corpora")
                        .map(Path::of)
                        .orElse(data.toAbsolutePath().resolveSibling("corpora"));
        try (var report = new Report(Arrays.asList(args).contains("--json"))) {
            if (LabelFile.exists(data, "answer_clapnq")) {
                report.add("clapnq", discernment(Answerables.clapnq(data)));
            }
            if (LabelFile.exists(data, "retrieval_jaquad")) {
                report.add("jaquad-absent", discernment(Answerables.jaquad(data, corpora)));
            }
        }
    }

    private static Discernment discernment(List<Posed> all) {
        return Discernment.of(
                all.stream()
                        .map(posed -> {
                            double likelihood =
                                    Answerability.of(posed.question(), posed.found()).likelihood();
                            return new Judged(likelihood, likelihood > 0.5, posed.answered());
                        })
                        .toList());
    }
}
