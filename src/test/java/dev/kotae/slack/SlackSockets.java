package dev.kotae.slack;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/// Slack's end of Socket Mode: says hello, sends envelopes through any of the connections, and
/// sends again what was not acknowledged.
final class SlackSockets extends WebSocketServer implements AutoCloseable {
    /// An acknowledgement.
    record Ack(String id, JsonObject body) {}

    private final List<WebSocket> open = new CopyOnWriteArrayList<>();
    private final List<Ack> acks = new CopyOnWriteArrayList<>();
    private final Map<String, JsonObject> unacknowledged = new LinkedHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger fewest = new AtomicInteger(Integer.MAX_VALUE);
    private final CountDownLatch started = new CountDownLatch(1);

    SlackSockets() throws InterruptedException {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        setReuseAddr(true);
        start();
        started.await();
    }

    String url() {
        return "ws://127.0.0.1:" + getPort() + "/link/?ticket=1&app_id=A1";
    }

    /// How many there have been.
    int connections() {
        return connections.get();
    }

    /// How many are open.
    int open() {
        return open.size();
    }

    /// How few there were at any time since the first one, or since this was asked last.
    int fewest() {
        return fewest.getAndSet(open.size());
    }

    List<Ack> acks() {
        return List.copyOf(acks);
    }

    /// Sends an envelope through the oldest connection, if there is one; else later.
    synchronized void send(String id, String type, String payload) {
        var envelope = new JsonObject();
        envelope.addProperty("envelope_id", id);
        envelope.addProperty("type", type);
        envelope.addProperty("accepts_response_payload", !type.equals("events_api"));
        envelope.add("payload", JsonParser.parseString(payload));
        unacknowledged.put(id, envelope);
        open.stream().findFirst().ifPresent(socket -> socket.send(envelope.toString()));
    }

    /// Sends everything again that was not acknowledged.
    synchronized void sendAgain() {
        open.stream()
                .findFirst()
                .ifPresent(socket ->
                        unacknowledged.values().forEach(each -> socket.send(each.toString())));
    }

    /// Says that it will close the connections.
    void warn(String reason) {
        open.forEach(
                socket -> socket.send("{\"type\":\"disconnect\",\"reason\":\"" + reason + "\"}"));
    }

    /// Drops the connections without a word.
    void cut() {
        open.forEach(socket -> socket.closeConnection(1006, "cut"));
    }

    @Override
    public String toString() {
        return connections + " were opened, " + open.size() + " are open";
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public synchronized void onOpen(WebSocket socket, ClientHandshake handshake) {
        open.add(socket);
        connections.incrementAndGet();
        fewest.compareAndSet(Integer.MAX_VALUE, 1);
        socket.send("{\"type\":\"hello\",\"num_connections\":1}");
        sendAgain();
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        open.remove(socket);
        fewest.accumulateAndGet(open.size(), Math::min);
    }

    @Override
    public synchronized void onMessage(WebSocket socket, String message) {
        var body = JsonParser.parseString(message).getAsJsonObject();
        var id = body.get("envelope_id").getAsString();
        unacknowledged.remove(id);
        acks.add(new Ack(id, body));
    }

    @Override
    public void onError(WebSocket socket, Exception fault) {
        // A connection that was cut.
    }

    @Override
    public void close() {
        try {
            stop(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
