package dev.kotae.bench;

import dev.kotae.chat.Passage;
import dev.kotae.knowledge.FolderKnowledge;
import dev.kotae.knowledge.KnowledgeFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How well and how fast [FolderKnowledge] finds: labelled public questions over public corpora,
/// each written into a folder as files, which is how the product meets them.
///
/// Options: `--data DIR` (label files `retrieval_*.jsonl`: `id`, `text`, `rel` = gain by document,
/// `hard`, `absent`), `--corpora DIR` (documents `*.jsonl.gz`: `id`, `title`, `text`; default
/// `DIR/../corpora`), `--sets A,B` (default all), `--questions N` (at most so many of each set,
/// spread evenly; default 1000), `--copies N` (every document so many times, to measure time over
/// many passages; the quality then says nothing; default 1), `--json`.
///
/// A document's rank is that of its best passage. nDCG with linear gains, as trec_eval has it.
public final class KnowledgeBench {
    private static final int DEPTH = 10;

    /// Passages asked for, so that ten documents are among them where some have several.
    private static final int PASSAGES = 40;

    private static final int MOST_WAITS = 60;

    /// Searches before any is measured, so that the times are those of compiled code.
    private static final int WARM_UP = 1_000;

    private static final int CHANGES = 9;
    private static final double LONGEST_MILLIS = 20_000;

    private static final JsonMapper JSON = new JsonMapper();

    private final Options options;

    private KnowledgeBench(Options options) {
        this.options = options;
    }

    private record Options(
            Path data, Path corpora, List<String> sets, int questions, int copies, boolean json) {
        static Options of(String[] args) {
            var named = new HashMap<String, String>();
            for (int i = 0; i < args.length; i++) {
                var value = args[i].equals("--json") ? "true" : args[++i];
                named.put(args[i].equals("--json") ? "--json" : args[i - 1], value);
            }
            var data = Path.of(named.getOrDefault("--data", "data/knowledge/dev"));
            var corpora = data.toAbsolutePath().resolveSibling("corpora").toString();
            return new Options(
                    data,
                    Path.of(named.getOrDefault("--corpora", corpora)),
                    List.of(
                            named.getOrDefault("--sets", "scifact,awsdocs,cranfield,jsquad,jaquad")
                                    .split(",")),
                    Integer.parseInt(named.getOrDefault("--questions", "1000")),
                    Integer.parseInt(named.getOrDefault("--copies", "1")),
                    named.containsKey("--json"));
        }
    }

    private record Question(String text, Map<String, Integer> gains, boolean hard) {}

    /// Means over the questions of one set; times in milliseconds, speed in megabytes of files per
    /// second, the first file to the first answer. `seen` is how long it takes until a changed file
    /// is found.
    private record Result(
            String name,
            int n,
            double ndcg10,
            double recall10,
            double mrr10,
            double hardNdcg10,
            double p50,
            double p99,
            double megabytesPerSecond,
            double seen) {}

    private record Scored(double ndcg, double recall, double mrr, boolean hard, double millis) {}

    /// Runs the sets one after the other and prints a line for each.
    ///
    /// @throws IOException when a file of the data cannot be read
    public static void run(String[] args) throws IOException {
        var bench = new KnowledgeBench(Options.of(args));
        if (!bench.options.json()) {
            System.out.println(
                    "set            n  nDCG@10  recall@10  MRR@10  hard nDCG  p50 ms  p99 ms  MB/s  change ms");
        }
        var results = new ArrayList<Result>();
        for (var set : bench.options.sets()) {
            var result = bench.measure(set);
            results.add(result);
            if (!bench.options.json()) {
                System.out.println(line(result));
            }
        }
        if (bench.options.json()) {
            System.out.println(json(results));
        }
    }

    private Result measure(String set) throws IOException {
        var folder = Files.createTempDirectory("kotae-bench-");
        try {
            var ids = new HashMap<String, String>();
            long bytes = write(set, folder, ids);
            long start = System.nanoTime();
            try (var knowledge = FolderKnowledge.open(FolderKnowledge.Settings.of(folder))) {
                waitFor(knowledge);
                double seconds = (System.nanoTime() - start) / 1e9;
                var questions = questions(set);
                for (int i = 0; i < WARM_UP; i++) {
                    knowledge.find(questions.get(i % questions.size()).text(), PASSAGES);
                }
                var scored = new ArrayList<Scored>();
                for (var question : questions) {
                    scored.add(score(knowledge, question, ids));
                }
                return result(set, scored, bytes / 1e6 / seconds, seen(knowledge, folder));
            }
        } finally {
            delete(folder);
        }
    }

    /// A search waits for the folder to be read, but not for as long as a large one takes.
    private static void waitFor(FolderKnowledge knowledge) {
        for (int patience = 0; patience < MOST_WAITS; patience++) {
            try {
                knowledge.find("warm up 準備", 1);
                return;
            } catch (KnowledgeFailure stillReading) {
                // Asked again.
            }
        }
        throw new IllegalStateException("the corpus is not read after " + MOST_WAITS + " waits");
    }

    /// The median time from the change of a file until a search finds what is new in it.
    private static double seen(FolderKnowledge knowledge, Path folder) throws IOException {
        var times = new ArrayList<Double>();
        for (int change = 0; change < CHANGES; change++) {
            // One word in either language: a digit would be a word of its own in Japanese.
            var word = "quokkafrumious" + (char) ('a' + change);
            Files.writeString(folder.resolve("d0.txt"), "Changed\n\nNow it says " + word + ".");
            long start = System.nanoTime();
            double millis = 0;
            while (knowledge.find(word, 1).isEmpty() && millis < LONGEST_MILLIS) {
                LockSupport.parkNanos(5_000_000);
                millis = (System.nanoTime() - start) / 1e6;
            }
            times.add(millis);
        }
        return times.stream().sorted().toList().get(CHANGES / 2);
    }

