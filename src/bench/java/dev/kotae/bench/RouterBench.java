package dev.kotae.bench;

import dev.kotae.memory.Conversation;
import dev.kotae.routing.Ask;
import dev.kotae.routing.Policy;
import dev.kotae.routing.Route;
import dev.kotae.routing.StagedRouter;
import dev.kotae.routing.Strategy;
import dev.kotae.routing.sense.ChatLine;
import dev.kotae.routing.sense.Estimate;
import dev.kotae.routing.sense.Estimator;
import dev.kotae.routing.sense.Graded;
import dev.kotae.routing.sense.Request;
import dev.kotae.routing.sense.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// How well the router chooses, on graded public questions and on lines of chat.
///
/// Options: `--data DIR` (files `*.jsonl` of graded questions, and `chat_intents.jsonl`; without it
/// only our own lines), `--folds` (trains anew in five folds and measures on what was left out,
/// grouped by question), `--by-subject` (the same, grouped by subject), `--train DIR` (writes the
/// shipped weights again), `--json`.
public final class RouterBench {
    private static final int FOLDS = 5;
    private static final Path WEIGHTS =
            Path.of("src/main/resources/dev/kotae/routing/sense/weights.bin");

    private RouterBench() {}

    /// Measures, or trains.
    static void run(String[] args) throws IOException {
        var train = Option.value(args, "--train");
        if (train.isPresent()) {
            train(folder(train.get()));
            return;
        }
        var data = Option.value(args, "--data").map(RouterBench::folder);
        var graded = data.isPresent() ? Graded.in(data.get()) : List.<Graded>of();
        var given = data.isPresent() ? ChatLine.in(data.get()) : List.<ChatLine>of();
        var lines = given.isEmpty() ? ChatLine.own() : given;
        boolean bySubject = Arrays.asList(args).contains("--by-subject");
        boolean folds = bySubject || Arrays.asList(args).contains("--folds");
        var report = new RouterReport(args);
        report.trained(
                folds
                        ? "trained anew in five folds, measured on what was left out"
                        : "with the shipped weights; on what they were trained with that flatters");
        var estimates = folds ? folded(graded, bySubject) : shipped(graded);
        for (var set : RouterSet.of(graded)) {
            report.set(set, set.questions().stream().map(estimates::get).toList());
        }
        report.chat(folds ? chatFolded(graded) : chat(lines, router(Estimator.shipped())));
        report.latency(RouterLatency.measure(graded, lines));
        report.close();
    }

    private static Path folder(String name) {
        var folder = Path.of(name);
        if (!Files.isDirectory(folder)) {
            System.err.println("There is no folder " + folder + " with graded questions.");
            System.exit(2);
        }
        return folder;
    }

    private static void train(Path folder) throws IOException {
        var graded = Graded.in(folder);
        var lines = ChatLine.own();
        var bytes = new Trainer().resource(graded, lines);
        boolean same = Files.exists(WEIGHTS) && Arrays.equals(Files.readAllBytes(WEIGHTS), bytes);
        Files.write(WEIGHTS, bytes);
        System.out.printf(
                "%d graded questions, %d lines of chat: %d bytes, %s%n",
                graded.stream().filter(Graded::mayTeach).count(),
                lines.size(),
                bytes.length,
                same ? "the same as before" : "other ones than before");
    }

    private static Map<Graded, Estimate> shipped(List<Graded> graded) {
        var estimator = Estimator.shipped();
        var estimates = new IdentityHashMap<Graded, Estimate>();
        graded.forEach(q -> estimates.put(q, estimator.of(Request.of(q.prompt()))));
        return estimates;
    }

    private static Map<Graded, Estimate> folded(List<Graded> graded, boolean bySubject) {
        var trainer = new Trainer();
        var lines = ChatLine.own();
        var estimates = new IdentityHashMap<Graded, Estimate>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            Predicate<Graded> out = q -> fold(bySubject ? subject(q) : q.key()) == left;
            var taught = trainer.taught(graded.stream().filter(out.negate()).toList(), lines);
            graded.stream()
                    .filter(out)
                    .forEach(q -> estimates.put(q, taught.of(Request.of(q.prompt()))));
        }
        return estimates;
    }

    /// A set without subjects is folded by question.
    private static String subject(Graded question) {
        return question.set().contains("mmlu") ? question.group() : question.key();
    }

    private static int fold(String key) {
        return Math.floorMod(key.hashCode() * 31, FOLDS);
    }

    static StagedRouter router(Estimator estimator) {
        return new StagedRouter(Strategy.learned(estimator), Policy.FREE);
    }

    private static ChatScores chat(List<ChatLine> lines, StagedRouter router) {
        return ChatScores.of(lines, line -> choose(router, line).tier());
    }

    private static Route choose(StagedRouter router, ChatLine line) {
        return router.choose(new Ask(line.prompt(), line.before()));
    }

    private static ChatScores chatFolded(List<Graded> graded) {
        var trainer = new Trainer();
        var lines = ChatLine.own();
        var routers = new ArrayList<StagedRouter>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            var others = lines.stream().filter(line -> fold(line.pair()) != left).toList();
            routers.add(router(trainer.taught(graded, others)));
        }
        return ChatScores.of(lines, line -> choose(routers.get(fold(line.pair())), line).tier());
    }

    /// Asked by the latency's measurement, too.
    static Route choose(StagedRouter router, String question) {
        return router.choose(new Ask(question, new Conversation(0, List.of())));
    }
}
