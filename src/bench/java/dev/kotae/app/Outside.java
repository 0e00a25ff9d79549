package dev.kotae.app;

import dev.kotae.app.house.HttpServer;
import dev.kotae.local.wire.StreamEvent;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// Slack's Web API and Bedrock's models for a benchmark: they answer at once, without thinking, and
/// tell when they were called. The stand-ins of the product do more, and would take the processor
/// from what is measured.
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
    }

    /// What the model does with each request.
    @FunctionalInterface
    public interface Script {
        void write(Pen pen) throws IOException, InterruptedException;
    }

    /// Writes one answer.
    public static final class Pen {
        private final HttpServletResponse response;

        private Pen(HttpServletResponse response) {
            this.response = response;
        }

        /// Sends a piece of text.
        public void say(String text) throws IOException {
            send(StreamEvent.delta(text));
            response.flushBuffer();
        }

        private void send(StreamEvent event) throws IOException {
            response.getOutputStream().write(event.frame());
        }
    }

    /// Takes a port and begins to answer.
    public static Outside open(Heard heard, Script script) throws IOException {
        var server = HttpServer.listen("127.0.0.1", 0);
        server.serve(Map.of("/model/*", new Model(heard, script), "/api/*", new Slack(heard)));
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
            var pen = new Pen(response);
            pen.send(StreamEvent.messageStart());
            try {
                script.write(pen);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                return;
            }
            pen.send(StreamEvent.blockStop());
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

    private static final class Slack extends HttpServlet {
        private static final long serialVersionUID = 1;

        private final transient Heard heard;
        private final transient AtomicLong posts = new AtomicLong(1_000_000);

        private Slack(Heard heard) {
            this.heard = heard;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            long at = System.nanoTime();
            var method = request.getRequestURI().substring("/api/".length());
            heard.slack(method, body(request), at);
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
                        default -> posted();
                    });
        }

        /// Each message has a name of its own.
        private String posted() {
            return "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1767225600."
                    + String.valueOf(posts.incrementAndGet()).substring(1)
                    + "\"}";
        }
    }
}
