package dev.kotae.bedrock;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Speaks the wire of Bedrock word for word as a test tells it, faults included.
final class ScriptedBedrock implements AutoCloseable {
    static final BedrockSettings.Limits QUICK =
            new BedrockSettings.Limits(
                    128, Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(15));

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServerSocket door;
    private volatile Script script = (request, wire) -> wire.cut();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    ScriptedBedrock() {
        try {
            this.door = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::open);
    }

    /// What is done with a request.
    @FunctionalInterface
    interface Script {
        void play(Request request, Wire wire) throws Exception;
    }

    /// @param path as sent, not decoded
    /// @param headers by names in small letters
    record Request(String path, Map<String, String> headers, String text) {
        JsonNode body() {
            return JSON.readTree(text);
        }
    }

    /// What is done with requests from now on; those before are forgotten.
    void play(Script next) {
        requests.clear();
        script = next;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    List<Request> requests() {
        return requests;
    }

    Request request() {
        return requests.getFirst();
    }

    int connections() {
        return connections.get();
    }

    BedrockClients clients() {
        return clients(QUICK);
    }

    BedrockClients clients(BedrockSettings.Limits limits) {
        return new BedrockClients(
                new BedrockSettings("ap-northeast-1", uri(), uri(), uri(), null, null, limits));
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                var socket = door.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            var wire = new Wire(socket, in);
            while (!socket.isClosed()) {
                String first = line(in);
                if (first.isEmpty()) {
                    return;
                }
                var headers = headers(in);
                int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
                String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
                var request = new Request(first.split(" ", -1)[1], headers, body);
                requests.add(request);
                script.play(request, wire);
            }
        } catch (SocketException gone) {
            // The client closed the connection, which some tests want it to.
        } catch (Exception e) {
            throw new IllegalStateException("the script broke", e);
        }
    }

    static Map<String, String> headers(InputStream in) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b != -1 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /// One connection, as the script uses it.
    static final class Wire {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        private final AtomicLong written = new AtomicLong();

        Wire(Socket socket, InputStream in) throws IOException {
            this.socket = socket;
            this.in = in;
            this.out = socket.getOutputStream();
        }

        /// How many bytes of a stream went out so far.
        long written() {
            return written.get();
        }

        /// A whole answer at once.
        void answer(int status, String json, String... headers) throws IOException {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            write(
                    "HTTP/1.1 "
                            + status
                            + " Some\r\nContent-Type: application/json\r\n"
                            + "x-amzn-RequestId: req-1\r\n"
                            + String.join(
                                    "", List.of(headers).stream().map(h -> h + "\r\n").toList())
                            + "Content-Length: "
                            + body.length
                            + "\r\n\r\n");
            out.write(body);
            out.flush();
        }

        /// An error as production sends it.
        void error(int status, String type, String message) throws IOException {
            answer(
                    status,
                    JSON.writeValueAsString(Map.of("message", message)),
                    "x-amzn-ErrorType: " + type + ":http://internal.amazon.com/coral/");
        }

        void begin() throws IOException {
            write(
                    String.join(
                            "\r\n",
                            "HTTP/1.1 200 OK",
                            "Content-Type: application/vnd.amazon.eventstream",
                            "x-amzn-RequestId: req-1",
                            "Transfer-Encoding: chunked",
                            "",
                            ""));
            event("messageStart", "{\"p\":\"abc\",\"role\":\"assistant\"}");
        }

        void event(String type, String json) throws IOException {
            frame(frameOf(Map.of(":event-type", type, ":message-type", "event"), json));
        }

        void say(String text) throws IOException {
            say(0, text);
        }

        void say(int block, String text) throws IOException {
            delta(block, Map.of("text", text));
        }

        void delta(int block, Map<String, ?> delta) throws IOException {
            event(
                    "contentBlockDelta",
                    JSON.writeValueAsString(
                            Map.of("contentBlockIndex", block, "delta", delta, "p", "abcdef")));
        }

        /// A block of text rests on paragraphs of a search result.
        void cite(int block, int result, int start, int end) throws IOException {
            var place = Map.of("searchResultIndex", result, "start", start, "end", end);
            delta(
                    block,
                    Map.of("citation", Map.of("location", Map.of("searchResultLocation", place))));
        }

        /// A block is at its end.
        void block(int block) throws IOException {
            event("contentBlockStop", "{\"contentBlockIndex\":" + block + "}");
        }

        void exception(String type, String message) throws IOException {
            frame(
                    frameOf(
                            Map.of(":exception-type", type, ":message-type", "exception"),
                            JSON.writeValueAsString(Map.of("message", message))));
        }

        void stop(String reason) throws IOException {
            event("contentBlockStop", "{\"contentBlockIndex\":0}");
            event("messageStop", "{\"stopReason\":\"" + reason + "\"}");
        }

        void count(int input, int output) throws IOException {
            event(
                    "metadata",
                    String.format(
                            Locale.ROOT,
                            """
                            {"metrics":{"latencyMs":7},"usage":{"inputTokens":%d,"outputTokens":%d,\
                            "totalTokens":%d,"cacheReadInputTokens":3,"cacheWriteInputTokens":4,\
                            "serverToolUsage":{}}}\
                            """,
                            input,
                            output,
                            input + output));
        }

        void end() throws IOException {
            write("0\r\n\r\n");
        }

        /// Begins, says, stops, counts, ends.
        void whole(String... pieces) throws IOException {
            begin();
            for (String piece : pieces) {
                say(piece);
            }
            stop("end_turn");
            count(10, 20);
            end();
        }

        void cut() throws IOException {
            socket.close();
        }

        /// Whether the client closes the connection within five seconds.
        boolean hungUp() throws IOException {
            socket.setSoTimeout(5_000);
            try {
                return in.read() == -1;
            } catch (SocketTimeoutException stillThere) {
                return false;
            } catch (SocketException reset) {
                return true;
            }
        }

        void frame(byte[] bytes) throws IOException {
            out.write(
                    (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.write(bytes);
            write("\r\n");
            written.addAndGet(bytes.length);
        }

        static byte[] frameOf(Map<String, String> headers, String json) {
            var values = new LinkedHashMap<String, HeaderValue>();
            headers.forEach((name, value) -> values.put(name, HeaderValue.fromString(value)));
            values.put(":content-type", HeaderValue.fromString("application/json"));
            var buffer = new Message(values, json.getBytes(StandardCharsets.UTF_8)).toByteBuffer();
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        }

        private void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
