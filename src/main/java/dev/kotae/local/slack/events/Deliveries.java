package dev.kotae.local.slack.events;

import dev.kotae.doctor.Secret;
import dev.kotae.local.RetrySchedule;
import dev.kotae.local.WireCall;
import dev.kotae.local.WireTap;
import dev.kotae.local.slack.History;
import dev.kotae.local.slack.Moment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// Sends signed requests to the bot, as Slack does: an event until it is taken, a command once.
/// Each is on its way by itself, so that one that is repeated holds up no other.
public final class Deliveries implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

    private static final int STORM = 3;
    private static final Duration STORM_PAUSE = Duration.ofMillis(50);

    private final InstantSource clock;
    private final Signature signature;
    private final RetrySchedule schedule;
    private final WireTap tap;
    private final History history;
    private final ExecutorService couriers = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;
    private volatile boolean repeating;
    private volatile Duration mentionsHeld = Duration.ZERO;

    /// Nothing is sent before it is told where to.
    public Deliveries(
            InstantSource clock,
            Secret signingSecret,
            RetrySchedule schedule,
            WireTap tap,
            History history) {
        this.clock = clock;
        this.signature = new Signature(signingSecret);
        this.schedule = schedule;
        this.tap = tap;
        this.history = history;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(schedule.patience())
                        .executor(couriers)
                        .build();
    }

    /// Whether events that were taken come three times more all the same.
    public void repeatTaken(boolean newRepeating) {
        repeating = newRepeating;
    }

    /// How long `app_mention` is held back, so that its twin comes first.
    public void holdMentions(Duration time) {
        mentionsHeld = time;
    }

    /// Has an event delivered. Returns at once.
    public void event(URI bot, ObjectNode envelope) {
        var request = request(envelope);
        var held = request.kind().equals("app_mention") ? mentionsHeld : Duration.ZERO;
        var body = envelope.toString();
        couriers.execute(() -> {
            if (held.isZero() || slept(held)) {
                deliver(bot, request, body);
            }
        });
    }

    private static Moment.Request request(ObjectNode envelope) {
        var event = envelope.path("event");
        var item = event.path("item");
        var place = item.isMissingNode() ? event : item;
        return new Moment.Request(
                envelope.path("event_id").asString(""),
                event.path("type").asString(""),
                place.path("channel").asString(""),
                event.path("thread_ts").asString(""),
                place.path("ts").asString(""),
                event.path("user").asString(""),
                event.path("text").asString(""));
    }

    /// Has a command delivered, and hands its outcome over. Returns at once.
    public void command(URI bot, Moment.Request request, String form, Consumer<Outcome> then) {
        var letter = new Letter(bot, request, "application/x-www-form-urlencoded", form);
        couriers.execute(() -> then.accept(attempt(letter, 0, Map.of())));
    }

    private void deliver(URI bot, Moment.Request request, String envelope) {
        var letter = new Letter(bot, request, "application/json", envelope);
        var headers = new HashMap<String, String>();
        var outcome = attempt(letter, 0, headers);
        for (int again = 0; again < schedule.waits().size() && outcome.failed(); again++) {
            if (!slept(schedule.waits().get(again))) {
                return;
            }
            headers.put("x-slack-retry-num", String.valueOf(again + 1));
            headers.put("x-slack-retry-reason", outcome.reason());
            outcome = attempt(letter, again + 1, headers);
        }
        if (repeating && outcome.reason().isEmpty()) {
            repeat(letter);
        }
        if (outcome.failed()) {
            log.warn("event=undelivered reason={} status={}", outcome.reason(), outcome.status());
        }
    }

    /// As when the bot's answers get lost on their way back.
    private void repeat(Letter letter) {
        for (int again = 1; again <= STORM && slept(STORM_PAUSE); again++) {
            var headers =
                    Map.of(
                            "x-slack-retry-num",
                            String.valueOf(again),
                            "x-slack-retry-reason",
                            "http_timeout");
            attempt(letter, again, headers);
        }
    }

    private Outcome attempt(Letter letter, int number, Map<String, String> headers) {
        var started = clock.instant();
        var outcome = sent(request(letter, headers, started));
        var ended = clock.instant();
        history.note(
                new Moment.Delivered(started, ended, letter.request(), number, outcome.status()));
        var request = new WireCall.Request("POST", letter.bot().getRawPath(), letter.body());
        var parts = outcome.body().isEmpty() ? List.<String>of() : List.of(outcome.body());
        var response = new WireCall.Response(outcome.status(), parts, outcome.status() > 0);
        tap.heard(new WireCall("slack", request, response, started, ended, ended));
        return outcome;
    }

    private HttpRequest request(Letter letter, Map<String, String> headers, Instant now) {
        long seconds = now.getEpochSecond();
        var request =
                HttpRequest.newBuilder(letter.bot())
                        .timeout(schedule.patience())
                        .header("Content-Type", letter.contentType())
                        .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
                        .header("X-Slack-Request-Timestamp", String.valueOf(seconds))
                        .header("X-Slack-Signature", signature.of(seconds, letter.body()))
                        .POST(HttpRequest.BodyPublishers.ofString(letter.body()));
        headers.forEach(request::header);
        return request.build();
    }

    private Outcome sent(HttpRequest request) {
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return Outcome.of(response);
        } catch (HttpTimeoutException e) {
            return Outcome.unanswered("http_timeout");
        } catch (IOException e) {
            return Outcome.unanswered("connection_failed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.unanswered("unknown_error");
        }
    }

    private static boolean slept(Duration wait) {
        try {
            Thread.sleep(wait);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Gives up what is on its way.
    @Override
    public void close() {
        couriers.shutdownNow();
        client.shutdownNow();
    }

    /// What is to be brought.
    private record Letter(URI bot, Moment.Request request, String contentType, String body) {}

    /// What came of one attempt.
    ///
    /// @param status the HTTP status, or 0 where there was no answer
    /// @param reason Slack's word for a failure, empty where it succeeded
    /// @param body the answer
    /// @param repeatable whether the bot wants a failed delivery again
    public record Outcome(int status, String reason, String body, boolean repeatable) {
        static Outcome of(HttpResponse<String> response) {
            boolean taken = response.statusCode() / 100 == 2;
            boolean refused =
                    response.headers().firstValue("x-slack-no-retry").orElse("").equals("1");
            return new Outcome(
                    response.statusCode(), taken ? "" : "http_error", response.body(), !refused);
        }

        static Outcome unanswered(String reason) {
            return new Outcome(0, reason, "", true);
        }

        /// Whether it was not taken and is to be sent again.
        boolean failed() {
            return !reason.isEmpty() && repeatable;
        }
    }
}
