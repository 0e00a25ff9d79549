package dev.kotae.ops;

import dev.kotae.doctor.Check;
import dev.kotae.doctor.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Whether questions may be sent here: from when the doors are open until the house begins to
/// close, as long as every check is content.
public final class Readiness {
    /// Who has not asked for as long as this is no balancer.
    private static final Duration LISTENED = Duration.ofMinutes(1);

    /// Long enough for a balancer that asks every second to have seen it twice, and short enough
    /// that a stop stays within the 30 seconds that most give to it.
    private static final Duration GRACE = Duration.ofSeconds(3);

    private static final Finding STARTING = new Finding("starting", "");
    private static final Finding DRAINING = new Finding("draining", "");

    private final InstantSource clock;
    private final List<Check> checks = new CopyOnWriteArrayList<>();
    private volatile Optional<Finding> doors = Optional.of(STARTING);
    private volatile Instant asked = Instant.EPOCH;

    /// Not ready yet.
    public Readiness(InstantSource clock) {
        this.clock = clock;
    }

    /// Adds something without which the house is not ready.
    public void needs(Check check) {
        checks.add(check);
    }

    /// The doors are open.
    public void open() {
        doors = Optional.empty();
    }

    /// The house begins to close: from now on it is not ready.
    ///
    /// @return how long to go on as before, so that whoever sends questions here sees it first;
    ///   zero when nobody looks
    public Duration close() {
        boolean listened = clock.instant().isBefore(asked.plus(LISTENED));
        boolean first = !doors.equals(Optional.of(DRAINING));
        doors = Optional.of(DRAINING);
        return first && listened ? GRACE : Duration.ZERO;
    }

    /// What is found, by check; every value is empty when the house is ready.
    Map<String, Optional<Finding>> look() {
        asked = clock.instant();
        var findings = new LinkedHashMap<String, Optional<Finding>>();
        findings.put("doors", doors);
        checks.forEach(check -> findings.put(check.name(), check.look()));
        return findings;
    }
}
