package dev.kotae.bench;

import dev.kotae.chat.Overheard;
import dev.kotae.chat.Passage;
import dev.kotae.chat.Person;
import dev.kotae.knowledge.FolderKnowledge;
import dev.kotae.local.quoting.Composer;
import dev.kotae.local.wire.ConverseRequest;
import dev.kotae.local.wire.Generation;
import dev.kotae.local.wire.PromptCache;
import dev.kotae.model.Briefing;
import dev.kotae.model.Prompt;
import dev.kotae.model.PromptWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How good the answers are that the local stand-in gives over a folder of documents: each question
/// goes through [FolderKnowledge], [PromptWriter] and the stand-in's model, on no network.
///
/// Options: `--handbook DIR` with `--asked A.tsv,B.tsv` (columns `lang`, `question`, `file` or `-`,
/// `fact`: alternatives between `|`, parts that must all be there between `&`), or `--data DIR` and
/// `--sets A,B` as in [KnowledgeBench] with the answers' texts, `--questions N` (default 300),
/// `--documents N` (how many documents besides those that are asked about; default 400), `--show`
/// prints what was not answered rightly.
///
/// A set is measured twice: with all of its documents, and without those that answer the questions
/// marked `absent`, which then have no answer.
public final class AnswerBench {
    private static final int PASSAGES = 8;
    private static final JsonMapper JSON = new JsonMapper();
    private static final PromptWriter WRITER = new PromptWriter(8_000, 8_000, 2_048);
    private static final Pattern MARK = Pattern.compile("\\[(\\d{1,3})]");
    private static final Pattern NOT_FOUND =
            Pattern.compile("^(?:I don't find that in the documents|文書の中には見つかりませんでした)");

    private final boolean show;

    private AnswerBench(boolean show) {
        this.show = show;
    }

    /// What is asked.
    ///
    /// @param files those that answer; empty where none does
    /// @param facts one of these must stand in the answer, each of whose parts
    private record Question(String text, Set<String> files, List<List<String>> facts) {}

    private record Answered(
            boolean answerable, boolean right, boolean cited, boolean silent, double millis) {}

    /// Runs what is asked for and prints a line for each set.
    ///
    /// @throws IOException when a file of the data cannot be read
    public static void run(String[] args) throws IOException {
        var bench = new AnswerBench(Arrays.asList(args).contains("--show"));
        System.out.println(
                "set                n  right  cited  not found |  absent n  not found   p50 ms  p99"
                        + " ms");
        var handbook = Option.value(args, "--handbook");
        if (handbook.isPresent()) {
            for (var asked : Option.value(args, "--asked").orElseThrow().split(",", -1)) {
                bench.measure(
                        Path.of(asked).getFileName().toString(),
                        Path.of(handbook.get()),
                        asked(Path.of(asked)));
            }
        }
        var data = Option.value(args, "--data");
        if (data.isPresent()) {
            for (var set :
                    Option.value(args, "--sets").orElse("awsdocs,jsquad,jaquad").split(",", -1)) {
                bench.measureSet(
                        Path.of(data.get()),
                        set,
                        Option.number(args, "--questions", 300),
                        Option.number(args, "--documents", 400));
            }
        }
    }

    private static List<Question> asked(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(cells ->
                        new Question(
                                cells[1],
                                cells[2].equals("-") ? Set.of() : Set.of(cells[2]),
                                facts(cells[3])))
                .toList();
    }

    private static List<List<String>> facts(String cell) {
        return Arrays.stream(cell.split("\\|", -1))
                .map(one -> List.of(one.split("&", -1)))
                .toList();
    }

    private void measureSet(Path data, String set, int questions, int others) throws IOException {
        var asked = questions(data, set, questions);
        var gold = new HashSet<String>();
        asked.forEach(json -> json.get("rel").propertyNames().forEach(gold::add));
        var missing = new HashSet<String>();
        asked.stream()
                .filter(json -> json.get("absent").asBoolean())
                .forEach(json -> json.get("rel").propertyNames().forEach(missing::add));
        for (boolean leaveOut : new boolean[] {false, true}) {
            var folder = Files.createTempDirectory("kotae-bench-");
            try {
                var names = write(data, set, folder, gold, leaveOut ? missing : Set.of(), others);
                var list = asked.stream().map(json -> question(json, names)).toList();
                measure(set + (leaveOut ? " (part)" : ""), folder, list);
            } finally {
                delete(folder);
            }
        }
    }

    private static Question question(JsonNode json, Map<String, String> names) {
        var files = new HashSet<String>();
        json.get("rel")
                .propertyNames()
                .forEach(id -> {
                    if (names.containsKey(id)) {
                        files.add(names.get(id));
                    }
                });
        var facts = new ArrayList<List<String>>();
        json.get("answers").forEach(answer -> facts.add(List.of(answer.asString())));
        return new Question(json.get("text").asString(), files, facts);
    }

