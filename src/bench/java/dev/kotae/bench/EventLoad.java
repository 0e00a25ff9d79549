package dev.kotae.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Sends signed Slack events of about 1 KB over a number of connections that are kept open, each
/// sending the next one as soon as the last is answered, and measures how long every answer takes.
/// Every event is another question: none is a repetition. One thread serves all connections, as
/// `wrk -t1` does: threads of ours that wait for a core would be measured as the server's delay.
final class EventLoad implements AutoCloseable {
    private static final String QUESTION =
            "How do I rotate the API keys of the service? " + "x".repeat(330);

    private final SignedEvents events;
    private final Selector selector = Selector.open();
    private final Times taken = new Times();
    private final Times refused = new Times();

    EventLoad(int port, String secret, int connections)
            throws IOException, GeneralSecurityException {
        events = new SignedEvents(secret);
        var door = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        for (int i = 0; i < connections; i++) {
            var channel = SocketChannel.open(door);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Connection(channel));
        }
    }

    /// What a run measured.
    ///
    /// @param perSecond answers with status 200 a second
    /// @param p50 of the time to the answer, in milliseconds
    /// @param p99 likewise
    /// @param refused the times to the answers that had another status
    record Figures(double perSecond, double p50, double p99, Percentiles refused) {}

    Figures run(Duration time) throws IOException {
        taken.clear();
        refused.clear();
        long began = System.nanoTime();
        long end = began + time.toNanos();
        for (var connection : connections()) {
            connection.ask();
        }
        int open = selector.keys().size();
        while (open > 0) {
            selector.select();
            for (var ready : selector.selectedKeys()) {
                var connection = (Connection) ready.attachment();
                if (connection.answered()) {
                    if (System.nanoTime() < end) {
                        connection.ask();
                    } else {
                        open--;
                    }
                }
            }
            selector.selectedKeys().clear();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        var sorted = taken.sorted();
        return new Figures(
                sorted.count() / seconds,
                sorted.millis(0.5),
                sorted.millis(0.99),
                refused.sorted());
    }

    private List<Connection> connections() {
        var all = new ArrayList<Connection>();
        for (var key : selector.keys()) {
            all.add((Connection) key.attachment());
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        for (var connection : connections()) {
            connection.channel.close();
        }
        selector.close();
    }

    /// Times as they come, in nanoseconds.
    private static final class Times {
        private long[] nanos = new long[1 << 20];
        private int count;

        void clear() {
            count = 0;
        }

        void add(long took) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = took;
        }

        Percentiles sorted() {
            return new Percentiles(Arrays.copyOf(nanos, count));
        }
    }

    private final class Connection {
        private final SocketChannel channel;
        private final ByteBuffer in = ByteBuffer.allocate(1 << 14);
        private long began;

        private Connection(SocketChannel channel) {
            this.channel = channel;
        }

        private void ask() throws IOException {
            var request = ByteBuffer.wrap(events.mention("T1", QUESTION));
            began = System.nanoTime();
            while (request.hasRemaining()) {
                channel.write(request);
            }
        }

        /// Reads what has come; true when it was the end of an answer.
        private boolean answered() throws IOException {
            if (channel.read(in) < 0) {
                throw new IOException("the server closed the connection");
            }
            if (!HttpAnswer.isWhole(in.array(), in.position())) {
                return false;
            }
            var times = HttpAnswer.status(in.array()) == 200 ? taken : refused;
            times.add(System.nanoTime() - began);
            in.clear();
            return true;
        }
    }

    /// `EventLoad PORT SECRET CONNECTIONS WARM-UP-SECONDS SECONDS`: a load in a process of its own.
    public static void main(String[] args) throws Exception {
        int connections = Integer.parseInt(args[2]);
        try (var load = new EventLoad(Integer.parseInt(args[0]), args[1], connections)) {
            load.run(Duration.ofSeconds(Long.parseLong(args[3])));
            System.out.println("warm");
            var figures = load.run(Duration.ofSeconds(Long.parseLong(args[4])));
            System.out.println(
                    String.join(
                            " ",
                            List.of(
                                    "figures",
                                    String.valueOf(figures.perSecond()),
                                    String.valueOf(figures.p50()),
                                    String.valueOf(figures.p99()),
                                    String.valueOf(figures.refused().count()))));
        }
    }
}
