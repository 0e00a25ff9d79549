package dev.kotae.answer;

import dev.kotae.chat.Platform;
import dev.kotae.memory.Claim;
import dev.kotae.memory.Conversations;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.StoreFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes up what the [Reception] kept: claims the heads of lanes and has each worked on by a
/// virtual thread of its own.
public final class TurnWorker implements AutoCloseable {
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration STORE_PAUSE = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(TurnWorker.class);

    private final Inbox inbox;
    private final Turns turns;
    private final Semaphore places;
    private final int inFlight;
    private final Duration drain;
    private final Set<Thread> working = ConcurrentHashMap.newKeySet();
    private final Thread claimer;
    private final String name = "pid-" + ProcessHandle.current().pid();

    private volatile boolean closing;

    /// How much is worked on at once, and how a close goes.
    ///
    /// @param inFlight how many turns at most
    /// @param drain how long a close waits for running turns before it hands them over
    public record Settings(int inFlight, Duration drain) {}

    /// A worker that does nothing before [#start].
    ///
    /// @param channels the doors through which answers go, by platform
    public TurnWorker(
            Inbox inbox,
            Conversations conversations,
            Desk desk,
            Map<Platform, Channel> channels,
            InstantSource clock,
            Settings settings) {
        this.inbox = inbox;
        this.turns = new Turns(inbox, conversations, desk, channels, clock);
        this.inFlight = settings.inFlight();
        this.places = new Semaphore(inFlight);
        this.drain = settings.drain();
        this.claimer = Thread.ofVirtual().name("claimer").unstarted(this::claimAll);
    }

    /// Begins with what has waited since the last time.
    public void start() {
        claimer.start();
    }

    private void claimAll() {
        try {
            while (!closing) {
                places.acquire();
                claim().ifPresentOrElse(this::workOn, places::release);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Claim> claim() {
        try {
            return inbox.claim(name, LEASE, LONGEST_WAIT);
        } catch (StoreFailure failure) {
            log.error("nothing claimed: {}", failure.getMessage());
        } catch (RuntimeException fault) {
            // Whatever it was: without a claimer nobody is answered any more.
            log.error("nothing claimed", fault);
        }
        pause();
        return Optional.empty();
    }

    private static void pause() {
        try {
            Thread.sleep(STORE_PAUSE);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void workOn(Claim claim) {
        Thread.ofVirtual()
                .name("turn-" + claim.turn().id())
                .start(() -> {
                    working.add(Thread.currentThread());
                    try (var _ = new Lease(inbox, claim, LEASE)) {
                        turns.work(claim);
                    } finally {
                        working.remove(Thread.currentThread());
                        places.release();
                    }
                });
    }

    /// Stops claiming, waits for what is nearly done, interrupts the rest so that it is handed
    /// over. Blocks for the drain time and a little more at most.
    @Override
    public void close() {
        closing = true;
        claimer.interrupt();
        if (!drained(drain)) {
            working.forEach(Thread::interrupt);
            drained(Duration.ofSeconds(2));
        }
    }

    private boolean drained(Duration patience) {
        try {
            if (claimer.getState() != Thread.State.NEW) {
                claimer.join(Duration.ofSeconds(1));
            }
            return places.tryAcquire(inFlight, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
