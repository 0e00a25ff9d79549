package dev.kotae.app;

import dev.kotae.app.house.HttpServer;
import dev.kotae.local.wire.StreamEvent;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Slack's Web API, Bedrock's models and a knowledge base for a benchmark: they answer at once or
/// after a fixed time, without thinking, and tell when they were called. The stand-ins of the
/// product do more, and would take the processor from what is measured.
public final class Outside implements AutoCloseable {
    private final HttpServer server;

    /// Hears calls as they arrive. Called from many threads.
    public interface Heard {
        /// A model is asked.
        ///
        /// @param body the request
        /// @param at the `nanoTime` at which its head had arrived
        void model(String body, long at);

        /// A method of Slack's is called.
        ///
        /// @param method such as `chat.startStream`
        /// @param body the form
        /// @param at the `nanoTime` at which its head had arrived
        void slack(String method, String body, long at);

        /// A knowledge base was asked.
        ///
        /// @param body the request
        /// @param took the time of the knowledge base, in nanoseconds
        default void retrieved(String body, long took) {
            // Most benchmarks have none.
        }

        /// Whether a call to Slack is refused as one too many, in place of being heard.
        ///
        /// @return the seconds after which Slack would listen again, or 0
        default int refused(String method, String body) {
            return 0;
        }
    }

    /// How long the others take.
    ///
    /// @param slack from a call's arrival to its answer
    /// @param retrieve likewise
    public record Delays(Duration slack, Duration retrieve) {
        /// They answer at once.
        public static final Delays NONE = new Delays(Duration.ZERO, Duration.ZERO);
    }

    /// What the model does with each request.
    @FunctionalInterface
    public interface Script {
        void write(Pen pen) throws IOException, InterruptedException;
    }

    /// Writes one answer.
    public static final class Pen {
        private final HttpServletResponse response;
        private final String request;
        private final long began;

        private Pen(HttpServletResponse response, String request, long began) {
            this.response = response;
            this.request = request;
            this.began = began;
        }

        /// What is to be answered.
        public String request() {
            return request;
        }

        /// The `nanoTime` at which the head of the request had arrived.
        public long began() {
            return began;
        }

        /// Sends a piece of text.
        public void say(String text) throws IOException {
            say(frame(text));
        }

        /// Sends a piece of text that [Outside#frame] made: an answer that is given often is framed
        /// once.
        public void say(byte[] frame) throws IOException {
            response.getOutputStream().write(frame);
            response.flushBuffer();
        }

        private void send(StreamEvent event) throws IOException {
            response.getOutputStream().write(event.frame());
        }
    }

    /// A piece of text as it goes over the wire.
    public static byte[] frame(String text) {
        return StreamEvent.delta(0, text).frame();
    }

    /// Takes a port and begins to answer.
    public static Outside open(Heard heard, Script script) throws IOException {
        return open(heard, script, Delays.NONE);
    }

    /// The same where the others take their time.
    public static Outside open(Heard heard, Script script, Delays delays) throws IOException {
        var server = HttpServer.listen("127.0.0.1", 0);
        server.serve(
                Map.of(
                        "/model/*", new Model(heard, script),
                        "/knowledgebases/*", new Base(heard, delays.retrieve()),
                        "/api/*", new Slack(heard, delays.slack())));
        return new Outside(server);
    }

    private Outside(HttpServer server) {
        this.server = server;
    }

    public URI address() {
        return server.local();
    }

    @Override
    public void close() {
        server.close();
    }

