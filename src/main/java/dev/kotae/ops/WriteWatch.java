package dev.kotae.ops;

import dev.kotae.doctor.Check;
import dev.kotae.doctor.Finding;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Whether the store takes what it is asked to keep. A disk that is full still gives what it has.
///
/// @param shut whether it is known to take nothing
public record WriteWatch(BooleanSupplier shut) implements Check {
    @Override
    public String name() {
        return "writes";
    }

    @Override
    public Optional<Finding> look() {
        return shut.getAsBoolean()
                ? Optional.of(
                        new Finding(
                                "the store takes nothing",
                                "see that PostgreSQL runs and can be reached; of a SQLite file, that"
                                        + " its disk has room and that it may be written"))
                : Optional.empty();
    }
}
