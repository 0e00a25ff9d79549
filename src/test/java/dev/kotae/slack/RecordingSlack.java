package dev.kotae.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// A Web API that remembers what it was asked and what its messages look like, and misbehaves when
/// it is told to.
final class RecordingSlack implements AutoCloseable {
    /// One call.
    record Call(String method, Map<String, String> form, String token, long atMillis) {}

    /// How one call is answered in place of the usual way.
    record Fault(int status, String retryAfter, String error, long delayMillis, boolean done) {}

    /// A message as people see it.
    static final class Message {
        String text = "";
        String blocks = "[]";
        String metadata = "";
        String thread = "";
        boolean streaming;

        /// What the stream takes, as its first words came: `chunks` or `markdown_text`.
        String mode = "";

        /// The Markdown that is shown: of the stream, or of the blocks.
        String markdown() {
            var shown = new StringBuilder(text);
            for (var block : array(blocks)) {
                var object = block.getAsJsonObject();
                if (object.get("type").getAsString().equals("markdown")) {
                    shown.append(object.get("text").getAsString());
                }
            }
            return shown.toString();
        }
    }

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();
    private final Map<String, Message> messages = new LinkedHashMap<>();
    private final Map<String, JsonObject> answers = new ConcurrentHashMap<>();
    private final Map<String, JsonObject> once = new ConcurrentHashMap<>();
    private final Set<String> tokens = new CopyOnWriteArraySet<>(Set.of("xoxb-test-token-0000"));
    private final Map<String, JsonObject> files = new ConcurrentHashMap<>();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();

