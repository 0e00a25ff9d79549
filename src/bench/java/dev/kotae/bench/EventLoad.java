package dev.kotae.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Sends signed Slack events of about 1 KB over a number of connections that are kept open, each
/// sending the next one as soon as the last is answered, and measures how long every answer takes.
/// Every event is another question: none is a repetition.
final class EventLoad {
    private static final String PADDING = "x".repeat(330);

    private static final AtomicLong EVENTS = new AtomicLong(System.nanoTime());

    private final int port;
    private final byte[] secret;

    EventLoad(int port, String secret) {
        this.port = port;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
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
        java.util.Arrays.sort(times);
        long refused = clients.stream().mapToLong(client -> client.refused).sum();
        return new Figures(
                times.length / seconds, percentile(times, 0.5), percentile(times, 0.99), refused);
    }

    private static double percentile(long[] sorted, double part) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * part))] / 1e6;
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
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setTcpNoDelay(true);
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret, "HmacSHA256"));
                var in = new BufferedInputStream(socket.getInputStream());
                var out = socket.getOutputStream();
                while (System.nanoTime() < end) {
                    var request = request(mac);
                    long began = System.nanoTime();
                    out.write(request);
                    count(read(in), System.nanoTime() - began);
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

    private static byte[] request(Mac mac) {
        long number = EVENTS.incrementAndGet();
        long now = System.currentTimeMillis() / 1000;
        var ts = now + "." + String.format(Locale.ROOT, "%06d", number % 1_000_000);
        var body =
                """
                {"token":"x","team_id":"T1","api_app_id":"A1","event":{"client_msg_id":"%1$d","type":"app_mention",\
                "text":"<@U0BOT> How do I rotate the API keys of the service? %2$s","user":"U1","ts":"%3$s",\
                "team":"T1","blocks":[{"type":"rich_text","block_id":"b","elements":[{"type":"rich_text_section",\
                "elements":[{"type":"user","user_id":"U0BOT"},{"type":"text","text":" How do I rotate the API keys?"}]}]}],\
                "channel":"C%4$d","event_ts":"%3$s"},"type":"event_callback","event_id":"Ev%1$d","event_time":%5$d,\
                "authorizations":[{"enterprise_id":null,"team_id":"T1","user_id":"U0BOT","is_bot":true,\
                "is_enterprise_install":false}],"is_ext_shared_channel":false,"event_context":"4-x"}\
                """
                        .formatted(number, PADDING, ts, number, now);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        mac.update(("v0:" + now + ":").getBytes(StandardCharsets.US_ASCII));
        var signature = "v0=" + HexFormat.of().formatHex(mac.doFinal(bytes));
        var head =
                "POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "X-Slack-Request-Timestamp: "
                        + now
                        + "\r\nX-Slack-Signature: "
                        + signature
                        + "\r\nContent-Length: "
                        + bytes.length
                        + "\r\n\r\n";
        var all = new byte[head.length() + bytes.length];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, all, 0, head.length());
        System.arraycopy(bytes, 0, all, head.length(), bytes.length);
        return all;
    }

    /// Reads one answer to its end.
    ///
    /// @return its status
    private static int read(InputStream in) throws IOException {
        var status = line(in);
        int length = 0;
        boolean chunked = false;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
        }
        if (chunked) {
            for (int size = chunk(in); size > 0; size = chunk(in)) {
                in.skipNBytes(size + 2L);
            }
            line(in);
        } else {
            in.skipNBytes(length);
        }
        return Integer.parseInt(status.substring(9, 12));
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
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
