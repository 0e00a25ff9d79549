package dev.kotae.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/// What Kotae itself adds to a turn: from a signed event to the request to Bedrock, and from the
/// model's words to the call that shows them. A real `serve` process from the launcher, real SQLite
/// on the disk, and an outside that answers at once.
///
/// `--seconds N` (20, measured), `--warm-up N` (40 before), `--rate N` (50 events a second).
final class TurnsBench {
    private static final int WARM_UP_SECONDS = 40;
    private static final double MOST_P50 = 5;
    private static final double MOST_P99 = 25;
    private static final double MOST_TOKEN = 50;

    private TurnsBench() {}

    static void run(String[] args) throws Exception {
        var time = Duration.ofSeconds(Option.number(args, "--seconds", 20));
        int rate = Option.number(args, "--rate", 50);
        var warmUp = Duration.ofSeconds(Option.number(args, "--warm-up", WARM_UP_SECONDS));
        var columns =
                new String[] {
                    "n", "p50 ms", "p99 ms", "max ms", "CPU ms each", "bar p50", "bar p99"
                };
        try (var table = new Table("turns", args, columns)) {
            overhead(table, "event → request to Bedrock", "{}\n", rate, warmUp, time);
            var handbook = Path.of("src/main/resources/dev/kotae/local/handbook").toAbsolutePath();
            var knowledge = "knowledge: [ { folder: \"" + handbook + "\" } ]\n";
            overhead(table, "the same with 8 of our passages", knowledge, rate, warmUp, time);
            var shown = ShownBench.measure(warmUp, time);
            row(table, "delta that is due at once → Slack", shown.atOnce(), MOST_TOKEN);
            row(table, "delta that waits for more, less the wait", shown.later(), MOST_TOKEN);
        }
    }

    private static void overhead(
            Table table, String name, String settings, int rate, Duration warmUp, Duration time)
            throws Exception {
        var overhead = new OverheadBench(rate).measure(settings, warmUp, time);
        var took = overhead.took();
        table.row(
                name,
                took.count(),
                took.millis(0.5),
                took.millis(0.99),
                took.millis(1),
                overhead.cpuMillis(),
                MOST_P50,
                MOST_P99);
        if (overhead.requests() > 1.01) {
            table.note(
                    String.format(
                            Locale.ROOT,
                            "  requests to the model a turn: %.2f",
                            overhead.requests()));
        }
        if (overhead.lost() > 0) {
            table.note("  asked and never heard of at the model: " + overhead.lost());
        }
    }

    private static void row(Table table, String name, Percentiles took, double most) {
        table.row(
                name,
                took.count(),
                took.millis(0.5),
                took.millis(0.99),
                took.millis(1),
                Double.NaN,
                Double.NaN,
                most);
    }
}
