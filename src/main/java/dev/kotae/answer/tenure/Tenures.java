package dev.kotae.answer.tenure;

import dev.kotae.answer.TurnEvent;
import dev.kotae.answer.TurnListener;
import dev.kotae.memory.Claim;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Stops;
import dev.kotae.memory.StoreFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All turns that are worked on here. Renews their leases, and brings the wishes to stop to them.
public final class Tenures implements AutoCloseable {
    /// Looked at this often in a lease, so that the end of one is noticed in time.
    private static final int LOOKS = 12;

    /// Renewed at this part of a lease, so that two renewals may fail.
    private static final int RENEWALS = 3;

    private static final Duration BETWEEN_WISHES = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(Tenures.class);

    private final Inbox inbox;
    private final Stops stops;
    private final Duration lease;
    private final TurnListener listener;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Set<Tenure> held = ConcurrentHashMap.newKeySet();
    private final Thread renewer;
    private final Thread watcher;
    private final Stops.Listening listening;

    /// Begins to look after what will be held.
    ///
    /// @param clock the store's, by which a claim tells since when its turn was tried
    /// @param nanoTime rises as [System#nanoTime] does
    public Tenures(
            Inbox inbox,
            Stops stops,
            Duration lease,
            TurnListener listener,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.inbox = inbox;
        this.stops = stops;
        this.lease = lease;
        this.listener = listener;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.listening = stops.listen(this::stop);
        this.renewer = every(lease.dividedBy(LOOKS), "renewer", this::renewAll);
        this.watcher = every(BETWEEN_WISHES, "stop-watch", this::stopAsked);
    }

    private static Thread every(Duration time, String name, Runnable work) {
        return Thread.ofVirtual()
                .name(name)
                .start(() -> {
                    try {
                        while (true) {
                            Thread.sleep(time);
                            run(name, work);
                        }
                    } catch (InterruptedException closed) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private static void run(String name, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException fault) {
            // Whatever it was: without renewals nobody is answered any more.
            log.error("{} met a fault", name, fault);
        }
    }

    /// The present time, to be noted before a claim is asked for.
    public long now() {
        return nanoTime.getAsLong();
    }

    /// The calling thread begins to work on a claim.
    ///
    /// @param since when the claim was asked for, by [#now]
    public Tenure begin(Claim claim, long since) {
        var tried = Duration.between(claim.begunAt(), clock.instant());
        var tenure = new Tenure(inbox, claim, lease, listener, nanoTime, since, tried);
        held.add(tenure);
        return tenure;
    }

    /// The calling thread is done with it.
    public void end(Tenure tenure) {
        held.remove(tenure);
    }

    private void renewAll() {
        for (var tenure : held) {
            var age = tenure.age();
            if (age.compareTo(lease) >= 0) {
                tenure.takenAway();
            } else if (age.compareTo(lease.dividedBy(RENEWALS)) >= 0) {
                // Side by side, so that the store can commit them together.
                Thread.ofVirtual().name("renewal").start(tenure::renew);
            }
        }
    }

    private void stopAsked() {
        if (!held.isEmpty()) {
            asked(held).forEach(this::stop);
        }
    }

    /// Stops a turn that was to be stopped before it was taken up here.
    public void stopIfAsked(Tenure tenure) {
        if (!asked(Set.of(tenure)).isEmpty()) {
            tenure.stop();
        }
    }

    private Set<String> asked(Collection<Tenure> some) {
        try {
            return stops.asked(
                    some.stream()
                            .map(tenure -> tenure.claim().turn().id())
                            .collect(Collectors.toSet()));
        } catch (StoreFailure failure) {
            log.warn("stops not read: {}", failure.getMessage());
            listener.on(new TurnEvent.StoreFailed("stops"));
            return Set.of();
        }
    }

    private void stop(String turn) {
        held.stream()
                .filter(tenure -> tenure.claim().turn().id().equals(turn))
                .forEach(Tenure::stop);
    }

    /// The house closes: everybody who still works is interrupted, so as to hand over.
    public void leave() {
        held.forEach(Tenure::leave);
    }

    @Override
    public void close() {
        listening.close();
        renewer.interrupt();
        watcher.interrupt();
    }
}
