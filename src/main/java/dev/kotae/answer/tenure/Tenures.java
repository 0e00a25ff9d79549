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
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All turns that are worked on here. Renews their leases, and brings the wishes to stop to them.
public final class Tenures implements AutoCloseable {
    /// Looked at this often in a lease, so that the end of one is noticed in time.
    private static final int LOOKS = 12;

    /// Renewed at this part of a lease, so that two renewals may fail.
    private static final int RENEWALS = 3;

    /// Without a renewal for this part of a lease, nothing more should be claimed.
    private static final int LATE = 2;

    private static final Duration BETWEEN_WISHES = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(Tenures.class);

    private final Inbox inbox;
    private final Stops stops;
    private final Duration lease;
    private final Duration due;
    private final Duration late;
    private final TurnListener listener;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Set<Tenure> held = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean deaf = new AtomicBoolean();
    private final Thread renewer;
    private final Thread expirer;
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
        this.due = lease.dividedBy(RENEWALS);
        this.late = lease.dividedBy(LATE);
        this.listener = listener;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.listening = stops.listen(this::stop);
        // Not virtual: where all the virtual ones have much to do, these are not to wait for them.
        // And two, as a store that hangs does not make a lease longer.
        var look = lease.dividedBy(LOOKS);
        this.renewer = every(look, Thread.ofPlatform().daemon().name("renewer"), this::renew);
        this.expirer = every(look, Thread.ofPlatform().daemon().name("expirer"), this::expire);
        this.watcher =
                every(BETWEEN_WISHES, Thread.ofVirtual().name("stop-watch"), this::stopAsked);
    }

    private static Thread every(Duration time, Thread.Builder thread, Runnable work) {
        return thread.start(() -> {
            try {
                while (true) {
                    Thread.sleep(time);
                    run(work);
                }
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error fault) {
            // Whatever it was: without renewals nobody is answered any more.
            log.error("{} met a fault", Thread.currentThread().getName(), fault);
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

    /// Whether leases are renewed so late that it is doubtful whether more could be held: the
    /// machine or the store has more to do than it can.
    public boolean areLate() {
        return stillHeld().anyMatch(tenure -> isAged(tenure, late));
    }

    /// Without those that are another's, but whose worker has not left yet.
    private Stream<Tenure> stillHeld() {
        return held.stream().filter(tenure -> !tenure.isLost());
    }

    private static boolean isAged(Tenure tenure, Duration age) {
        return tenure.age().compareTo(age) >= 0;
    }

    private void expire() {
        stillHeld().filter(tenure -> isAged(tenure, lease)).forEach(Tenure::takenAway);
    }

    private void renew() {
        var aged = stillHeld().filter(tenure -> isAged(tenure, due)).toList();
        if (!aged.isEmpty()) {
            renew(aged);
        }
    }

    /// All with one write: what is done for each would be late for all where there are many and the
    /// machine is slow.
    private void renew(List<Tenure> aged) {
        try {
            long asked = now();
            var lost = inbox.renew(aged.stream().map(Tenure::claim).toList(), lease);
            for (var tenure : aged) {
                if (lost.contains(tenure.claim())) {
                    tenure.takenAway();
                } else {
                    tenure.renewed(asked);
                }
            }
        } catch (StoreFailure failure) {
            // The store may well be there for the next renewal, within the lease.
            log.warn("{} leases not renewed: {}", aged.size(), failure.getMessage());
            listener.on(new TurnEvent.StoreFailed("renew"));
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
            var asked =
                    stops.asked(
                            some.stream()
                                    .map(tenure -> tenure.claim().turn().id())
                                    .collect(Collectors.toSet()));
            deaf.set(false);
            return asked;
        } catch (StoreFailure failure) {
            // They are looked for so often that one line has to do.
            if (!deaf.getAndSet(true)) {
                log.warn("stops not read why=\"{}\"", failure.why());
            }
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
        expirer.interrupt();
        watcher.interrupt();
    }
}
