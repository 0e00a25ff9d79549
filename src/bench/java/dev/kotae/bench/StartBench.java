package dev.kotae.bench;

import dev.kotae.app.Outside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// How soon Kotae is there, from the start of the launcher: the first word of `./kotae ask`, and
/// `./kotae serve` until it says that it is ready and a signed question is answered 200; and the
/// memory that it then holds at rest. The launcher has built before and its cache is trained.
///
/// `--runs N` (5).
final class StartBench {
    private static final double MOST_ASK_SECONDS = 2.5;
    private static final double MOST_READY_SECONDS = 1.2;
    private static final double MOST_MEGABYTES = 220;

    /// Below a second, of which somebody may think that nothing happens.
    private static final double MOST_FIRST_SECONDS = 1;

    private static final long REST_MILLIS = 5_000;

    private static final String WORDS = "Twelve days.";

    private StartBench() {}

    /// One start of `serve`, in seconds since the launcher's, how long the first answer took, and
    /// its memory in MB.
    private record Start(double ready, double taken, double answered, double megabytes) {}

    static void run(String[] args) throws Exception {
        int runs = Option.number(args, "--runs", 5);
        var columns = new ArrayList<>(List.of("median", "bar"));
        IntStream.rangeClosed(1, runs).forEach(run -> columns.add("run " + run));
        prepare();
        var asked = new ArrayList<Double>();
        var started = new ArrayList<Start>();
        for (int i = 0; i < runs; i++) {
            asked.add(ask());
            started.add(serve());
        }
        try (var table = new Table("start", args, columns.toArray(String[]::new))) {
            row(table, "ask: first word, s", MOST_ASK_SECONDS, asked);
            row(table, "serve: ready line, s", MOST_READY_SECONDS, all(started, Start::ready));
            row(table, "serve: first 200, s", MOST_READY_SECONDS, all(started, Start::taken));
            row(table, "serve: first answer, s", MOST_FIRST_SECONDS, all(started, Start::answered));
            row(table, "serve: RSS 5 s later, MB", MOST_MEGABYTES, all(started, Start::megabytes));
        }
    }

    /// Lets the launcher build and train, which it does once.
    private static void prepare() throws IOException, InterruptedException {
        try (var version = Child.kotae(Path.of("."), Map.of(), "version")) {
            version.finish();
        }
    }

    private static double ask() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("kotae-bench");
        try (var child = Child.kotae(folder, Map.of(), "ask", "How do I rotate an API key?")) {
            double first = child.firstWord();
            child.finish();
            return first;
        } finally {
            Files.delete(folder);
        }
    }

    private static Start serve() throws Exception {
        var heard = new Waiting();
        try (var outside = Outside.open(heard, pen -> pen.say(WORDS));
                var served = Served.start(outside.address(), "{}\n")) {
            double ready = served.child().age();
            long asked = System.nanoTime();
            var events = new SignedEvents(SignedEvents.SECRET);
            try (var socket = new EventSocket(served.port())) {
                socket.send(events.mention("T1", "How many days of paid leave do I have?"));
                if (socket.status() != 200) {
                    throw new IllegalStateException("the first question was refused");
                }
            }
            double taken = served.child().age();
            double answered = (heard.answered() - asked) / 1e9;
            Thread.sleep(REST_MILLIS);
            return new Start(ready, taken, answered, served.child().residentMegabytes());
        }
    }

    private static List<Double> all(
            List<Start> starts, java.util.function.Function<Start, Double> figure) {
        return starts.stream().map(figure).toList();
    }

    private static void row(Table table, String name, double bar, List<Double> runs) {
        var median = runs.stream().sorted().toList().get(runs.size() / 2);
        var figures = new ArrayList<>(List.of(median, bar));
        figures.addAll(runs);
        table.row(name, figures.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /// Waits for the answer to stand whole.
    private static final class Waiting implements Outside.Heard {
        private final CompletableFuture<Long> answered = new CompletableFuture<>();

        @Override
        public void model(String body, long at) {
            // Whether it was asked is not of interest.
        }

        @Override
        public void slack(String method, String body, long at) {
            // The buttons below come with the end.
            if (body.contains("Twelve") && body.contains("kotae_why")) {
                answered.complete(at);
            }
        }

        long answered() throws Exception {
            return answered.get(30, TimeUnit.SECONDS);
        }
    }
}
