package dev.kotae.app.house;

import dev.kotae.app.settings.Key;
import dev.kotae.app.settings.Settings;
import dev.kotae.app.settings.SettingsProblem;
import dev.kotae.doctor.Check;
import dev.kotae.memory.Caches;
import dev.kotae.memory.Inbox;
import dev.kotae.ops.HealthPage;
import dev.kotae.ops.InboxWatch;
import dev.kotae.ops.Meter;
import dev.kotae.ops.MetricsPage;
import dev.kotae.ops.Readiness;
import dev.kotae.ops.WriteWatch;
import dev.kotae.slack.SlackDoor;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// What the operator sees from outside: health and figures, on a port of its own. Answers from
/// before the house is made until after it is closed.
public final class Management implements AutoCloseable {
    /// Those that may be in use.
    private static final List<String> CACHES =
            List.of("conversations", "installations", "preferences");

    private final Closing closing = new Closing();
    private final HttpServer http;
    private final Readiness readiness;
    private final Meter meter;

    private Management(Settings settings, InstantSource clock) throws SettingsProblem {
        http =
                closing.with(
                        HttpServer.quiet(
                                settings, Key.HTTP_MANAGEMENT_BIND, Key.HTTP_MANAGEMENT_PORT));
        readiness = new Readiness(clock);
        meter = closing.with(new Meter(Version.current()));
        http.serve(
                Map.of("/health/*", new HealthPage(readiness), "/metrics", new MetricsPage(meter)));
    }

    /// Takes the port and answers: alive, and not ready.
    public static Management open(Settings settings, InstantSource clock) throws SettingsProblem {
        return new Management(settings, clock);
    }

    /// What listens for the figures.
    Ears ears() {
        return new Ears(meter, meter);
    }

    /// Shows the caches, and watches an inbox until what comes of it is closed, which is before the
    /// store is.
    ///
    /// @param time that of the store, by which the inbox tells when a turn came
    /// @param shut whether the store is known to take nothing
    AutoCloseable watch(Inbox inbox, Caches caches, InstantSource time, BooleanSupplier shut) {
        var watch = new InboxWatch(inbox, time);
        readiness.needs(watch);
        readiness.needs(new WriteWatch(shut));
        meter.shows(watch);
        meter.shows(caches, CACHES);
        return watch;
    }

    /// Shows how Slack reaches us.
    void watch(SlackDoor slack) {
        meter.showsSilence(slack::silence);
        slack.socketIsOpen()
                .ifPresent(_ -> meter.showsSocket(() -> slack.socketIsOpen().orElse(false)));
    }

    /// Adds something without which no questions are sent here.
    void needs(Check check) {
        readiness.needs(check);
    }

    /// The doors are open.
    public void ready() {
        readiness.open();
        Thread.ofPlatform().daemon().name("meter").start(meter::showMachine);
    }

    /// Says that the house closes, and waits until whoever sends questions here has seen it.
    void rest() {
        pause(readiness.close());
    }

    private static void pause(Duration grace) {
        try {
            Thread.sleep(grace);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /// Where it is reached on this machine.
    public URI address() {
        return http.local();
    }

    @Override
    public void close() {
        closing.close();
    }
}