    private static List<JsonNode> questions(Path data, String set, int take) throws IOException {
        var all = new ArrayList<JsonNode>();
        Files.readAllLines(data.resolve("retrieval_" + set + ".jsonl"))
                .forEach(line -> all.add(JSON.readTree(line)));
        int n = Math.min(take, all.size());
        var some = new ArrayList<JsonNode>();
        for (int i = 0; i < n; i++) {
            some.add(all.get((int) ((long) i * all.size() / n)));
        }
        return some;
    }

    private static Map<String, String> write(
            Path data, String set, Path folder, Set<String> gold, Set<String> without, int others)
            throws IOException {
        var names = new HashMap<String, String>();
        var corpus = data.toAbsolutePath().resolveSibling("corpora").resolve(set + ".jsonl.gz");
        int number = 0;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(corpus))) {
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            int each = Math.max(1, lines.size() / Math.max(1, others));
            for (var line : lines) {
                var json = JSON.readTree(line);
                var id = json.get("id").asString();
                boolean wanted = gold.contains(id) || number % each == 0;
                number++;
                if (wanted && !without.contains(id)) {
                    boolean markdown = id.endsWith(".md");
                    var file = "d" + number + (markdown ? ".md" : ".txt");
                    var text = json.get("text").asString();
                    Files.writeString(
                            folder.resolve(file),
                            markdown ? text : json.get("title").asString() + "\n\n" + text);
                    names.put(id, file);
                }
            }
        }
        return names;
    }

    private void measure(String name, Path folder, List<Question> questions) throws IOException {
        var answered = new ArrayList<Answered>();
        try (var knowledge = FolderKnowledge.open(FolderKnowledge.Settings.of(folder))) {
            for (var question : questions.subList(0, Math.min(20, questions.size()))) {
                answer(question.text(), knowledge.find(question.text(), PASSAGES));
            }
            for (var question : questions) {
                answered.add(ask(question, knowledge));
            }
        }
        var in = answered.stream().filter(Answered::answerable).toList();
        var out = answered.stream().filter(a -> !a.answerable()).toList();
        var times = answered.stream().map(Answered::millis).sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%-18.18s %3d  %.3f  %.3f  %.3f     |  %3d       %.3f       %6.2f  %6.2f%n",
                name,
                in.size(),
                share(in, in.stream().filter(Answered::right).count()),
                share(in, in.stream().filter(Answered::cited).count()),
                share(in, in.stream().filter(Answered::silent).count()),
                out.size(),
                share(out, out.stream().filter(Answered::silent).count()),
                times.get(times.size() / 2),
                times.get(times.size() * 99 / 100));
    }

    private static double share(List<Answered> of, long count) {
        return of.isEmpty() ? 0 : (double) count / of.size();
    }

    private Answered ask(Question question, FolderKnowledge knowledge) {
        var passages = knowledge.find(question.text(), PASSAGES);
        long start = System.nanoTime();
        var answer = answer(question.text(), passages);
        double millis = (System.nanoTime() - start) / 1e6;
        boolean silent = NOT_FOUND.matcher(answer).find();
        boolean answerable = !question.files().isEmpty();
        var words = plain(answer);
        boolean right =
                !silent
                        && question.facts().stream()
                                .anyMatch(parts ->
                                        parts.stream().allMatch(p -> words.contains(plain(p))));
        boolean cited =
                right
                        && MARK.matcher(answer)
                                .results()
                                .map(mark -> Integer.parseInt(mark.group(1)))
                                .filter(n -> n <= passages.size())
                                .map(n -> passages.get(n - 1).id())
                                .anyMatch(id ->
                                        question.files()
                                                .contains(id.substring(0, id.indexOf('#'))));
        if (show && answerable != right) {
            System.out.printf(
                    "%n? %s  %s%n%s%n   passages: %s%n",
                    question.text(),
                    question.facts(),
                    answer.substring(0, answer.lastIndexOf("\n\n")),
                    passages.stream()
                            .map(p ->
                                    p.id()
                                            + (question.files()
                                                            .contains(p.id().replaceAll("#.*", ""))
                                                    ? "*"
                                                    : ""))
                            .toList());
        }
        return new Answered(answerable, right, cited, silent, millis);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\[\\d+]", "")
                .replaceAll("[\\s*`。、.,]+", "");
    }

    private static String answer(String question, List<Passage> passages) {
        var briefing =
                new Briefing(
                        question,
                        new Person("U1", "Asker", Locale.ENGLISH, ZoneOffset.UTC),
                        "",
                        Instant.EPOCH,
                        List.of(),
                        Overheard.NOTHING,
                        passages,
                        "",
                        Optional.empty());
        var root = JSON.createObjectNode();
        var messages = root.putArray("messages");
        for (var message : WRITER.write(briefing).messages()) {
            var one = messages.addObject();
            one.put("role", message.role() == Prompt.Role.USER ? "user" : "assistant");
            one.putArray("content").addObject().put("text", message.writtenOut());
        }
        var request =
                ConverseRequest.read(
                        "anthropic.claude-haiku", root, new PromptCache(InstantSource.system()));
        return Generation.of(request, Composer::answerTo).text();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
