package dev.kotae.local.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;
import tools.jackson.databind.node.ObjectNode;

/// One event of a Converse stream.
///
/// @param kind `event`, or `exception` where the service breaks off
/// @param type the name of the member in the service's model, such as `contentBlockDelta`
/// @param payload its JSON
public record StreamEvent(String kind, String type, String payload) {
    private static final String PADDING =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /// The first event.
    public static StreamEvent messageStart() {
        return event("messageStart", Json.object().put("role", "assistant"));
    }

    /// A piece of the text. Text blocks have no start event.
    ///
    /// @param block the place of its block in the message, from 0
    public static StreamEvent delta(int block, String text) {
        var payload = Json.object().put("contentBlockIndex", block);
        payload.putObject("delta").put("text", text);
        return event("contentBlockDelta", payload);
    }

    /// What a block of text rests on.
    ///
    /// @param citation as Converse writes it
    public static StreamEvent citation(int block, ObjectNode citation) {
        var payload = Json.object().put("contentBlockIndex", block);
        payload.putObject("delta").set("citation", citation);
        return event("contentBlockDelta", payload);
    }

    /// A tool is called.
    public static StreamEvent toolStart(String name) {
        var payload = Json.object().put("contentBlockIndex", 0);
        var call = payload.putObject("start").putObject("toolUse");
        call.put("name", name).put("toolUseId", Generation.CALL);
        return event("contentBlockStart", payload);
    }

    /// A piece of what a tool is given.
    public static StreamEvent toolDelta(String json) {
        var payload = Json.object().put("contentBlockIndex", 0);
        payload.putObject("delta").putObject("toolUse").put("input", json);
        return event("contentBlockDelta", payload);
    }

    /// The text, or the call, is at its end.
    public static StreamEvent blockStop(int block) {
        return event("contentBlockStop", Json.object().put("contentBlockIndex", block));
    }

    /// The message is at its end: the only proof of a whole answer.
    public static StreamEvent messageStop(Generation generation) {
        return event("messageStop", Json.object().put("stopReason", generation.stopReason()));
    }

    /// What it took; the last event.
    public static StreamEvent metadata(Generation generation, long latencyMs) {
        var payload = Json.object();
        payload.putObject("metrics").put("latencyMs", latencyMs);
        payload.set("usage", generation.usage());
        return event("metadata", payload);
    }

    /// The service breaks off a running stream.
    ///
    /// @param type the member's name, such as `throttlingException`
    public static StreamEvent exception(String type, String message) {
        return new StreamEvent(
                "exception", type, Json.write(Json.object().put("message", message)));
    }

    /// Production pads every event with a key `p` of random length; here the length follows from
    /// the payload, so that the same request gives the same bytes.
    private static StreamEvent event(String type, ObjectNode payload) {
        int length = 1 + Math.floorMod(payload.toString().hashCode(), PADDING.length());
        payload.put("p", PADDING.substring(0, length));
        return new StreamEvent("event", type, Json.write(payload));
    }

    /// The frame of `application/vnd.amazon.eventstream`, its headers in production's order.
    public byte[] frame() {
        Map<String, HeaderValue> headers = new LinkedHashMap<>();
        headers.put(":" + kind + "-type", HeaderValue.fromString(type));
        headers.put(":content-type", HeaderValue.fromString("application/json"));
        headers.put(":message-type", HeaderValue.fromString(kind));
        var frame = new Message(headers, payload.getBytes(StandardCharsets.UTF_8)).toByteBuffer();
        var bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    /// The frame with a checksum that does not fit.
    public byte[] garbledFrame() {
        var bytes = frame();
        bytes[bytes.length - 1] ^= 0x55;
        return bytes;
    }

    /// `{"contentBlockDelta":{…}}`, as tools print it.
    @Override
    public String toString() {
        return "{\"" + type + "\":" + payload + "}";
    }
}
