package dev.kotae.answer.tenure;

import dev.kotae.answer.LaneLost;
import dev.kotae.answer.Permit;
import dev.kotae.answer.TurnEvent;
import dev.kotae.answer.TurnListener;
import dev.kotae.answer.writing.Account;
import dev.kotae.chat.Receipt;
import dev.kotae.memory.Claim;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Progress;
import dev.kotae.memory.Settlement;
import dev.kotae.memory.StoreFailure;
import dev.kotae.memory.TurnRecord;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One claimed turn while a thread works on it: the only way by which that thread writes, and what
/// it asks before it shows anything.
///
/// The lease is measured here too, on a clock that nobody sets, from before each renewal was asked
/// for: who was stopped for a while and goes on knows without asking that the lane may be
/// another's.
public final class Tenure implements Permit {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(Tenure.class);

    private final Inbox inbox;
    private final Claim claim;
    private final Duration lease;
    private final TurnListener listener;
    private final LongSupplier nanoTime;
    private final long triedSince;
    private final Thread worker = Thread.currentThread();
    private final ReentrantLock lock = new ReentrantLock();
    private final Account account = new Account();

    private volatile long heldSince;

    /// When something was changed last.
    private volatile long changedAt;

    private volatile boolean lost;
    private volatile boolean late;
    private volatile boolean leaving;
    private volatile boolean stopped;
    private volatile String post;
    private boolean stoppable;

    /// @param since when the claim was asked for, by `nanoTime`
    /// @param tried for how long the turn had been tried when it was claimed
    Tenure(
            Inbox inbox,
            Claim claim,
            Duration lease,
            TurnListener listener,
            LongSupplier nanoTime,
            long since,
            Duration tried) {
        this.inbox = inbox;
        this.claim = claim;
        this.lease = lease;
        this.listener = listener;
        this.nanoTime = nanoTime;
        this.heldSince = since;
        this.changedAt = since;
        this.triedSince = nanoTime.getAsLong() - tried.toNanos();
        this.post = post(claim.progress());
    }

    private static String post(Progress progress) {
        return switch (progress) {
            case Progress.Untouched() -> "";
            case Progress.Shown(var left) -> left;
            case Progress.Recorded(var left, _) -> left;
            case Progress.Apologised(var left, _) -> left;
            case Progress.Replacing(_, _) -> "";
        };
    }

    /// What is held.
    public Claim claim() {
        return claim;
    }

    /// Where all is entered that models are paid for in this attempt.
    public Account account() {
        return account;
    }

    /// The receipt of an attempt that brought no answer: what is not booked of it yet.
    public Receipt receipt() {
        return account.receipt(claim.turn().id());
    }

    /// For how long the turn has been tried, however the clock was set since it was claimed.
    public Duration tried() {
        return Duration.ofNanos(nanoTime.getAsLong() - triedSince);
    }

    /// Whether somebody asked for the turn to stop.
    public boolean stopped() {
        return stopped;
    }

    /// Whether the house closes: what is not done is to be handed over.
    public boolean leaving() {
        return leaving;
    }

    /// Asks whether anything may still be shown. Costs nothing.
    ///
    /// @throws LaneLost when the turn is not surely ours any more
    public void check() {
        if (isOver()) {
            throw lose();
        }
    }

    private boolean isOver() {
        return lost || nanoTime.getAsLong() - heldSince >= lease.toNanos();
    }

    /// Asks the store, too.
    ///
    /// @throws LaneLost when the turn is not ours any more
    public void confirm() {
        check();
        if (!persistently("renew", this::renewed)) {
            throw lose();
        }
    }

    /// Keeps the name of the post.
    ///
    /// @throws LaneLost when the turn is not ours any more; says of a new post whether it is one
    ///   too many
    @Override
    public void posted(String name) {
        if (name.isEmpty() || name.equals(post)) {
            check();
            return;
        }
        if (isOver() || !persistently("posted", () -> inbox.posted(claim, name))) {
            takenAway();
            throw new LaneLost(claim.turn().id(), isSurplus(name));
        }
        post = name;
    }

    @Override
    public void changed() {
        changedAt = nanoTime.getAsLong();
        if (isOver()) {
            late = true;
            takenAway();
        }
    }

    /// Whether the turn is known to be another's.
    boolean isLost() {
        return lost;
    }

    /// Whether something that we sent may stand in place of what somebody else has shown since.
    public boolean cameLate() {
        return late;
    }