    /// One file per document and copy; Markdown where the corpus is in Markdown.
    private long write(String set, Path folder, Map<String, String> ids) throws IOException {
        long bytes = 0;
        int number = 0;
        try (var in = open(options.corpora(), set)) {
            for (var lines =
                            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                                    .lines()
                                    .iterator();
                    lines.hasNext(); ) {
                var document = JSON.readTree(lines.next());
                boolean markdown = document.get("id").asString().endsWith(".md");
                var text = document.get("text").asString();
                var file = "d" + number++ + (markdown ? ".md" : ".txt");
                ids.put(file, document.get("id").asString());
                var words = markdown ? text : document.get("title").asString() + "\n\n" + text;
                for (int copy = 0; copy < options.copies(); copy++) {
                    var at = folder.resolve(copy == 0 ? file : copy + "-" + file);
                    Files.writeString(at, words);
                    bytes += Files.size(at);
                }
            }
        }
        return bytes;
    }

    private List<Question> questions(String set) throws IOException {
        var all = new ArrayList<Question>();
        try (var in = open(options.data(), "retrieval_" + set)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> all.add(question(line)));
        }
        int take = Math.min(options.questions(), all.size());
        var some = new ArrayList<Question>();
        for (int i = 0; i < take; i++) {
            some.add(all.get((int) ((long) i * all.size() / take)));
        }
        return some;
    }

    private static Question question(String line) {
        var json = JSON.readTree(line);
        var gains = new HashMap<String, Integer>();
        json.get("rel").properties().forEach(e -> gains.put(e.getKey(), e.getValue().asInt()));
        JsonNode hard = json.path("hard");
        return new Question(json.get("text").asString(), gains, hard.asBoolean(false));
    }

    private static InputStream open(Path folder, String name) throws IOException {
        var plain = folder.resolve(name + ".jsonl");
        return Files.exists(plain)
                ? Files.newInputStream(plain)
                : new GZIPInputStream(Files.newInputStream(folder.resolve(name + ".jsonl.gz")));
    }

    private static Scored score(
            FolderKnowledge knowledge, Question question, Map<String, String> ids) {
        long start = System.nanoTime();
        var passages = knowledge.find(question.text(), PASSAGES);
        double millis = (System.nanoTime() - start) / 1e6;
        var gains = question.gains();
        double dcg = 0;
        double found = 0;
        double mrr = 0;
        int rank = 1;
        for (var document : documents(passages, ids)) {
            int gain = gains.getOrDefault(document, 0);
            dcg += gain / log2(rank + 1);
            found += gain > 0 ? 1 : 0;
            mrr = mrr == 0 && gain > 0 ? 1.0 / rank : mrr;
            rank++;
        }
        return new Scored(dcg / best(gains), found / gains.size(), mrr, question.hard(), millis);
    }

    private static Set<String> documents(List<Passage> passages, Map<String, String> ids) {
        var documents = new LinkedHashSet<String>();
        for (var passage : passages) {
            if (documents.size() < DEPTH) {
                documents.add(
                        ids.getOrDefault(
                                passage.id().substring(0, passage.id().indexOf('#')), "?"));
            }
        }
        return documents;
    }

    private static double best(Map<String, Integer> gains) {
        var sorted =
                gains.values().stream().sorted(Comparator.reverseOrder()).limit(DEPTH).toList();
        double dcg = 0;
        for (int i = 0; i < sorted.size(); i++) {
            dcg += sorted.get(i) / log2(i + 2);
        }
        return dcg;
    }

    private static double log2(double number) {
        return Math.log(number) / Math.log(2);
    }

    private static Result result(
            String set, List<Scored> scored, double megabytesPerSecond, double seen) {
        var times = scored.stream().map(Scored::millis).sorted().toList();
        return new Result(
                set,
                scored.size(),
                scored.stream().mapToDouble(Scored::ndcg).average().orElse(0),
                scored.stream().mapToDouble(Scored::recall).average().orElse(0),
                scored.stream().mapToDouble(Scored::mrr).average().orElse(0),
                scored.stream().filter(Scored::hard).mapToDouble(Scored::ndcg).average().orElse(0),
                times.get(times.size() / 2),
                times.get(times.size() * 99 / 100),
                megabytesPerSecond,
                seen);
    }

    private static String line(Result r) {
        return String.format(
                Locale.ROOT,
                "%-10s %5d    %.4f     %.4f  %.4f     %.4f  %6.2f  %6.2f  %4.1f  %9.0f",
                r.name(),
                r.n(),
                r.ndcg10(),
                r.recall10(),
                r.mrr10(),
                r.hardNdcg10(),
                r.p50(),
                r.p99(),
                r.megabytesPerSecond(),
                r.seen());
    }

    private static String json(List<Result> results) {
        var root = JSON.createObjectNode();
        var sets = root.putArray("sets");
        for (var result : results) {
            var set = sets.addObject();
            set.put("name", result.name()).put("n", result.n());
            set.put("ndcg10", result.ndcg10()).put("recall10", result.recall10());
            set.put("mrr10", result.mrr10());
            if (result.hardNdcg10() > 0) {
                set.put("hard_ndcg10", result.hardNdcg10());
            }
            set.put("p50_ms", result.p50()).put("p99_ms", result.p99());
            set.put("mb_per_second", result.megabytesPerSecond());
            set.put("change_ms", result.seen());
        }
        return root.toString();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
