package dev.kotae.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackGateTest {
    private static final byte[] HELLO =
            SlackDoorTest.envelope("Ev1", SlackDoorTest.direct("\"text\":\"こんにちは\""))
                    .getBytes(StandardCharsets.UTF_8);

    private static OpenDoor open;

    @BeforeAll
    static void openDoor() throws Exception {
        open = new OpenDoor();
    }

    @AfterAll
    static void closeDoor() throws Exception {
        open.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {OpenDoor.SECRET, OpenDoor.OLDER_SECRET})
    void either_secret_opens(String secret) throws Exception {
        assertThat(status(open.signed(HELLO, secret, OpenDoor.now()))).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(longs = {-299, 299})
    void five_minutes_are_allowed_either_way(long shift) throws Exception {
        assertThat(status(open.signed(HELLO, OpenDoor.SECRET, OpenDoor.now() + shift)))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(longs = {-302, 302, 86_400, -1_000_000_000})
    void an_old_or_early_request_is_refused(long shift) throws Exception {
        assertThat(status(open.signed(HELLO, OpenDoor.SECRET, OpenDoor.now() + shift)))
                .isEqualTo(401);
    }

    @Test
    void a_foreign_signature_is_refused() throws Exception {
        assertThat(status(open.signed(HELLO, "somebody else's", OpenDoor.now()))).isEqualTo(401);
    }

    @Test
    void a_changed_body_is_refused() throws Exception {
        var changed = HELLO.clone();
        changed[changed.length - 3] ^= 1;
        var seconds = OpenDoor.now();
        var request =
                open.post(changed)
                        .header("X-Slack-Request-Timestamp", String.valueOf(seconds))
                        .header(
                                "X-Slack-Signature",
                                OpenDoor.signature(HELLO, OpenDoor.SECRET, seconds));

        assertThat(status(request)).isEqualTo(401);
    }

    @Test
    void an_upper_case_signature_is_refused() throws Exception {
        var seconds = OpenDoor.now();
        var signature = OpenDoor.signature(HELLO, OpenDoor.SECRET, seconds);
        var request =
                open.post(HELLO)
                        .header("X-Slack-Request-Timestamp", String.valueOf(seconds))
                        .header(
                                "X-Slack-Signature",
                                "v0=" + signature.substring(3).toUpperCase(Locale.ROOT));

        assertThat(status(request)).isEqualTo(401);
    }

    @Test
    void a_request_without_signature_or_time_is_refused() throws Exception {
        assertThat(status(open.post(HELLO))).isEqualTo(401);
        assertThat(status(open.post(HELLO).header("X-Slack-Signature", "v0=00"))).isEqualTo(401);
        assertThat(
                        status(
                                open.post(HELLO)
                                        .header("X-Slack-Signature", "v0=00")
                                        .header("X-Slack-Request-Timestamp", "1e9")))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{nope",
                "[1]",
                "\"text\"",
                "null",
                "{}",
                "{'type':'event_callback'}",
                "{\"type\":\"event_callback\"}",
                "{\"type\":\"event_callback\",\"event\":null}",
                "{\"type\":\"event_callback\",\"event\":{\"type\":{}}}",
                "{\"type\":\"event_callback\",\"event\":{\"type\":\"app_mention\",\"files\":7}}",
                "{\"type\":\"event_callback\",\"authorizations\":7,\"event\":{\"type\":\"message\"}}",
                "{\"type\":\"event_callback\",\"event_time\":\"x\",\"event\":{\"type\":\"message\"}}",
                "{\"type\":\"url_verification\"}",
                "{\"type\":7} {}"
            })
    void rubbish_is_a_bad_request_and_says_nothing(String rubbish) throws Exception {
        var answer = open.send(rubbish);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("X-Slack-No-Retry")).hasValue("1");
    }

    @Test
    void a_body_that_is_no_utf_8_is_a_bad_request() throws Exception {
        var body = "{\"type\":\"x\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(status(open.signed(body, OpenDoor.SECRET, OpenDoor.now()))).isEqualTo(400);
    }

    @Test
    void json_nested_deeply_is_a_bad_request() throws Exception {
        var deep = "{\"type\":" + "[".repeat(100_000);

        assertThat(open.send(deep).statusCode()).isEqualTo(400);
    }

    @Test
    void a_form_that_is_no_command_is_a_bad_request() throws Exception {
        assertThat(open.send(java.util.Map.of("a", "b")).statusCode()).isEqualTo(400);
        assertThat(open.send(java.util.Map.of("command", "/ask")).statusCode()).isEqualTo(400);
    }

    @Test
    void a_body_over_one_mebibyte_is_refused_whether_announced_or_not() throws Exception {
        var large = new byte[(1 << 20) + 1];
        var unannounced =
                open.signed(large, OpenDoor.SECRET, OpenDoor.now())
                        .POST(
                                HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new java.io.ByteArrayInputStream(large)));

        assertThat(status(open.signed(large, OpenDoor.SECRET, OpenDoor.now()))).isEqualTo(413);
        assertThat(status(unannounced)).isEqualTo(413);
    }

    @Test
    void of_a_large_body_that_cannot_be_signed_only_the_beginning_is_read() throws Exception {
        try (var socket = beginning("")) {
            assertThat(
                            new BufferedReader(
                                            new InputStreamReader(
                                                    socket.getInputStream(),
                                                    StandardCharsets.US_ASCII))
                                    .readLine())
                    .contains("401");
        }
    }

    @Test
    void many_who_send_large_bodies_slowly_keep_only_large_ones_out() throws Exception {
        var hello = new String(HELLO, StandardCharsets.UTF_8);
        var large = hello + " ".repeat(100_000);
        var headers =
                "X-Slack-Signature: v0=00\r\nX-Slack-Request-Timestamp: " + OpenDoor.now() + "\r\n";
        var sockets = new ArrayList<Socket>();
        try {
            for (int i = 0; i < Bodies.PLACES; i++) {
                sockets.add(beginning(headers));
            }
            HttpResponse<String> answer;
            do {
                answer = open.send(large);
            } while (answer.statusCode() == 200);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(open.send(hello).statusCode()).isEqualTo(200);
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
        while (open.send(large).statusCode() != 200) {
            Thread.onSpinWait();
        }
    }

    /// Who announces a megabyte, sends a tenth of it and then nothing.
    private static Socket beginning(String headers) throws IOException {
        var socket = new Socket(open.events().getHost(), open.events().getPort());
        var out = socket.getOutputStream();
        var head =
                "POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + headers
                        + "Content-Length: 1048575\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[100_000]);
        out.flush();
        return socket;
    }

    @Test
    void a_body_of_one_mebibyte_is_taken() throws Exception {
        var padded = new String(HELLO, StandardCharsets.UTF_8);
        var body = padded + " ".repeat((1 << 20) - HELLO.length);

        assertThat(open.send(body).statusCode()).isEqualTo(200);
    }

    @Test
    void a_body_that_breaks_off_hurts_nobody() throws Exception {
        try (var socket = new Socket(open.events().getHost(), open.events().getPort())) {
            socket.getOutputStream()
                    .write(
                            ("POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n"
                                            + "half")
                                    .getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).doesNotContain("Exception", "<html");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE"})
    void only_posts_are_served(String method) throws Exception {
        var request =
                HttpRequest.newBuilder(open.events())
                        .method(method, HttpRequest.BodyPublishers.noBody());

        assertThat(status(request)).isEqualTo(405);
    }

    @Test
    void the_challenge_of_a_signed_verification_is_given_back() throws Exception {
        var answer = open.send("{\"type\":\"url_verification\",\"challenge\":\"abc123\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("abc123");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    }

    @Test
    void an_unsigned_verification_is_refused() throws Exception {
        var body = "{\"type\":\"url_verification\",\"challenge\":\"abc123\"}";

        assertThat(status(open.post(body.getBytes(StandardCharsets.UTF_8)))).isEqualTo(401);
    }

    @Test
    void a_notice_of_rate_limiting_is_acknowledged() throws Exception {
        var notice =
                "{\"type\":\"app_rate_limited\",\"team_id\":\"T1\",\"minute_rate_limited\":1764}";

        assertThat(open.send(notice).statusCode()).isEqualTo(200);
    }

    @Test
    void a_look_at_the_certificate_is_acknowledged_and_does_nothing() throws Exception {
        int before = open.questions.kept().size();
        var form = "ssl_check=1&token=x&command=%2Fask&text=hello&user_id=U1";
        var request =
                open.post(form.getBytes(StandardCharsets.US_ASCII))
                        .setHeader("Content-Type", "application/x-www-form-urlencoded");

        assertThat(status(request)).isEqualTo(200);
        assertThat(open.questions.kept()).hasSize(before);
    }

    private static int status(HttpRequest.Builder request) throws Exception {
        return open.send(request).statusCode();
    }
}
