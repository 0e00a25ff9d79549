package dev.kotae.slack.screen;

import dev.kotae.memory.StoreFailure;
import dev.kotae.slack.api.SlackRefusal;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done once Slack has its answer, since Slack waits three seconds and a modal may take as
/// long to draw. Each deed has a thread of its own, and one that fails is logged, no more: whoever
/// clicked sees that nothing happened and clicks again.
public final class Afterwards implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Afterwards.class);

    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final ExecutorService deeds =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("slack-face").factory());

    /// Does it, in a moment. Returns at once and never throws.
    ///
    /// @param what names it in the log
    public void run(String what, Runnable deed) {
        try {
            deeds.execute(() -> attempt(what, deed));
        } catch (RejectedExecutionException closed) {
            log.debug("slack=not_done what={}", what);
        }
    }

    private static void attempt(String what, Runnable deed) {
        try {
            deed.run();
        } catch (SlackRefusal refusal) {
            log.warn("slack=not_done what={} why=\"{}\"", what, refusal.what());
        } catch (StoreFailure failure) {
            log.error("slack=not_done what={} why=\"{}\"", what, failure.getMessage());
        } catch (RuntimeException fault) {
            log.error("slack=not_done what={}", what, fault);
        }
    }

    /// Waits for what is under way, two seconds at most.
    @Override
    public void close() {
        deeds.shutdown();
        try {
            if (!deeds.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                deeds.shutdownNow();
            }
        } catch (InterruptedException e) {
            deeds.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