    private static String body(HttpServletRequest request) throws IOException {
        return new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void json(HttpServletResponse response, String json) throws IOException {
        response.setContentType("application/json");
        response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void pause(Duration delay) {
        if (delay.isPositive()) {
            LockSupport.parkNanos(delay.toNanos());
        }
    }

    private static final class Model extends HttpServlet {
        private static final long serialVersionUID = 1;

        private final transient Heard heard;
        private final transient Script script;

        private Model(Heard heard, Script script) {
            this.heard = heard;
            this.script = script;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            long at = System.nanoTime();
            var body = body(request);
            if (!request.getRequestURI().endsWith("/converse-stream")) {
                json(response, "{\"inputTokens\":1}");
                return;
            }
            heard.model(body, at);
            response.setContentType("application/vnd.amazon.eventstream");
            var pen = new Pen(response, body, at);
            pen.send(StreamEvent.messageStart());
            try {
                script.write(pen);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                return;
            }
            pen.send(StreamEvent.blockStop(0));
            pen.send(new StreamEvent("event", "messageStop", "{\"stopReason\":\"end_turn\"}"));
            pen.send(
                    new StreamEvent(
                            "event",
                            "metadata",
                            """
                            {"metrics":{"latencyMs":1},"usage":{"inputTokens":100,"outputTokens":20,"totalTokens":120}}\
                            """));
        }
    }

    /// A knowledge base with the same eight passages for everybody.
    private static final class Base extends HttpServlet {
        private static final long serialVersionUID = 1;
        private static final String FOUND =
                IntStream.range(1, 9)
                        .mapToObj(n ->
                                String.format(
                                        Locale.ROOT,
                                        """
                                        {"content":{"type":"TEXT","text":"%s"},"location":{"type":"S3",\
                                        "s3Location":{"uri":"s3://handbook/leave-%d.md"}},"score":0.%d}\
                                        """,
                                        "Leave has to be asked for in good time. ".repeat(12),
                                        n,
                                        n))
                        .collect(Collectors.joining(",", "{\"retrievalResults\":[", "]}"));

        private final transient Heard heard;
        private final transient Duration delay;

        private Base(Heard heard, Duration delay) {
            this.heard = heard;
            this.delay = delay;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            long at = System.nanoTime();
            var body = body(request);
            pause(delay);
            heard.retrieved(body, System.nanoTime() - at);
            json(response, FOUND);
        }
    }

    private static final class Slack extends HttpServlet {
        private static final long serialVersionUID = 1;

        /// What stands in every thread.
        private static final String THREAD =
                IntStream.range(1, 7)
                        .mapToObj(n ->
                                String.format(
                                        Locale.ROOT,
                                        """
                                        {"type":"message","user":"U%d","text":"%s","ts":"1767225600.00000%d"}\
                                        """,
                                        n % 3,
                                        "Who knows about leave? ".repeat(8),
                                        n))
                        .collect(Collectors.joining(",", "{\"ok\":true,\"messages\":[", "]}"));

        private final transient Heard heard;
        private final transient Duration delay;
        private final transient AtomicLong posts = new AtomicLong(1_000_000);

        private Slack(Heard heard, Duration delay) {
            this.heard = heard;
            this.delay = delay;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            long at = System.nanoTime();
            var method = request.getRequestURI().substring("/api/".length());
            var form = body(request);
            int wait = heard.refused(method, form);
            if (wait > 0) {
                response.setStatus(429);
                response.setHeader("Retry-After", String.valueOf(wait));
                return;
            }
            heard.slack(method, form, at);
            pause(delay);
            json(
                    response,
                    switch (method) {
                        case "auth.test" ->
                                """
                                {"ok":true,"user_id":"U0BOT","team_id":"T1"}\
                                """;
                        case "users.info" ->
                                """
                                {"ok":true,"user":{"id":"U1","name":"emma","tz":"Asia/Tokyo","locale":"en-US",\
                                "profile":{"display_name":"Emma"}}}\
                                """;
                        case "conversations.replies" -> THREAD;
                        case "conversations.info" -> channel(form);
                        default -> posted();
                    });
        }

        /// A channel is called as its id is.
        private static String channel(String form) {
            var id = form.replaceAll("(?s).*\\bchannel=(\\w+).*", "$1");
            return "{\"ok\":true,\"channel\":{\"id\":\"%s\",\"name\":\"%s\"}}"
                    .formatted(id, id.toLowerCase(Locale.ROOT));
        }

        /// Each message has a name of its own.
        private String posted() {
            return "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1767225600."
                    + String.valueOf(posts.incrementAndGet()).substring(1)
                    + "\"}";
        }
    }
}
