package dev.kotae.app;

import dev.kotae.answer.TurnWorker;
import dev.kotae.app.command.Shutdown;
import dev.kotae.app.house.Closing;
import dev.kotae.app.house.Conditions;
import dev.kotae.app.house.Service;
import dev.kotae.app.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/// `serve` under the conditions of a test: with a short lease, a fast clock, or one that somebody
/// sets. Wired as the real one is.
public final class Lab {
    /// How long a lane is held without a sign of life, in milliseconds.
    public static final String LEASE = "LAB_LEASE_MS";

    /// A file with the milliseconds by which the clock is ahead.
    public static final String CLOCK_FILE = "LAB_CLOCK_FILE";

    /// How many times as fast as the wall's the clock runs, and since which millisecond of 1970:
    /// `60 1700000000000`.
    public static final String TEMPO = "LAB_TEMPO";

    private Lab() {}

    /// Serves until it is killed.
    public static void main(String[] args) throws Exception {
        var environment = System.getenv();
        var standard = Conditions.STANDARD.work();
        var lease =
                Duration.ofMillis(
                        Long.parseLong(
                                environment.getOrDefault(
                                        LEASE, String.valueOf(standard.lease().toMillis()))));
        var conditions =
                new Conditions(
                        clock(environment),
                        new TurnWorker.Settings(standard.inFlight(), lease, standard.drain()));
        var settings = SettingsReader.read(environment);
        try (var service = Service.unwatched(settings, conditions, Map.of(), new Closing())) {
            Shutdown.closes(service::close);
            Shutdown.await();
        }
    }

    private static InstantSource clock(Map<String, String> environment) {
        if (environment.containsKey(CLOCK_FILE)) {
            var file = Path.of(environment.get(CLOCK_FILE));
            return () -> Instant.now().plusMillis(ahead(file));
        }
        if (environment.containsKey(TEMPO)) {
            var tempo = environment.get(TEMPO).split(" ", -1);
            var began = Instant.ofEpochMilli(Long.parseLong(tempo[1]));
            long times = Long.parseLong(tempo[0]);
            return () -> began.plus(Duration.between(began, Instant.now()).multipliedBy(times));
        }
        return InstantSource.system();
    }

    private static long ahead(Path file) {
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (IOException | NumberFormatException beingWritten) {
            throw new IllegalStateException("no clock in " + file, beingWritten);
        }
    }
}
