package dev.kotae.app.house;

import dev.kotae.memory.Retention;
import dev.kotae.memory.StoreFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the store let go of what was kept long enough: every ten minutes, in batches with pauses
/// between them, so that nobody's question waits for it.
final class Sweeper implements AutoCloseable {
    static final Duration EVERY = Duration.ofMinutes(10);

    /// Those who were waiting for the start come first.
    static final Duration FIRST = Duration.ofSeconds(30);

    private static final Duration BREATH = Duration.ofMillis(100);
    private static final int BATCH = 200;

    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

    private final Retention retention;
    private final Duration content;
    private final Duration first;
    private final Duration every;
    private final InstantSource clock;
    private final Thread thread;

    /// Begins.
    ///
    /// @param content how long the words of conversations are kept
    /// @param first how long to rest before the first sweep
    /// @param every how long to rest between two sweeps
    Sweeper(
            Retention retention,
            Duration content,
            Duration first,
            Duration every,
            InstantSource clock) {
        this.retention = retention;
        this.content = content;
        this.first = first;
        this.every = every;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("sweeper").start(this::work);
    }

    private void work() {
        try {
            Thread.sleep(first);
            while (true) {
                sweep();
                Thread.sleep(every);
            }
        } catch (InterruptedException closed) {
            log.trace("sweeps no more");
        }
    }

    private void sweep() throws InterruptedException {
        var begun = clock.instant();
        long rows = 0;
        try {
            for (int gone = batch(begun); gone > 0; gone = batch(begun)) {
                rows += gone;
                Thread.sleep(BREATH);
            }
        } catch (StoreFailure failure) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            log.warn("retention stopped early: {}", failure.toString());
        }
        if (rows > 0) {
            var took = Duration.between(begun, clock.instant());
            log.info("retention rows={} ms={}", rows, took.toMillis());
        }
    }

    private int batch(Instant now) {
        var names = content.compareTo(Retention.NAMES) > 0 ? content : Retention.NAMES;
        return retention.sweep(now.minus(content), now.minus(names), BATCH);
    }

    /// Ends after the batch that runs.
    @Override
    public void close() {
        thread.interrupt();
    }
}
