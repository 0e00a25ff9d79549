package dev.kotae.answer;

import dev.kotae.answer.tenure.Tenures;
import dev.kotae.chat.InTurn;
import dev.kotae.chat.Platform;
import dev.kotae.manners.Manners;
import dev.kotae.memory.Answers;
import dev.kotae.memory.Claim;
import dev.kotae.memory.Conversations;
import dev.kotae.memory.Feedback;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Stops;
import dev.kotae.memory.StoreFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes up what the [Reception] kept: claims the heads of lanes and has each worked on by a
/// virtual thread of its own.
public final class TurnWorker implements AutoCloseable {
    /// A claim is a write of its own; a few at once share a commit.
    private static final int CLAIMERS = 4;

    /// How often in a lease it is looked whether leases are renewed in time again.
    private static final int LOOKS = 12;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration STORE_PAUSE = Duration.ofSeconds(1);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(TurnWorker.class);

    private final Inbox inbox;
    private final Tenures tenures;
    private final Amends amends;
    private final Turns turns;
    private final TurnListener listener;
    private final Settings settings;
    private final Semaphore places;
    private final List<Thread> claimers;
    private final String name = "pid-" + ProcessHandle.current().pid();

    private final AtomicBoolean idle = new AtomicBoolean();
    private volatile boolean resting;

    /// How much is worked on at once, and for how long.
    ///
    /// @param inFlight how many turns at most, recovered ones among them
    /// @param lease how long a lane is held without a sign of life: 60 seconds, or less in a test.
    ///   Nobody else takes up a turn before that is over
    /// @param drain how long a close waits for running turns before it hands them over
    public record Settings(int inFlight, Duration lease, Duration drain) {}

    /// What survives between turns, as far as answering needs it.
    ///
    /// @param inbox what is owed an answer
    /// @param conversations what was said
    /// @param stops what is not wanted any more
    /// @param answers what was answered
    /// @param feedback what people think of it
    /// @param manners how answers are wanted
    public record Kept(
            Inbox inbox,
            Conversations conversations,
            Stops stops,
            Answers answers,
            Feedback feedback,
            Manners manners) {}

    /// A worker that does nothing before [#start].
    ///
    /// @param channels the doors through which answers go, by platform
    /// @param listener hears what happens to turns; one that throws is best wrapped by
    ///   [TurnListener#all]
    /// @param chance spreads further attempts
    public TurnWorker(
            Kept kept,
            Desk desk,
            Map<Platform, Channel> channels,
            TurnListener listener,
            InstantSource clock,
            RandomGenerator chance,
            Settings settings) {
        this.inbox = kept.inbox();
        this.settings = settings;
        this.listener = TurnListener.all(List.of(listener));
        this.tenures =
                new Tenures(
                        inbox,
                        kept.stops(),
                        settings.lease(),
                        this.listener,
                        clock,
                        System::nanoTime);
        var patience = new Patience(chance);
        var endings = new Endings(this.listener, clock);
        var sitting = new Sitting(kept, tenures, desk, patience, endings);
        var lastWords = new LastWords(kept.answers());
        this.amends = new Amends(inbox, lastWords, sitting::asker);
        this.turns =
                new Turns(
                        sitting,
                        lastWords,
                        amends,
                        channels,
                        patience,
                        endings,
                        this.listener,
                        clock);
        this.places = new Semaphore(settings.inFlight());
        this.claimers =
                IntStream.range(0, CLAIMERS)
                        .mapToObj(n ->
                                Thread.ofVirtual().name("claimer-" + n).unstarted(this::claimAll))
                        .toList();
    }

    /// Begins with what has waited since the last time.
    public void start() {
        claimers.forEach(Thread::start);
    }

    private void claimAll() {
        try {
            while (!resting) {
                places.acquire();
                awaitTime();
                long since = tenures.now();
                claim().ifPresentOrElse(claim -> workOn(claim, since), places::release);
            }
        } catch (InterruptedException rest) {
            Thread.currentThread().interrupt();
        }
    }

    /// Who can hardly hold what they have leaves the rest to others, or to a better moment.
    private void awaitTime() throws InterruptedException {
        try {
            while (tenures.areLate()) {
                Thread.sleep(settings.lease().dividedBy(LOOKS));
            }
        } catch (InterruptedException rest) {
            places.release();
            throw rest;
        }
    }

    private Optional<Claim> claim() {
        try {
            var claim = inbox.claim(name, settings.lease(), wait(settings.lease()));
            if (idle.getAndSet(false)) {
                log.info("turns are claimed again");
            }
            return claim;
        } catch (StoreFailure failure) {
            // The first says it for all that come until it is mended.
            if (!idle.getAndSet(true)) {
                log.error("nothing claimed why=\"{}\"", failure.why());
            }
            listener.on(new TurnEvent.StoreFailed("claim"));
        } catch (RuntimeException | Error fault) {
            // Whatever it was: without a claimer nobody is answered any more.
            log.error("nothing claimed", fault);
        }
        pause();
        return Optional.empty();
    }

    /// A claim's age is counted from when it was asked for, so that is never long ago.
    private static Duration wait(Duration lease) {
        var part = lease.dividedBy(6);
        return part.compareTo(LONGEST_WAIT) < 0 ? part : LONGEST_WAIT;
    }

    private static void pause() {
        try {
            Thread.sleep(STORE_PAUSE);
        } catch (InterruptedException rest) {
            Thread.currentThread().interrupt();
        }
    }

    private void workOn(Claim claim, long since) {
        Thread.ofVirtual()
                .name("turn-" + claim.turn().id())
                .start(() -> {
                    var tenure = tenures.begin(claim, since);
                    try (var _ = InTurn.begin(claim.turn().id())) {
                        turns.work(tenure);
                    } finally {
                        tenures.end(tenure);
                        places.release();
                    }
                });
    }

    /// Claims nothing more, from now on. What runs goes on. Returns at once.
    public void rest() {
        resting = true;
        claimers.forEach(Thread::interrupt);
    }

    /// Rests, waits for what is nearly done, and interrupts the rest so that it is handed over.
    /// Blocks for the drain time and a little more at most.
    @Override
    public void close() {
        rest();
        if (!drained(settings.drain())) {
            tenures.leave();
            if (!drained(AFTER_INTERRUPT)) {
                log.warn("turns are left to their leases");
            }
        }
        amends.close();
        tenures.close();
    }

    private boolean drained(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            for (var claimer : claimers) {
                if (claimer.getState() != Thread.State.NEW) {
                    claimer.join(Duration.ofSeconds(1));
                }
            }
            return places.tryAcquire(
                    settings.inFlight(), deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