    /// Who answers in our place may have looked before our post came to stand. Where there is no
    /// other post yet, whoever makes one will look again and find ours.
    private boolean isSurplus(String name) {
        boolean interrupted = Thread.interrupted();
        try {
            return inbox.find(claim.turn().id())
                    .map(TurnRecord::post)
                    .filter(other -> !other.isEmpty() && !other.equals(name))
                    .isPresent();
        } catch (StoreFailure failure) {
            failed("find", failure);
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Settles, and what models were paid is booked therewith; trying again while the lease holds
    /// where the store does not take it.
    ///
    /// @throws LaneLost when the turn is not ours any more
    /// @throws StoreFailure when the store did not take it in all that time
    public void settle(Settlement settlement) {
        if (!persistently("settle", () -> inbox.settle(claim, settlement))) {
            throw lose();
        }
        booked();
    }

    private void booked() {
        var calls = account.calls();
        account.clear();
        calls.forEach(call -> listener.on(new TurnEvent.Called(claim.turn(), call)));
    }

    /// Gives the turn back, for somebody else to go on with it at once. Where it is not ours any
    /// more, this changes nothing; where the store does not take it, the lease ends by itself.
    public void giveBack() {
        try {
            if (inbox.settle(claim, new Settlement.HandedOver(receipt()))) {
                booked();
            } else {
                log.debug("turn={} was another's already", claim.turn().id());
            }
        } catch (StoreFailure failure) {
            failed("settle", failure);
        }
    }

    /// A write that the store did not take changed nothing, so that it may be tried again. Where it
    /// did take it and could not say so, the second try is refused, and whoever claims the turn
    /// next finds what was written.
    private boolean persistently(String what, BooleanSupplier write) {
        for (var pause = FIRST_PAUSE; ; pause = longer(pause)) {
            try {
                return write.getAsBoolean();
            } catch (StoreFailure failure) {
                failed(what, failure);
                long left = lease.toNanos() - (nanoTime.getAsLong() - heldSince);
                if (left < pause.toNanos() || leaving || !slept(pause)) {
                    throw failure;
                }
            }
        }
    }

    private void failed(String what, StoreFailure failure) {
        log.warn("turn={} what={} failed: {}", claim.turn().id(), what, failure.getMessage());
        listener.on(new TurnEvent.StoreFailed(what));
    }

    private static Duration longer(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private static boolean slept(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Does something that [#stop] may interrupt. Afterwards an interrupt that only meant to stop
    /// is forgotten.
    public <T> T stoppable(Supplier<T> work) {
        stoppable(true);
        try {
            return work.get();
        } finally {
            stoppable(false);
        }
    }

    private void stoppable(boolean now) {
        lock.lock();
        try {
            stoppable = now;
            if (stopped && !now && !lost && !leaving) {
                boolean meant = Thread.interrupted();
                log.debug("turn={} stopped, interrupted={}", claim.turn().id(), meant);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Somebody asked for the turn to stop. Does nothing to a turn whose answer is whole. Called on
    /// any thread.
    void stop() {
        lock.lock();
        try {
            if (stoppable && !stopped) {
                stopped = true;
                worker.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /// The house closes. Called on any thread.
    void leave() {
        leaving = true;
        worker.interrupt();
    }

    private boolean renewed() {
        long asked = nanoTime.getAsLong();
        boolean held = inbox.renew(List.of(claim), lease).isEmpty();
        if (held) {
            renewed(asked);
        }
        return held;
    }

    /// The lane is held for longer.
    ///
    /// @param asked when that was asked for
    void renewed(long asked) {
        lock.lock();
        try {
            if (asked - heldSince > 0) {
                heldSince = asked;
            }
        } finally {
            lock.unlock();
        }
    }

    /// For how long it has been held without a renewal.
    Duration age() {
        return Duration.ofNanos(nanoTime.getAsLong() - heldSince);
    }

    /// The lane is not surely ours any more: whoever works stops. What was changed since it surely
    /// was may have come behind what another has shown, also where our lease seemed to hold: the
    /// store's clock may be ahead of ours by now, and ours stands still while the machine does.
    void takenAway() {
        if (!lost) {
            late |= changedAt - heldSince > 0;
            lost = true;
            worker.interrupt();
        }
    }

    private LaneLost lose() {
        takenAway();
        return new LaneLost(claim.turn().id());
    }
}
