package dev.kotae.chaos.outside;

import dev.kotae.chaos.history.Happened.Delivered;
import dev.kotae.chaos.history.Happened.Delivering;
import dev.kotae.chaos.history.Recorder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Brings events to the bot as Slack does: signed, with little patience, and again when they were
/// not taken. Where there are several replicas, they take turns, as behind a load balancer.
public final class SlackSender implements AutoCloseable {
    /// Slack's own waits before each repetition (docs.slack.dev, Events API, read September 2026).
    public static final List<Duration> SLACKS_WAITS =
            List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5));

    /// Slack's own patience.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Tempo clock;
    private final InstantSource signing;
    private final Recorder recorder;
    private final Supplier<List<URI>> bots;
    private final List<Duration> waits;
    private final ExecutorService couriers = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;
    private final AtomicLong deliveries = new AtomicLong();
    private final AtomicInteger under = new AtomicInteger();

    /// @param clock measures waits
    /// @param signing what events are signed by
    /// @param bots where replicas take events, such as `http://127.0.0.1:3000/slack/events`
    /// @param waits before each repetition
    public SlackSender(
            Tempo clock,
            InstantSource signing,
            Recorder recorder,
            Supplier<List<URI>> bots,
            List<Duration> waits) {
        this.clock = clock;
        this.signing = signing;
        this.recorder = recorder;
        this.bots = bots;
        this.waits = List.copyOf(waits);
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PATIENCE)
                        .executor(couriers)
                        .build();
    }

    /// Has all events of a question delivered, each until it is taken. Returns at once.
    public void send(Question question) {
        question.events().forEach(event -> send(question, event));
    }

    /// Has one event delivered until it is taken. Returns at once.
    public void send(Question question, String event) {
        under.incrementAndGet();
        couriers.execute(() -> {
            try {
                deliver(question, event);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            } finally {
                under.decrementAndGet();
            }
        });
    }

    /// How many events are on their way or wait for their repetition.
    public int underWay() {
        return under.get();
    }

    private void deliver(Question question, String event) throws InterruptedException {
        for (int retry = 0; retry <= waits.size(); retry++) {
            if (retry > 0) {
                clock.sleep(waits.get(retry - 1));
            }
            if (attempt(question, event, retry, PATIENCE) / 100 == 2) {
                return;
            }
        }
    }

    /// Brings an event once. Blocks.
    ///
    /// @param retry how often it was brought before
    /// @param patience how long the answer is waited for
    /// @return the status, or 0 where no answer was seen
    public int attempt(Question question, String event, int retry, Duration patience)
            throws InterruptedException {
        long delivery = deliveries.incrementAndGet();
        recorder.note(at -> new Delivering(at, question.canary(), delivery));
        int status = status(request(event, retry, patience));
        recorder.note(at -> new Delivered(at, question.canary(), delivery, status));
        return status;
    }

    private HttpRequest request(String event, int retry, Duration patience) {
        var all = bots.get();
        var bot = all.get(Math.floorMod(deliveries.get(), all.size()));
        long seconds = signing.instant().getEpochSecond();
        var request =
                HttpRequest.newBuilder(bot)
                        .timeout(patience)
                        .header("Content-Type", "application/json")
                        .header("X-Slack-Request-Timestamp", String.valueOf(seconds))
                        .header("X-Slack-Signature", signature(seconds, event))
                        .POST(BodyPublishers.ofString(event));
        if (retry > 0) {
            request.header("x-slack-retry-num", String.valueOf(retry));
            request.header("x-slack-retry-reason", "http_error");
        }
        return request.build();
    }

    private int status(HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException unanswered) {
            return 0;
        }
    }

    private static String signature(long seconds, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            var key = Outside.SIGNING_SECRET.getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var signed = ("v0:" + seconds + ":" + body).getBytes(StandardCharsets.UTF_8);
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(signed));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Gives up what is on its way.
    @Override
    public void close() {
        couriers.shutdownNow();
        client.shutdownNow();
    }
}
