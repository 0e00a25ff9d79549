package dev.kotae.bench;

import dev.kotae.app.Outside;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/// More questions than anybody answers: models keep every turn waiting while 64 connections send as
/// fast as they are served, until the inbox holds as many open turns as it may and the door
/// refuses. Shows how fast it refuses them, and those of 8 connections when the 64 are silent, what
/// it accepts before, and what memory all that takes in a heap of 512 MB.
///
/// `--seconds N` of load at most (240); it ends some ten seconds after the first refusal.
final class OverloadBench implements Outside.Heard {
    private static final int CONNECTIONS = 64;
    private static final int FEW = 8;
    private static final int REFUSING = 10;

    private final CountDownLatch never = new CountDownLatch(1);

    static void run(String[] args) throws Exception {
        int seconds = Option.number(args, "--seconds", 240);
        var columns = new String[] {"per s", "p50 ms", "p99 ms", "heap MB", "RSS MB"};
        try (var table = new Table("overload", args, columns)) {
            new OverloadBench().measure(table, seconds);
        }
    }

    /// The load runs second by second, so that the memory is looked at under it.
    private void measure(Table table, int seconds) throws Exception {
        try (var outside = Outside.open(this, pen -> never.await());
                var served = Served.start(outside.address(), "{}\n");
                var load = new EventLoad(served.port(), SignedEvents.SECRET, CONNECTIONS)) {
            memory(table, "idle", served.child());
            row(table, "accepted, first 3 seconds", load.run(Duration.ofSeconds(3)));
            long mostResident = 0;
            var before = load.run(Duration.ofSeconds(1));
            var last = before;
            int refusing = 0;
            for (int second = 4; second < seconds && refusing < REFUSING; second++) {
                before = refusing == 0 ? last : before;
                last = load.run(Duration.ofSeconds(1));
                refusing += last.refused().count() > 0 ? 1 : 0;
                mostResident = Math.max(mostResident, served.child().residentMegabytes());
            }
            row(table, "accepted, last second before refusals", before);
            refusals(table, "refused, 64 connections", last);
            try (var few = new EventLoad(served.port(), SignedEvents.SECRET, FEW)) {
                few.run(Duration.ofSeconds(1));
                refusals(table, "refused, 8 connections", few.run(Duration.ofSeconds(1)));
            }
            memory(table, "afterwards", served.child());
            table.note(
                    String.format(
                            Locale.ROOT,
                            "  looked at every second, the process held %d MB at most",
                            mostResident));
            never.countDown();
        }
    }

    private static void row(Table table, String name, EventLoad.Figures figures) {
        table.row(name, figures.perSecond(), figures.p50(), figures.p99(), Double.NaN, Double.NaN);
    }

    private static void refusals(Table table, String name, EventLoad.Figures figures) {
        var refused = figures.refused();
        table.row(
                name,
                refused.count(),
                refused.millis(0.5),
                refused.millis(0.99),
                Double.NaN,
                Double.NaN);
    }

    private static void memory(Table table, String name, Child child)
            throws IOException, InterruptedException {
        table.row(
                name,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                child.heapMegabytes(),
                (double) child.residentMegabytes());
    }

    @Override
    public void model(String body, long at) {
        // It waits in the script.
    }

    @Override
    public void slack(String method, String body, long at) {
        // Slack takes whatever comes.
    }
}
