package dev.kotae.bench;

import dev.kotae.app.Outside;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// From the model's words to the call to Slack that shows them in a stream, beyond pacing.
///
/// Kotae paces on purpose: a first piece is shown at 40 characters or 80 ms after the first word, a
/// later one at 256 characters or 700 ms. So the model sends pieces of two kinds, far enough apart
/// that each is shown by itself: one that is long enough to be due at once, and one that is short,
/// after which nothing comes, so that it is due 700 ms later; these are subtracted. What is left
/// goes from before the write of the delta to the arrival of the call, both sides' HTTP included.
/// About twenty answers are under way at once, in many workspaces, so that Slack's limits (a pace,
/// too) never delay a call.
final class ShownBench implements Outside.Heard {
    private static final int WORKSPACES = 150;
    private static final Duration BETWEEN_ANSWERS = Duration.ofMillis(250);
    private static final Duration WAIT = Duration.ofMillis(700);
    private static final Pattern MARK = Pattern.compile("piece(\\d+)z");
    private static final int LONG = 300;
    private static final int FIRST = 60;
    private static final int SHORT = 20;
    private static final int PAIRS = 3;

    private final AtomicLong marks = new AtomicLong();
    private final Map<Long, Written> written = new ConcurrentHashMap<>();
    private final List<Long> atOnce = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> later = Collections.synchronizedList(new ArrayList<>());
    private long number;

    private ShownBench() {}

    private record Written(long at, boolean waits) {}

    /// The delays of both kinds of pieces.
    record Shown(Percentiles atOnce, Percentiles later) {}

    static Shown measure(Duration warmUp, Duration time) throws Exception {
        return new ShownBench().run(warmUp, time);
    }

    private Shown run(Duration warmUp, Duration time) throws Exception {
        try (var outside = Outside.open(this, this::answer);
                var served = Served.start(outside.address(), "{}\n");
                var socket = new EventSocket(served.port())) {
            ask(socket, warmUp);
            atOnce.clear();
            later.clear();
            ask(socket, time);
            return new Shown(percentiles(atOnce), percentiles(later));
        }
    }

    private static Percentiles percentiles(List<Long> delays) {
        return new Percentiles(List.copyOf(delays).stream().mapToLong(Long::longValue).toArray());
    }

    private void ask(EventSocket socket, Duration time) throws Exception {
        var events = new SignedEvents(SignedEvents.SECRET);
        for (long end = System.nanoTime() + time.toNanos(); System.nanoTime() < end; ) {
            socket.send(
                    events.direct(
                            "T" + ++number % WORKSPACES,
                            "D" + number,
                            "How many days of paid leave?"));
            if (socket.status() != 200) {
                throw new IllegalStateException("an event was refused");
            }
            Thread.sleep(BETWEEN_ANSWERS);
        }
    }

    /// The model: a first piece, then pairs of a long and a short one.
    private void answer(Outside.Pen pen) throws IOException, InterruptedException {
        say(pen, FIRST, false);
        for (int i = 0; i < PAIRS; i++) {
            Thread.sleep(500);
            say(pen, LONG, false);
            Thread.sleep(500);
            say(pen, SHORT, true);
            Thread.sleep(WAIT);
        }
        Thread.sleep(500);
    }

    private void say(Outside.Pen pen, int length, boolean waits) throws IOException {
        long mark = marks.incrementAndGet();
        var text = new StringBuilder("piece" + mark + "z ");
        while (text.length() < length) {
            text.append("leave ");
        }
        written.put(mark, new Written(System.nanoTime(), waits));
        pen.say(text.toString());
    }

    @Override
    public void model(String body, long at) {
        // The way to the model is measured elsewhere.
    }

    @Override
    public void slack(String method, String body, long at) {
        var found = MARK.matcher(body);
        if (!method.endsWith("Stream") || method.endsWith("stopStream") || !found.find()) {
            return;
        }
        var piece = written.remove(Long.parseLong(found.group(1)));
        if (piece != null) {
            (piece.waits() ? later : atOnce)
                    .add(at - piece.at() - (piece.waits() ? WAIT.toNanos() : 0));
        }
    }
}
