package dev.kotae.app.house;

import dev.kotae.doctor.Check;
import dev.kotae.doctor.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Whether the folders of documents were read for the first time. Who asks before waits for it, and
/// is answered without them at last: as good as nobody is sent here meanwhile, but not for ever.
///
/// @param done whether they were
/// @param end until when it matters
record FirstReading(BooleanSupplier done, Instant end, InstantSource clock) implements Check {
    /// What takes longer is not waited for.
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /// Begins now.
    FirstReading(BooleanSupplier done, InstantSource clock) {
        this(done, clock.instant().plus(LONGEST), clock);
    }

    @Override
    public String name() {
        return "documents";
    }

    @Override
    public Optional<Finding> look() {
        return done.getAsBoolean() || clock.instant().isAfter(end)
                ? Optional.empty()
                : Optional.of(new Finding("are being read", ""));
    }
}
