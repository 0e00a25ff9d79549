package dev.kotae.answer;

import dev.kotae.chat.Asked;
import dev.kotae.chat.Turn;
import dev.kotae.memory.Acceptance;
import dev.kotae.memory.Claim;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Settlement;
import dev.kotae.memory.TurnRecord;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The inbox as one process sees it that dies at a step: from then on it does nothing, and neither
/// does what calls it.
final class Mortal implements Inbox {
    private final Inbox inbox;
    private final String fatal;
    private volatile boolean dead;

    Mortal(Inbox inbox, String fatal) {
        this.inbox = inbox;
        this.fatal = fatal;
    }

    /// Nothing catches this, as nothing does a SIGKILL.
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;

        Killed() {
            super("killed", null, false, false);
        }
    }

    boolean dead() {
        return dead;
    }

    /// The process reaches a step.
    void at(String step) {
        if (step.equals(fatal)) {
            dead = true;
        }
        if (dead) {
            throw new Killed();
        }
    }

    private <T> T doing(Supplier<T> work) {
        at("");
        T result;
        try {
            result = work.get();
        } catch (RuntimeException failure) {
            at("");
            throw failure;
        }
        at("");
        return result;
    }

    @Override
    public Acceptance accept(Asked asked) {
        return doing(() -> inbox.accept(asked));
    }

    @Override
    public Optional<Claim> claim(String worker, Duration lease, Duration maxWait) {
        var claim = doing(() -> inbox.claim(worker, lease, maxWait));
        claim.ifPresent(one -> at("claimed"));
        return claim;
    }

    @Override
    public List<Turn> behind(Claim claim) {
        return doing(() -> inbox.behind(claim));
    }

    @Override
    public boolean join(Claim claim, List<Turn> turns) {
        boolean joined = doing(() -> inbox.join(claim, turns));
        at("joined");
        return joined;
    }

    @Override
    public Set<Claim> renew(Collection<Claim> claims, Duration lease) {
        return doing(() -> inbox.renew(claims, lease));
    }

    @Override
    public boolean isReplaced(Claim claim) {
        return doing(() -> inbox.isReplaced(claim));
    }

    @Override
    public boolean posted(Claim claim, String post) {
        return doing(() -> inbox.posted(claim, post));
    }

    @Override
    public boolean settle(Claim claim, Settlement settlement) {
        boolean settled = doing(() -> inbox.settle(claim, settlement));
        switch (settlement) {
            case Settlement.Recorded _, Settlement.Apologised _ -> at("recorded");
            case Settlement.Done _, Settlement.GivenUp _ -> at("done");
            case Settlement.Later _, Settlement.HandedOver _ -> at("put back");
        }
        return settled;
    }

    @Override
    public Stats stats() {
        return inbox.stats();
    }

    @Override
    public List<TurnRecord> list(TurnRecord.State state, int limit) {
        return inbox.list(state, limit);
    }

    @Override
    public Optional<TurnRecord> find(String turn) {
        return inbox.find(turn);
    }

    @Override
    public Optional<TurnRecord> latest(String turn) {
        return inbox.latest(turn);
    }

    @Override
    public boolean redrive(String turn) {
        return inbox.redrive(turn);
    }
}
