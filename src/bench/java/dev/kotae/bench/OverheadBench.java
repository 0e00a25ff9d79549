package dev.kotae.bench;

import dev.kotae.app.Outside;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// From a signed event to the request to Bedrock. Events come at random moments at a mean rate,
/// each in a thread of its own, in a channel that is known by then, whether or not the ones before
/// are answered.
///
/// The time begins when the event is due and ends when the head of the request has arrived at the
/// model's server; the channel, in which one question is under way at a time, tells which belongs
/// to which. So it holds the door, the fsync, the claim, the prompt, both sides' HTTP and the
/// kernel. It holds no wait for Slack: the one asker is known after the warm-up, and the events
/// come from many workspaces, so that no call waits for Slack's limits (real ones have one, with at
/// most 18 streams a minute).
final class OverheadBench implements Outside.Heard {
    private static final int WORKSPACES = 150;
    private static final Pattern CHANNEL = Pattern.compile("Asked in: #?c(\\d+)");
    private static final Duration STRAGGLERS = Duration.ofSeconds(2);

    /// What the handbook answers.
    private static final List<String> QUESTIONS =
            List.of(
                    "How many days of paid leave do I have?",
                    "What does the company pay for my commuting pass?",
                    "How do I report a lost laptop?",
                    "Which hotel may I book on a business trip?");

    private final int rate;
    private final Map<Long, Long> sent = new ConcurrentHashMap<>();
    private final Queue<Long> took = new ConcurrentLinkedQueue<>();
    private final AtomicLong asked = new AtomicLong();
    private long number;
    private int overtaken;

    /// @param rate events a second
    OverheadBench(int rate) {
        this.rate = rate;
    }

    /// What came of it.
    ///
    /// @param lost how many events led to no request
    /// @param cpuMillis the processor time of one whole turn, to its end
    /// @param requests how many requests to the model one turn took
    record Overhead(Percentiles took, int lost, double cpuMillis, double requests) {}

    /// Measures one `serve` process.
    ///
    /// @param settings the lines of its `kotae.yaml`
    Overhead measure(String settings, Duration warmUp, Duration time) throws Exception {
        try (var outside = Outside.open(this, pen -> pen.say("Twelve days, and no more."));
                var served = Served.start(outside.address(), settings);
                var load = new OpenLoad(served.port())) {
            var events = new SignedEvents(SignedEvents.SECRET);
            load.send(rate, warmUp, () -> event(events));
            Thread.sleep(STRAGGLERS);
            sent.clear();
            took.clear();
            asked.set(0);
            overtaken = 0;
            double before = served.child().cpuSeconds();
            load.send(rate, time, () -> event(events));
            Thread.sleep(STRAGGLERS);
            double cpu = served.child().cpuSeconds() - before;
            var all = took.stream().mapToLong(Long::longValue).toArray();
            return new Overhead(
                    new Percentiles(all),
                    sent.size() + overtaken,
                    cpu * 1e3 / all.length,
                    asked.get() / (double) all.length);
        }
    }

    private OpenLoad.Event event(SignedEvents events) {
        long turn = ++number;
        long channel = turn % WORKSPACES;
        var words = QUESTIONS.get((int) (turn % QUESTIONS.size()));
        return new OpenLoad.Event(
                events.mention("T" + channel, "C" + channel, words),
                at -> {
                    if (sent.put(channel, at) != null) {
                        overtaken++;
                    }
                });
    }

    @Override
    public void model(String body, long at) {
        asked.incrementAndGet();
        var found = CHANNEL.matcher(body);
        if (found.find()) {
            var began = sent.remove(Long.parseLong(found.group(1)));
            if (began != null) {
                took.add(at - began);
            }
        }
    }

    @Override
    public void slack(String method, String body, long at) {
        // What is shown is not measured here.
    }
}
