package dev.kotae.ops;

import dev.kotae.doctor.Check;
import dev.kotae.doctor.Finding;
import dev.kotae.memory.StoreListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// Whether the store takes what it is asked to keep. A disk that is full still gives what it has.
public final class WriteWatch implements Check, StoreListener {
    /// Afterwards somebody has to try again, so that it is seen when it works again.
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final Map<String, Instant> failing = new ConcurrentHashMap<>();

    /// Nothing has failed yet.
    public WriteWatch(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void on(Step step) {
        if (step.write() && !step.done()) {
            failing.put(step.what(), clock.instant());
        } else if (step.write()) {
            // Others may still fail: to claim nothing works on a full disk.
            failing.remove(step.what());
        }
    }

    @Override
    public String name() {
        return "writes";
    }

    @Override
    public Optional<Finding> look() {
        var recently = clock.instant().minus(REMEMBERED);
        failing.values().removeIf(at -> at.isBefore(recently));
        return failing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Finding(
                                "the store does not take: "
                                        + String.join(", ", new TreeSet<>(failing.keySet())),
                                "see that PostgreSQL runs and can be reached; of a SQLite file, that"
                                        + " its disk has room and that it may be written"));
    }
}
