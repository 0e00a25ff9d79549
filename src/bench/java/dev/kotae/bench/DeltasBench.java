package dev.kotae.bench;

import dev.kotae.app.Outside;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// What Kotae adds to the AWS SDK between a model's words and who reads them: its
/// `bedrock.ConverseModel` beside the same client with a plain handler. Each is a process of its
/// own, both live through all of a load and read in turns; the medians of their runs count. The
/// model's server is in the benchmark's process.
///
/// `fast`: 200 answers at once of 50 deltas a second each. `many`: 1,000 of 5. `first`: 50
/// questions a second, each answered at once with one delta. `--only NAME`, or another load by
/// `--streams N --tokens-per-second N`; `--runs N` (3 of each), `--seconds N` (8 measured in a
/// run), `--warm-up N` (12).
final class DeltasBench implements Outside.Heard {
    private static final Duration RAMP = Duration.ofSeconds(2);
    private static final Duration SETTLE = Duration.ofSeconds(1);
    private static final int QUESTIONS_PER_SECOND = 50;

    /// The SDK sets 2 MB aside for each stream: a thousand do not fit into the launcher's heap, and
    /// in one of 6 GB their first collection takes so long that others time out.
    private static final String SDK_HEAP = "-Xmx3g";

    private final Table table;
    private final int runs;
    private final Duration time;
    private final Duration warmUp;
    private volatile Outside.Script script = pen -> {};

    private DeltasBench(Table table, String[] args) {
        this.table = table;
        this.runs = Option.number(args, "--runs", 3);
        this.time = Duration.ofSeconds(Option.number(args, "--seconds", 8));
        this.warmUp = Duration.ofSeconds(Option.number(args, "--warm-up", 12));
    }

    /// How a reader is loaded and measured once.
    private interface Load {
        Run measure(Reader reader, Duration time) throws Exception;
    }

    private record Reader(String name, Child child) implements AutoCloseable {
        private long[] nanos(String line) throws IOException {
            var words = child.await(line + " ").substring(line.length() + 1);
            return words.isEmpty()
                    ? new long[0]
                    : Arrays.stream(words.split(" ", -1)).mapToLong(Long::parseLong).toArray();
        }

        @Override
        public void close() {
            child.close();
        }
    }

    /// @param perSecond events that were written
    /// @param took from the writing of each to its arrival; of `first` from the question
    /// @param cpuMicros of the reader's process, an event
    private record Run(double perSecond, Percentiles took, double cpuMicros, double megabytes) {
        private static final List<ToDoubleFunction<Run>> FIGURES =
                List.of(
                        Run::perSecond,
                        run -> run.took.millis(0.5),
                        run -> run.took.millis(0.99),
                        Run::cpuMicros,
                        Run::megabytes);

        private double[] figures() {
            return FIGURES.stream().mapToDouble(figure -> figure.applyAsDouble(this)).toArray();
        }
    }

    static void run(String[] args) throws Exception {
        var only = Option.value(args, "--only").orElse("");
        int streams = Option.number(args, "--streams", 0);
        var columns = new String[] {"events per s", "p50 ms", "p99 ms", "CPU µs each", "RSS MB"};
        try (var table = new Table("deltas", args, columns)) {
            var bench = new DeltasBench(table, args);
            if (streams > 0) {
                bench.compareStreams(streams, Option.number(args, "--tokens-per-second", 50));
                return;
            }
            if (only.isEmpty() || only.equals("fast")) {
                bench.compareStreams(200, 50);
            }
            if (only.isEmpty() || only.equals("many")) {
                bench.compareStreams(1_000, 5);
            }
            if (only.isEmpty() || only.equals("first")) {
                bench.compare("first words", bench::first);
            }
        }
    }

    private void compareStreams(int streams, int perSecond) throws Exception {
        compare(
                String.format(Locale.ROOT, "%,d × %d/s", streams, perSecond),
                (reader, time) -> streams(reader, time, streams, perSecond));
    }

    private void compare(String name, Load load) throws Exception {
        try (var outside = Outside.open(this, pen -> script.write(pen));
                var sdk = reader("sdk", outside.address(), List.of(SDK_HEAP));
                var kotae = reader("kotae", outside.address(), List.of())) {
            load.measure(sdk, warmUp);
            load.measure(kotae, warmUp);
            var theirs = new ArrayList<Run>();
            var ours = new ArrayList<Run>();
            for (int i = 0; i < runs; i++) {
                theirs.add(measure(name, sdk, load));
                ours.add(measure(name, kotae, load));
            }
            conclude(name, Medians.of(Run.FIGURES, theirs), Medians.of(Run.FIGURES, ours));
        }
    }

    private static Reader reader(String way, URI address, List<String> options) throws IOException {
        var child = Child.java(options, "dev.kotae.bedrock.DeltaReader", way, address);
        child.await("ready");
        return new Reader(way, child);
    }

    private Run measure(String name, Reader reader, Load load) throws Exception {
        var run = load.measure(reader, time);
        table.row(name + ": " + reader.name(), run.figures());
        return run;
    }

    private void conclude(String name, double[] theirs, double[] ours) {
        table.row(name + ": median sdk", theirs);
        table.row(name + ": median kotae", ours);
        var added = ours.clone();
        Arrays.setAll(added, i -> ours[i] - theirs[i]);
        table.row(name + ": kotae - sdk", added);
        Arrays.setAll(added, i -> ours[i] / theirs[i]);
        table.row(name + ": kotae / sdk", added);
    }

    /// The streams begin one after the other and run a moment before anything counts.
    private Run streams(Reader reader, Duration time, int streams, int perSecond) throws Exception {
        var answers = new PacedAnswers(perSecond);
        script = answers;
        reader.child().tell(streams + " " + RAMP.toMillis());
        answers.write(RAMP.plus(SETTLE), false);
        double before = reader.child().cpuSeconds();
        long began = System.nanoTime();
        long written = answers.write(time, true);
        double seconds = (System.nanoTime() - began) / 1e9;
        double cpu = reader.child().cpuSeconds() - before;
        long megabytes = reader.child().residentMegabytes();
        answers.end();
        var took = reader.nanos("delays");
        if (took.length != written) {
            throw new IllegalStateException(written + " were written, " + took.length + " came");
        }
        return new Run(written / seconds, new Percentiles(took), cpu * 1e6 / written, megabytes);
    }

    private Run first(Reader reader, Duration time) throws Exception {
        script = pen -> pen.say("-");
        long questions = time.toSeconds() * QUESTIONS_PER_SECOND;
        double before = reader.child().cpuSeconds();
        long began = System.nanoTime();
        reader.child().tell(questions + " " + time.toMillis());
        var took = reader.nanos("firsts");
        double seconds = (System.nanoTime() - began) / 1e9;
        double cpu = reader.child().cpuSeconds() - before;
        return new Run(
                questions / seconds,
                new Percentiles(took),
                cpu * 1e6 / questions,
                reader.child().residentMegabytes());
    }

    @Override
    public void model(String body, long at) {
        // Who asks keeps the time.
    }

    @Override
    public void slack(String method, String body, long at) {
        // Nobody shows anything.
    }
}
