package dev.kotae.slack.road;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.kotae.slack.api.SlackJson;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One WebSocket to Slack. Each envelope is taken on a thread of its own, and acknowledged when it
/// is safe.
final class Connection extends WebSocketListener {
    /// Before there is any.
    static final Connection NONE = new Connection((type, payload) -> "");

    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    private static final Duration HELLO = Duration.ofSeconds(10);

    /// What arrives while it closes is still acknowledged.
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private static final int NORMAL = 1000;

    private final Takes takes;
    private final CountDownLatch hello = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile @Nullable WebSocket socket;
    private volatile boolean open;

    Connection(Takes takes) {
        this.takes = takes;
    }

    void open(OkHttpClient http, String url) {
        socket = http.newWebSocket(new Request.Builder().url(url).build(), this);
    }

    /// Whether Slack said hello in time.
    boolean awaitHello() throws InterruptedException {
        return hello.await(HELLO.toMillis(), TimeUnit.MILLISECONDS) && open;
    }

    /// Waits until another one is needed: it broke, or Slack has said that it will close it.
    void awaitEnd() throws InterruptedException {
        end.await();
    }

    boolean isOpen() {
        return open;
    }

    /// Lets go of it in a few seconds. Returns at once.
    void leave() {
        var leaving = socket;
        if (leaving != null) {
            Thread.ofVirtual()
                    .name("slack-socket-farewell")
                    .start(() -> {
                        try {
                            Thread.sleep(FAREWELL);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        leaving.close(NORMAL, null);
                    });
        }
    }

    @Override
    public void onMessage(WebSocket from, String text) {
        try {
            var message = new SlackJson(JsonParser.parseString(text).getAsJsonObject());
            switch (message.text("type")) {
                case "hello" -> {
                    open = true;
                    hello.countDown();
                }
                case "disconnect" -> {
                    log.info("slack=socket_ends why={}", message.text("reason"));
                    end.countDown();
                }
                case "events_api", "slash_commands", "interactive" ->
                        Thread.ofVirtual().name("slack-envelope").start(() -> take(from, message));
                default -> log.debug("slack=socket_message type={}", message.text("type"));
            }
        } catch (JsonParseException | IllegalStateException e) {
            log.warn("slack=socket_unreadable");
        }
    }

    private void take(WebSocket from, SlackJson envelope) {
        var id = envelope.text("envelope_id");
        try {
            var answer = takes.take(envelope.text("type"), envelope.at("payload"));
            var ack = new JsonObject();
            ack.addProperty("envelope_id", id);
            if (!answer.isEmpty() && envelope.isTrue("accepts_response_payload")) {
                ack.add("payload", payload(answer));
            }
            if (!from.send(ack.toString())) {
                log.info("slack=socket_ack_lost");
            }
        } catch (Exception e) {
            // Not acknowledged, it comes again.
            log.error("slack=not_taken why=\"{}\"", e.getClass().getName());
        }
    }

    private static JsonObject payload(String answer) {
        if (answer.startsWith("{")) {
            return JsonParser.parseString(answer).getAsJsonObject();
        }
        var text = new JsonObject();
        text.addProperty("text", answer);
        return text;
    }

    @Override
    public void onClosing(WebSocket from, int code, String reason) {
        from.close(NORMAL, null);
        ended("closing " + code);
    }

    @Override
    public void onClosed(WebSocket from, int code, String reason) {
        ended("closed " + code);
    }

    @Override
    public void onFailure(WebSocket from, Throwable fault, @Nullable Response response) {
        ended(String.valueOf(fault.getMessage()));
    }

    private void ended(String why) {
        if (open) {
            log.info("slack=socket_closed why=\"{}\"", why);
        }
        open = false;
        hello.countDown();
        end.countDown();
    }
}
