package dev.kotae.app.house;

import dev.kotae.memory.Lessons;
import dev.kotae.memory.Lessons.Learnt;
import dev.kotae.memory.StoreFailure;
import dev.kotae.routing.Basis;
import dev.kotae.routing.Correction;
import dev.kotae.routing.Refit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the router go by what was learned, and learns anew when there is enough to learn from: once
/// a day at most, in any of the processes on one store. What an operator chooses is gone by within
/// minutes.
final class Schooling implements Supplier<Correction>, AutoCloseable {
    static final Duration EVERY = Duration.ofMinutes(5);

    private static final Duration DAY = Duration.ofDays(1);

    /// Older lessons were taught by other people, on other matters.
    private static final int MOST = 5_000;

    private static final Logger log = LoggerFactory.getLogger(Schooling.class);

    private final Lessons lessons;
    private final Duration every;
    private final InstantSource clock;
    private final Thread thread;
    private volatile Correction correction = Correction.NONE;
    private int used;
    private Instant tried = Instant.EPOCH;

    /// Begins.
    ///
    /// @param every how long to rest before the next look
    Schooling(Lessons lessons, Duration every, InstantSource clock) {
        this.lessons = lessons;
        this.every = every;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("schooling").start(this::work);
    }

    @Override
    public Correction get() {
        return correction;
    }

    private void work() {
        try {
            while (true) {
                try {
                    attend();
                } catch (StoreFailure failure) {
                    if (Thread.interrupted()) {
                        return;
                    }
                    log.warn("router learned nothing: {}", failure.toString());
                } catch (RuntimeException fault) {
                    log.error("router learned nothing", fault);
                }
                Thread.sleep(every);
            }
        } catch (InterruptedException closed) {
            log.trace("learns no more");
        }
    }

    private void attend() {
        var learnt = lessons.learnt();
        if (isTime(learnt)) {
            learn(learnt);
            tried = clock.instant();
            learnt = lessons.learnt();
        }
        var chosen = learnt.stream().filter(Learnt::used).findFirst();
        correction = chosen.map(Correction::of).orElse(Correction.NONE);
        int version = chosen.filter(Correction::fits).map(Learnt::version).orElse(0);
        if (version != used) {
            used = version;
            log.info("router learned-version={}", version);
        }
    }

    /// Who went back to an earlier version does not want a later one, as long as the latest could
    /// be gone by: one that was learned against other weights cannot be used again.
    private boolean isTime(List<Learnt> learnt) {
        var yesterday = clock.instant().minus(DAY);
        return tried.isBefore(yesterday)
                && (startsAnew(learnt)
                        || (learnt.getLast().used() && learnt.getLast().at().isBefore(yesterday)));
    }

    private static boolean startsAnew(List<Learnt> learnt) {
        return learnt.isEmpty() || !Correction.fits(learnt.getLast());
    }

    /// Learns, where there is enough of what was answered since the last time.
    private void learn(List<Learnt> learnt) {
        int version = learnt.isEmpty() ? 1 : learnt.getLast().version() + 1;
        var since = startsAnew(learnt) ? Instant.EPOCH : learnt.getLast().at();
        if (version > 1 && startsAnew(learnt)) {
            log.info("router learned-version={} is of other weights: learning anew", version - 1);
        }
        var results = lessons.results(Basis.layout(), MOST);
        long fresh = results.stream().filter(one -> one.lesson().at().isAfter(since)).count();
        if (fresh >= Refit.FEWEST) {
            Refit.of(results, version, clock.instant()).ifPresent(lessons::learn);
        }
    }

    /// Ends.
    @Override
    public void close() {
        thread.interrupt();
    }
}
