package dev.kotae.slack;

import dev.kotae.answer.Channel;
import dev.kotae.answer.Receptions;
import dev.kotae.local.LoopbackServer;
import dev.kotae.memory.InMemoryStore;
import dev.kotae.memory.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A whole Slack door on loopback, with Slack on both sides of it.
final class OpenDoor {
    static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    static final String OLDER_SECRET = "00000000000000000000000000000000";

    final RecordingSlack slack = new RecordingSlack();
    final KeptQuestions questions = new KeptQuestions();
    final Ports ports = new InMemoryStore(InstantSource.system()).ports();
    final ForgetfulInstallations installations = new ForgetfulInstallations(ports.installations());
    private final SlackDoor door;
    private final LoopbackServer server;

    /// As Slack, without an offer to go on in HTTP/2.
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    OpenDoor() throws Exception {
        this(api -> Doors.settings(api, "xoxb-test-token-0000", SECRET, OLDER_SECRET));
    }

    /// @param settings of where the Web API is
    OpenDoor(Function<URI, SlackSettings> settings) throws Exception {
        door =
                new SlackDoor(
                        settings.apply(slack.apiUrl()),
                        Receptions.of(questions, ports),
                        Doors.kept(installations, ports),
                        new SlackDoor.Models(
                                "Claude Haiku 5.5", "Claude Sonnet 5.5", "Claude Opus 5.5"),
                        InstantSource.system(),
                        InstantSource.system());
        server = LoopbackServer.serve(door.servlets());
    }

    SlackDoor door() {
        return door;
    }

    Channel channel() {
        return door.channel();
    }

    /// Sends JSON as Slack does.
    HttpResponse<String> send(String json) throws IOException, InterruptedException {
        return send(signed(json.getBytes(StandardCharsets.UTF_8), SECRET, now()));
    }

    /// Sends a form as Slack does.
    HttpResponse<String> send(Map<String, String> form) throws IOException, InterruptedException {
        var body =
                form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        var request = signed(body.getBytes(StandardCharsets.UTF_8), SECRET, now());
        return send(request.setHeader("Content-Type", "application/x-www-form-urlencoded"));
    }

    HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpRequest.Builder signed(byte[] body, String secret, long seconds) {
        return post(body)
                .header("X-Slack-Request-Timestamp", String.valueOf(seconds))
                .header("X-Slack-Signature", signature(body, secret, seconds));
    }

    HttpRequest.Builder post(byte[] body) {
        return HttpRequest.newBuilder(events())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    URI events() {
        return server.uri().resolve("/slack/events");
    }

    static long now() {
        return System.currentTimeMillis() / 1_000;
    }

    static String signature(byte[] body, String secret, long seconds) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(("v0:" + seconds + ":").getBytes(StandardCharsets.UTF_8));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    void close() throws Exception {
        server.close();
        door.close();
        slack.close();
    }
}
