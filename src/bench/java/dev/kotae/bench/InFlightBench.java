package dev.kotae.bench;

import dev.kotae.app.Outside;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Many turns at once, each waiting for a model that lets it wait: what they hold of a heap of 512
/// MB, and whether all end well when the models answer.
///
/// `--turns N` (2,000).
final class InFlightBench implements Outside.Heard {
    /// For a model that thinks: one that does not is asked again when it is silent for twenty
    /// seconds, and until all have asked may take as long.
    private static final String QUESTION = "opus: how many days of leave are left?";

    private static final int WORKSPACES = 150;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final int turns;
    private final CountDownLatch asked;
    private final CountDownLatch answer = new CountDownLatch(1);
    private final CountDownLatch shown;
    private final AtomicInteger repeated = new AtomicInteger();

    private InFlightBench(int turns) {
        this.turns = turns;
        this.asked = new CountDownLatch(turns);
        this.shown = new CountDownLatch(turns);
    }

    static void run(String[] args) throws Exception {
        int turns = Option.number(args, "--turns", 2_000);
        var columns = new String[] {"turns", "heap MB", "RSS MB", "threads", "seconds"};
        try (var table = new Table("inflight", args, columns)) {
            new InFlightBench(turns).measure(table);
        }
    }

    private void measure(Table table) throws Exception {
        try (var outside = Outside.open(this, this::answer);
                var served = Served.start(outside.address(), "{}\n")) {
            row(table, "idle", 0, served.child(), Double.NaN);
            double seconds = seconds(() -> ask(served.port()), asked);
            row(table, "all wait for the model", turns - asked.getCount(), served.child(), seconds);
            seconds = seconds(answer::countDown, shown);
            row(table, "all answered", turns - shown.getCount(), served.child(), seconds);
            if (repeated.get() > 0) {
                table.note("  asked of the model more than once: " + repeated.get());
            }
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private static double seconds(Step step, CountDownLatch end) throws Exception {
        long began = System.nanoTime();
        step.run();
        boolean whole = end.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return whole ? (System.nanoTime() - began) / 1e9 : Double.NaN;
    }

    private static void row(Table table, String name, long turns, Child child, double seconds)
            throws Exception {
        double heap = child.heapMegabytes();
        double resident = child.residentMegabytes();
        table.row(name, (double) turns, heap, resident, (double) child.threads(), seconds);
    }

    private void ask(int port) throws Exception {
        var events = new SignedEvents(SignedEvents.SECRET);
        try (var socket = new EventSocket(port)) {
            for (int i = 0; i < turns; i++) {
                socket.send(events.mention("T" + i % WORKSPACES, QUESTION));
                if (socket.status() != 200) {
                    throw new IllegalStateException("an event was refused");
                }
            }
        }
    }

    private void answer(Outside.Pen pen) throws java.io.IOException, InterruptedException {
        answer.await();
        pen.say("Twelve days, and no more.");
    }

    @Override
    public void model(String body, long at) {
        if (asked.getCount() == 0) {
            repeated.incrementAndGet();
        }
        asked.countDown();
    }

    @Override
    public void slack(String method, String body, long at) {
        if (method.equals("chat.stopStream") || method.equals("chat.postMessage")) {
            shown.countDown();
        }
    }
}
