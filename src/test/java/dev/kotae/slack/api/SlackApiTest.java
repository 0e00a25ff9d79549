package dev.kotae.slack.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kotae.doctor.Secret;
import dev.kotae.memory.HandClock;
import dev.kotae.memory.InMemoryStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

class SlackApiTest {
    private final HandClock clock = new HandClock();
    private final SlackTokens tokens =
            new SlackTokens(
                    new Secret("xoxb"),
                    new InMemoryStore(clock).ports().installations(),
                    _ -> true,
                    Renewal.NONE,
                    (_, _) -> {});
    private final SlackApi api =
            new SlackApi(
                    new OkHttpClient(),
                    URI.create("http://127.0.0.1/"),
                    tokens,
                    new SlackLimits(clock),
                    clock);

    @Test
    void a_method_that_a_workspace_lacks_is_not_called_for_a_while() {
        api.unfit(SlackMethod.START_STREAM, "T1");

        assertThat(api.fits(SlackMethod.START_STREAM, "T1")).isFalse();
        assertThat(api.fits(SlackMethod.START_STREAM, "T2")).isTrue();
        clock.move(Duration.ofMinutes(11));
        assertThat(api.fits(SlackMethod.START_STREAM, "T1")).isTrue();
    }

    @Test
    void of_however_many_workspaces_the_latest_is_remembered() {
        for (int i = 0; i <= 10_000; i++) {
            api.unfit(SlackMethod.START_STREAM, "T" + i);
        }

        assertThat(api.fits(SlackMethod.START_STREAM, "T10000")).isFalse();
    }

    /// A server that takes each request, answers the first, and ends the connection instead of
    /// answering the second.
    @Test
    void what_slack_may_have_posted_is_not_sent_again_by_the_client() throws Exception {
        var taken = new AtomicInteger();
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> {
                while (true) {
                    try (var connection = server.accept()) {
                        serve(connection, taken);
                    } catch (IOException closed) {
                        return;
                    }
                }
            });
            var there = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
            var api =
                    new SlackApi(new OkHttpClient(), there, tokens, new SlackLimits(clock), clock);
            var place = new SlackPlace("T1", "C1", "");
            api.send(SlackMethod.POST_MESSAGE, place, Map.of("text", "one"));

            assertThatExceptionOfType(SlackRefusal.class)
                    .isThrownBy(
                            () -> api.send(SlackMethod.POST_MESSAGE, place, Map.of("text", "two")))
                    .returns(SlackRefusal.Fate.UNSURE, SlackRefusal::fate);
            assertThat(taken).hasValue(2);
        }
    }

    private static void serve(Socket connection, AtomicInteger taken) throws IOException {
        var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8));
        for (int length = 0; ; ) {
            var line = in.readLine();
            if (line == null) {
                return;
            }
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length: ")) {
                length = Integer.parseInt(line.substring(16));
            }
            if (line.isEmpty()) {
                in.skip(length);
                if (taken.incrementAndGet() == 2) {
                    return;
                }
                var answer = "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{\"ok\":true}";
                connection.getOutputStream().write(answer.getBytes(UTF_8));
            }
        }
    }
}
