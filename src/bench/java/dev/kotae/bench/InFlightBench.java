package dev.kotae.bench;

import dev.kotae.app.Outside;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// Many turns at once, each waiting for a model that lets it wait: what they hold of a heap of 512
/// MB, and whether all end well when the models answer: each question has a number, which the model
/// repeats, and counts as answered where exactly that stands below it.
///
/// `--turns N` (2,000).
final class InFlightBench implements Outside.Heard {
    private static final String ANSWER = "Order %s has twelve days, and no more.";
    private static final Pattern NUMBER = Pattern.compile("Order (\\d+)z");

    private static final int WORKSPACES = 150;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final int turns;
    private final CountDownLatch asked;
    private final CountDownLatch answer = new CountDownLatch(1);
    private final CountDownLatch answered;
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final AtomicInteger repeated = new AtomicInteger();
    private final ShownTexts shown = new ShownTexts();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();

    private InFlightBench(int turns) {
        this.turns = turns;
        this.asked = new CountDownLatch(turns);
        this.answered = new CountDownLatch(turns);
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
            seconds = seconds(answer::countDown, answered);
            row(table, "all answered", turns - answered.getCount(), served.child(), seconds);
            if (answered.getCount() > 0) {
                table.note("  without an answer of their own: " + answered.getCount());
            }
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
                socket.send(events.mention("T" + i % WORKSPACES, "C" + i, question(i)));
                if (socket.status() != 200) {
                    throw new IllegalStateException("an event was refused");
                }
            }
        }
    }

    /// For a model that thinks: one that does not is asked again when it is silent for twenty
    /// seconds, and until all have asked may take as long.
    private static String question(int number) {
        return "opus: Order " + number + "z: how many days of leave are left?";
    }

    private void answer(Outside.Pen pen) throws IOException, InterruptedException {
        answer.await();
        pen.say(ANSWER.formatted(number(pen.request())));
    }

    private static String number(String request) {
        var found = NUMBER.matcher(request);
        return found.find() ? found.group(1) : "";
    }

    @Override
    public void model(String body, long at) {
        if (heard.add(number(body))) {
            asked.countDown();
        } else {
            repeated.incrementAndGet();
        }
    }

    @Override
    public void slack(String method, String body, long at) {
        var form = ShownTexts.form(body);
        var channel = form.getOrDefault("channel", "");
        shown.called("", method, form, at);
        if (shown.hasEnded(channel) && ended.add(channel)) {
            var own = ANSWER.formatted(channel.substring(1));
            if (shown.letters(channel).equals(ShownTexts.letters(own.chars()))) {
                answered.countDown();
            }
        }
    }
}
