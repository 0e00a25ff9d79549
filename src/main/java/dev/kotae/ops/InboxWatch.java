package dev.kotae.ops;

import dev.kotae.doctor.Check;
import dev.kotae.doctor.Finding;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.StoreFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks into the inbox every few seconds, so that nobody who wants to know how full it is waits
/// for the store, or makes it work.
public final class InboxWatch implements Check, AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /// A store that has been silent for as long as this hangs.
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private static final Logger log = LoggerFactory.getLogger(InboxWatch.class);

    private final Inbox inbox;
    private final InstantSource clock;
    private final Thread thread;
    private volatile Optional<Look> last = Optional.empty();
    private volatile boolean failed;

    /// How it was at a moment.
    private record Look(Inbox.Stats stats, Instant at) {}

    /// Begins to look.
    public InboxWatch(Inbox inbox, InstantSource clock) {
        this.inbox = inbox;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("inbox-watch").start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                lookOnce();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException closed) {
            log.trace("no longer watched");
        }
    }

    private void lookOnce() {
        try {
            last = Optional.of(new Look(inbox.stats(), clock.instant()));
            failed = false;
        } catch (StoreFailure away) {
            if (!failed && !Thread.currentThread().isInterrupted()) {
                log.warn("the inbox cannot be looked into: {}", String.valueOf(away.getCause()));
            }
            failed = true;
        }
    }

    /// How it was when it was last seen; empty while it has not been.
    Optional<Inbox.Stats> stats() {
        return last.map(Look::stats);
    }

    /// For how long nobody has taken up what is due; zero when nothing is.
    Duration oldestAge() {
        return stats().flatMap(Inbox.Stats::dueSince)
                .map(due -> Duration.between(due, clock.instant()))
                .filter(age -> !age.isNegative())
                .orElse(Duration.ZERO);
    }

    @Override
    public String name() {
        return "inbox";
    }

    @Override
    public Optional<Finding> look() {
        boolean fresh =
                last.filter(look -> look.at().plus(SILENCE).isAfter(clock.instant())).isPresent();
        return fresh && !failed
                ? Optional.empty()
                : Optional.of(
                        new Finding(
                                "the store does not answer",
                                "see that its disk or database is well; the log tells more"));
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
