package dev.kotae.slack.road;

import dev.kotae.doctor.Secret;
import dev.kotae.slack.api.AppCalls;
import dev.kotae.slack.api.SlackRefusal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Socket Mode: what happens in Slack comes through a WebSocket that we open, so that nobody has to
/// reach us (docs.slack.dev, "Using Socket Mode", read September 2026).
///
/// Slack closes each connection after some hours and says so before; the next one is open then
/// before the old one is let go of, so that there always is one. What is not acknowledged Slack
/// sends again, through any connection.
public final class Socket implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Socket.class);

    private static final String OPEN = "apps.connections.open";
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /// One that ended sooner says nothing of how the next will fare.
    private static final Duration STEADY = Duration.ofSeconds(30);

    /// A connection on which nothing answers for that long is dead, whatever the network says.
    private static final Duration PULSE = Duration.ofSeconds(20);

    private final OkHttpClient http;
    private final AppCalls calls;
    private final Secret token;
    private final boolean local;
    private final Takes takes;
    private final Thread keeper;
    private volatile Connection current;

    /// @param http the client with its time-outs, proxy and trust
    /// @param api where Slack's Web API is
    /// @param token the app-level token (`xapp-…`)
    /// @param takes what Slack sends
    public Socket(OkHttpClient http, URI api, Secret token, Takes takes) {
        this.http = http.newBuilder().pingInterval(PULSE.toSeconds(), TimeUnit.SECONDS).build();
        this.calls = new AppCalls(http, api);
        this.token = token;
        this.local = "http".equals(api.getScheme());
        this.takes = takes;
        this.current = Connection.NONE;
        this.keeper = Thread.ofVirtual().name("slack-socket").unstarted(this::keepOpen);
    }

    /// Begins to open one, and goes on for ever. Returns at once.
    public void start() {
        keeper.start();
    }

    /// Whether what happens would reach us now.
    public boolean isOpen() {
        return current.isOpen();
    }

    private void keepOpen() {
        var pause = Duration.ZERO;
        try {
            while (true) {
                long began = System.nanoTime();
                var wanted = open();
                if (wanted.isEmpty()) {
                    current.awaitEnd();
                }
                var lasted = Duration.ofNanos(System.nanoTime() - began);
                if (wanted.isEmpty() && lasted.compareTo(STEADY) >= 0) {
                    pause = Duration.ZERO;
                } else {
                    var least = wanted.orElse(Duration.ZERO);
                    Thread.sleep(least.compareTo(pause) > 0 ? least : pause);
                    pause = longer(pause);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return how long Slack wants not to be asked for one; empty where there is a new connection,
    ///   through which it sends
    private Optional<Duration> open() throws InterruptedException {
        var young = new Connection(takes);
        try {
            young.open(http, address());
        } catch (SlackRefusal refusal) {
            log.warn("slack=socket_not_opened why=\"{}\" fix=\"{}\"", refusal.what(), fix(refusal));
            return Optional.of(refusal.pause());
        } catch (RuntimeException | Error broken) {
            // Whatever it was: without its keeper nobody is heard.
            log.error("slack=socket_not_opened", broken);
            return Optional.of(Duration.ZERO);
        }
        if (!young.awaitHello()) {
            log.warn("slack=socket_not_opened why=\"no hello\"");
            young.leave();
            return Optional.of(Duration.ZERO);
        }
        log.info("slack=socket_open");
        current.leave();
        current = young;
        return Optional.empty();
    }

    private String address() {
        var answer = calls.call(OPEN, "Bearer " + token.value(), Map.of());
        var url = answer.body().text("url");
        if (!answer.error().isEmpty()) {
            throw SlackRefusal.last(OPEN, answer.error());
        }
        if (!url.startsWith("wss://") && !(local && url.startsWith("ws://"))) {
            throw SlackRefusal.last(OPEN, "foreign_scheme");
        }
        return url;
    }

    private static String fix(SlackRefusal refusal) {
        return refusal.fate() == SlackRefusal.Fate.FINAL
                ? "check slack.app-token, its scope connections:write, and that Socket Mode is on"
                : "check the way out; trying again";
    }

    private static Duration longer(Duration pause) {
        var twice = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    @Override
    public void close() {
        keeper.interrupt();
        current.leave();
    }
}