    RecordingSlack() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/", this::api);
        server.createContext("/respond/", this::respond);
        server.createContext("/files/", this::download);
        server.start();
    }

    URI apiUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
    }

    URI responseUrl() {
        return apiUrl().resolve("/respond/1");
    }

    /// Answers the next call of a method with an HTTP status.
    void failWithStatus(String method, int status, String retryAfter) {
        fault(method, new Fault(status, retryAfter, "", 0, false));
    }

    /// Answers the next call of a method with `ok: false`.
    void failWithError(String method, String error) {
        fault(method, new Fault(200, "", error, 0, false));
    }

    /// Answers the next call of a method with an HTTP status and an error code.
    void failWith(String method, int status, String error) {
        fault(method, new Fault(status, "", error, 0, false));
    }

    /// Takes another token, too.
    void accept(String token) {
        tokens.add(token);
    }

    /// Does the next call of a method and then answers that it has failed.
    void doAndFail(String method, int status) {
        fault(method, new Fault(status, "", "", 0, true));
    }

    /// Answers the next call of a method late.
    void delay(String method, long millis) {
        fault(method, new Fault(200, "", "", millis, true));
    }

    /// Does the next call of a method, between others that fail.
    void succeed(String method) {
        delay(method, 0);
    }

    /// Answers the next call of a method that is done like this.
    void answerOnce(String method, String json) {
        once.put(method, JsonParser.parseString(json).getAsJsonObject());
    }

    /// Answers every call of a method like this.
    void answer(String method, String json) {
        answers.put(method, JsonParser.parseString(json).getAsJsonObject());
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<Call> calls(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).toList();
    }

    /// The calls that show something, in their order.
    List<String> shows() {
        return calls.stream()
                .map(Call::method)
                .filter(method -> method.startsWith("chat.") || method.equals("respond"))
                .toList();
    }

    synchronized List<Message> messages() {
        return List.copyOf(messages.values());
    }

    synchronized void put(String ts, Message message) {
        messages.put(ts, message);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void fault(String method, Fault fault) {
        faults.computeIfAbsent(method, name -> new ConcurrentLinkedQueue<>()).add(fault);
    }

    private void api(HttpExchange exchange) throws IOException {
        var method = exchange.getRequestURI().getPath().substring("/api/".length());
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var form = form(body);
        var header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        var token = header.replaceFirst("^Bearer ", "");
        calls.add(new Call(method, form, token, System.currentTimeMillis()));
        if (!tokens.contains(token)) {
            send(exchange, 200, "", error("invalid_auth"));
            return;
        }
        var queue = faults.get(method);
        var fault = queue == null ? null : queue.poll();
        if (fault == null) {
            send(exchange, 200, "", done(method, form));
            return;
        }
        var answer = fault.done() ? done(method, form) : error(fault.error());
        sleep(fault.delayMillis());
        send(exchange, fault.status(), fault.retryAfter(), answer);
    }

    private void respond(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(new Call("respond", Map.of("body", body), "", System.currentTimeMillis()));
        var queue = faults.get("respond");
        var fault = queue == null ? null : queue.poll();
        if (fault == null) {
            send(exchange, 200, "", new JsonObject());
        } else {
            var answer = fault.error().isEmpty() ? new JsonObject() : error(fault.error());
            send(exchange, fault.status(), fault.retryAfter(), answer);
        }
    }

    private synchronized JsonObject done(String method, Map<String, String> form) {
        var next = once.remove(method);
        var scripted = next == null ? answers.get(method) : next;
        if (scripted != null) {
            return scripted;
        }
        return switch (method) {
            case "files.info" -> fileInfo(form);
            case "auth.test" -> ok("user_id", "UBOT", "team_id", "T1");
            case "chat.startStream" -> start(form);
            case "chat.appendStream" -> append(form, false);
            case "chat.stopStream" -> append(form, true);
            case "chat.postMessage" -> post(form);
            case "chat.update" -> update(form);
            case "chat.delete" ->
                    messages.remove(form.get("ts")) == null ? error("message_not_found") : ok();
            case "conversations.replies", "conversations.history" -> said();
            case "assistant.threads.setStatus",
                    "chat.postEphemeral",
                    "views.open",
                    "views.update",
                    "views.publish" ->
                    ok();
            default -> error("unknown_method");
        };
    }

    /// What a path below `/files/` answers.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Page(int status, String type, byte[] body, String location) {}

    /// Keeps a file that `files.info` tells of.
    ///
    /// @param page what its address answers
    void share(String id, String name, String type, long size, Page page) {
        share(id, name, type, size, apiUrl().resolve("/files/" + id).toString(), page);
    }

    void share(String id, String name, String type, long size, String url, Page page) {
        var file = new JsonObject();
        file.addProperty("id", id);
        file.addProperty("name", name);
        file.addProperty("mimetype", type);
        file.addProperty("size", size);
        file.addProperty("mode", "hosted");
        file.addProperty("url_private_download", url);
        files.put(id, file);
        pages.put("/files/" + id, page);
    }

    private JsonObject fileInfo(Map<String, String> form) {
        var file = files.get(form.get("file"));
        if (file == null) {
            return error("file_not_found");
        }
        var answer = ok();
        answer.add("file", file);
        return answer;
    }

    private void download(HttpExchange exchange) throws IOException {
        var header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        var path = exchange.getRequestURI().getPath();
        calls.add(new Call(path, Map.of(), header.replaceFirst("^Bearer ", ""), 0));
        var page = Objects.requireNonNull(pages.get(path));
        if (!page.location().isEmpty()) {
            exchange.getResponseHeaders().set("Location", page.location());
        }
        exchange.getResponseHeaders().set("Content-Type", page.type());
        exchange.sendResponseHeaders(page.status(), page.body().length == 0 ? -1 : 0);
        try (var out = exchange.getResponseBody()) {
            out.write(page.body());
        }
    }

    private JsonObject said() {
        var said = new JsonArray();
        messages.forEach((ts, message) -> {
            var one = ok("ts", ts, "user", "UBOT", "bot_id", "B1", "text", message.markdown());
            if (!message.metadata.isEmpty()) {
                one.add("metadata", JsonParser.parseString(message.metadata));
            }
            said.add(one);
        });
        var answer = ok();
        answer.add("messages", said);
        return answer;
    }

    /// Markdown by itself or in chunks, where cards of work may be between.
    private static String markdown(Map<String, String> form) {
        var text = new StringBuilder(form.getOrDefault("markdown_text", ""));
        for (var chunk : array(form.getOrDefault("chunks", "[]"))) {
            if (chunk.getAsJsonObject().has("text")) {
                text.append(chunk.getAsJsonObject().get("text").getAsString());
            }
        }
        return text.toString();
    }

    private static String mode(Map<String, String> form) {
        return Stream.of("chunks", "markdown_text")
                .filter(form::containsKey)
                .findFirst()
                .orElse("");
    }

    private JsonObject start(Map<String, String> form) {
        var message = new Message();
        message.streaming = true;
        message.mode = mode(form);
        message.text = markdown(form);
        message.thread = form.getOrDefault("thread_ts", "");
        return stands(form, message);
    }

    private JsonObject append(Map<String, String> form, boolean last) {
        var message = messages.get(form.get("ts"));
        if (message == null || !message.streaming) {
            return error("message_not_in_streaming_state");
        }
        var mode = mode(form);
        if (!mode.isEmpty() && !message.mode.isEmpty() && !mode.equals(message.mode)) {
            return error("streaming_mode_mismatch");
        }
        message.mode = message.mode.isEmpty() ? mode : message.mode;
        message.text += markdown(form);
        message.streaming = !last;
        if (last) {
            message.blocks = form.getOrDefault("blocks", "[]");
            message.metadata = form.getOrDefault("metadata", "");
        }
        return ok();
    }

    private JsonObject post(Map<String, String> form) {
        var message = new Message();
        message.blocks = form.getOrDefault("blocks", "[]");
        message.thread = form.getOrDefault("thread_ts", "");
        message.metadata = form.getOrDefault("metadata", "");
        return stands(form, message);
    }

    private JsonObject update(Map<String, String> form) {
        var message = messages.get(form.get("ts"));
        if (message == null) {
            return error("message_not_found");
        }
        if (message.streaming) {
            return error("streaming_state_conflict");
        }
        message.text = "";
        message.blocks = form.getOrDefault("blocks", "[]");
        message.metadata = form.getOrDefault("metadata", "");
        return ok();
    }

    private JsonObject stands(Map<String, String> form, Message message) {
        var ts = String.format(Locale.ROOT, "1764000001.%06d", ids.incrementAndGet());
        messages.put(ts, message);
        return ok("ts", ts, "channel", form.getOrDefault("channel", ""));
    }

    static JsonArray array(String json) {
        return JsonParser.parseString(json).getAsJsonArray();
    }

    private static JsonObject ok(String... members) {
        var answer = new JsonObject();
        answer.addProperty("ok", true);
        for (int i = 0; i < members.length; i += 2) {
            answer.addProperty(members[i], members[i + 1]);
        }
        return answer;
    }

    private static JsonObject error(String code) {
        var answer = new JsonObject();
        answer.addProperty("ok", false);
        answer.addProperty("error", code);
        return answer;
    }

    private static Map<String, String> form(String body) {
        var form = new LinkedHashMap<String, String>();
        for (var pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, String retryAfter, JsonObject body)
            throws IOException {
        if (!retryAfter.isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        var bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The bodies posted to the `response_url`.
    List<JsonObject> responses() {
        var bodies = new ArrayList<JsonObject>();
        for (var call : calls("respond")) {
            bodies.add(JsonParser.parseString(call.form().get("body")).getAsJsonObject());
        }
        return bodies;
    }
}
