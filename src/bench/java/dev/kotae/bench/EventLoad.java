package dev.kotae.bench;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Sends signed Slack events of about 1 KB over a number of connections that are kept open, each
/// sending the next one as soon as the last is answered, and measures how long every answer takes.
/// Every event is another question: none is a repetition.
final class EventLoad {
    private static final String QUESTION =
            "How do I rotate the API keys of the service? " + "x".repeat(330);

    private final int port;
    private final String secret;

    EventLoad(int port, String secret) {
        this.port = port;
        this.secret = secret;
    }

    /// What a run measured.
    ///
    /// @param perSecond answers with status 200 a second
    /// @param p50 of the time to the answer, in milliseconds
    /// @param p99 likewise
    /// @param refused how many answers had another status
    record Figures(double perSecond, double p50, double p99, long refused) {}

    Figures run(int connections, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        var clients = new ArrayList<Client>();
        for (int i = 0; i < connections; i++) {
            clients.add(new Client(end));
        }
        long began = System.nanoTime();
        var threads = clients.stream().map(client -> Thread.ofPlatform().start(client)).toList();
        for (var thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        var times = new long[clients.stream().mapToInt(client -> client.count).sum()];
        int at = 0;
        for (var client : clients) {
            System.arraycopy(client.nanos, 0, times, at, client.count);
            at += client.count;
        }
        var sorted = new Percentiles(times);
        long refused = clients.stream().mapToLong(client -> client.refused).sum();
        return new Figures(
                times.length / seconds, sorted.millis(0.5), sorted.millis(0.99), refused);
    }

    private final class Client implements Runnable {
        private final long end;
        private long[] nanos = new long[1 << 16];
        private int count;
        private long refused;

        private Client(long end) {
            this.end = end;
        }

        @Override
        public void run() {
            try (var socket = new EventSocket(port)) {
                var events = new SignedEvents(secret);
                while (System.nanoTime() < end) {
                    var request = events.mention("T1", QUESTION);
                    long began = System.nanoTime();
                    socket.send(request);
                    count(socket.status(), System.nanoTime() - began);
                }
            } catch (IOException | GeneralSecurityException broken) {
                throw new IllegalStateException(broken);
            }
        }

        private void count(int status, long took) {
            if (status != 200) {
                refused++;
                return;
            }
            if (count == nanos.length) {
                nanos = java.util.Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = took;
        }
    }

    /// `EventLoad PORT SECRET CONNECTIONS WARM-UP-SECONDS SECONDS`: a load in a process of its own.
    public static void main(String[] args) throws InterruptedException {
        var load = new EventLoad(Integer.parseInt(args[0]), args[1]);
        int connections = Integer.parseInt(args[2]);
        load.run(connections, Duration.ofSeconds(Long.parseLong(args[3])));
        System.out.println("warm");
        var figures = load.run(connections, Duration.ofSeconds(Long.parseLong(args[4])));
        System.out.println(
                String.join(
                        " ",
                        List.of(
                                "figures",
                                String.valueOf(figures.perSecond()),
                                String.valueOf(figures.p50()),
                                String.valueOf(figures.p99()),
                                String.valueOf(figures.refused()))));
    }
}
