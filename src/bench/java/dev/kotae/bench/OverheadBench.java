package dev.kotae.bench;

import dev.kotae.app.Outside;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// From a signed event to the request to Bedrock. Events come at random moments at a mean rate,
/// each in a channel and thread of its own, whether or not the ones before are answered.
///
/// The time begins when the event is written to the socket and ends when the head of the request
/// has arrived at the model's server; a number in the question tells which belongs to which. So it
/// holds the door, the fsync, the claim, the prompt, both sides' HTTP and the kernel. It holds no
/// wait for Slack: the one asker is known after the warm-up, and the events come from many
/// workspaces, so that no call waits for Slack's limits (real ones have one, with at most 18
/// streams a minute).
final class OverheadBench implements Outside.Heard {
    private static final int WORKSPACES = 150;
    private static final Pattern NUMBER = Pattern.compile("Order (\\d+)z");
    private static final Duration STRAGGLERS = Duration.ofSeconds(2);

    private final int rate;
    private final Map<Long, Long> sent = new ConcurrentHashMap<>();
    private final Map<Long, Long> took = new ConcurrentHashMap<>();
    private final Queue<EventSocket> idle = new ConcurrentLinkedQueue<>();
    private long number;

    /// @param rate events a second
    OverheadBench(int rate) {
        this.rate = rate;
    }

    /// What came of it.
    ///
    /// @param lost how many events led to no request
    /// @param cpuMillis the processor time of one whole turn, to its end
    record Overhead(Percentiles took, int lost, double cpuMillis) {}

    /// Measures one `serve` process.
    ///
    /// @param settings the lines of its `kotae.yaml`
    Overhead measure(String settings, Duration warmUp, Duration time) throws Exception {
        try (var outside = Outside.open(this, pen -> pen.say("Twelve days, and no more."));
                var served = Served.start(outside.address(), settings)) {
            send(served.port(), warmUp);
            Thread.sleep(STRAGGLERS);
            sent.clear();
            took.clear();
            double before = served.child().cpuSeconds();
            send(served.port(), time);
            Thread.sleep(STRAGGLERS);
            double cpu = served.child().cpuSeconds() - before;
            var all = took.values().stream().mapToLong(Long::longValue).toArray();
            return new Overhead(new Percentiles(all), sent.size(), cpu * 1e3 / all.length);
        } finally {
            for (var socket : List.copyOf(idle)) {
                socket.close();
            }
        }
    }

    private void send(int port, Duration time) throws Exception {
        var events = new SignedEvents(SignedEvents.SECRET);
        RandomGenerator random = new Random(1);
        long next = System.nanoTime();
        for (long end = next + time.toNanos(); next < end; ) {
            next += (long) (random.nextExponential() * 1e9 / rate);
            var request =
                    events.mention(
                            "T" + ++number % WORKSPACES,
                            "Order " + number + "z: how many days of paid leave do I have?");
            LockSupport.parkNanos(next - System.nanoTime());
            var waiting = idle.poll();
            var socket = waiting == null ? new EventSocket(port) : waiting;
            sent.put(number, System.nanoTime());
            socket.send(request);
            Thread.ofVirtual().start(() -> acknowledged(socket));
        }
    }

    private void acknowledged(EventSocket socket) {
        try {
            if (socket.status() != 200) {
                throw new IllegalStateException("an event was refused");
            }
            idle.add(socket);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void model(String body, long at) {
        var found = NUMBER.matcher(body);
        if (found.find()) {
            long which = Long.parseLong(found.group(1));
            var began = sent.remove(which);
            if (began != null) {
                took.put(which, at - began);
            }
        }
    }

    @Override
    public void slack(String method, String body, long at) {
        // What is shown is not measured here.
    }
}
