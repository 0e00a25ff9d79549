package dev.kotae;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what happens soon: half a minute at most.
public final class Soon {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Soon() {}

    /// Until it is so.
    public static void holds(BooleanSupplier claim) {
        found(
                "what was waited for",
                () -> Optional.of(claim).filter(BooleanSupplier::getAsBoolean));
    }

    /// What is looked for, as soon as it is there.
    public static <T> T found(String what, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            pause();
        }
        throw new AssertionError("there was never " + what);
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
