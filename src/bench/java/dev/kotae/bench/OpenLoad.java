package dev.kotae.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/// Sends events to a door at random moments (Poisson) at a mean rate, whether or not the ones
/// before are answered: who is slow is not spared. The same moments each time.
final class OpenLoad implements AutoCloseable {
    /// Some servers close a connection that has been idle for five seconds.
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final int port;
    private final Deque<Idle> idle = new ConcurrentLinkedDeque<>();
    private final AtomicLong refused = new AtomicLong();

    private record Idle(EventSocket socket, long since) {}

    OpenLoad(int port) {
        this.port = port;
    }

    /// One event.
    ///
    /// @param request its bytes
    /// @param due told, just before they are written, the `nanoTime` at which they should have
    ///   been: what held the sender up, such as a connection that was not taken, is a wait of the
    ///   asker's
    // Nobody compares events.
    @SuppressWarnings("ArrayRecordComponent")
    record Event(byte[] request, LongConsumer due) {}

    /// Blocks for the time; the last answers may come later.
    ///
    /// @param rate events a second
    void send(int rate, Duration time, Supplier<Event> events) {
        send(moments(rate).takeWhile(moment -> moment < time.toNanos()), events);
    }

    /// The same until so many are sent.
    void send(int rate, int number, Supplier<Event> events) {
        send(moments(rate).limit(number), events);
    }

    /// In nanoseconds from the beginning.
    private static LongStream moments(int rate) {
        var random = new Random(1);
        return LongStream.iterate(0, last -> last + (long) (random.nextExponential() * 1e9 / rate));
    }

    private void send(LongStream moments, Supplier<Event> events) {
        long began = System.nanoTime();
        moments.forEachOrdered(moment -> {
            var event = events.get();
            LockSupport.parkNanos(began + moment - System.nanoTime());
            event.due().accept(began + moment);
            send(event.request());
        });
    }

    private void send(byte[] request) {
        try {
            var socket = socket();
            socket.send(request);
            Thread.ofVirtual().start(() -> acknowledged(socket));
        } catch (IOException broken) {
            refused.incrementAndGet();
        }
    }

    private EventSocket socket() throws IOException {
        var latest = idle.pollFirst();
        if (latest == null) {
            return new EventSocket(port);
        }
        if (System.nanoTime() - latest.since() < FRESH.toNanos()) {
            return latest.socket();
        }
        latest.socket().close();
        close();
        return new EventSocket(port);
    }

    private void acknowledged(EventSocket socket) {
        try {
            if (socket.status() == 200) {
                idle.addFirst(new Idle(socket, System.nanoTime()));
                return;
            }
        } catch (IOException broken) {
            // Counts as a refusal.
        }
        refused.incrementAndGet();
    }

    /// How many events were not acknowledged.
    long refused() {
        return refused.get();
    }

    @Override
    public void close() throws IOException {
        for (var one = idle.poll(); one != null; one = idle.poll()) {
            one.socket().close();
        }
    }
}
