package dev.kotae.answer;

import dev.kotae.chat.Asked;
import dev.kotae.chat.Turn;
import dev.kotae.memory.Acceptance;
import dev.kotae.memory.Claim;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Settlement;
import dev.kotae.memory.StoreFailure;
import dev.kotae.memory.TurnRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// An inbox that does not always do what it is asked.
final class Faulty implements Inbox {
    private final Inbox inbox;
    private final Map<Class<?>, Integer> refused = new ConcurrentHashMap<>();
    private final Map<Class<?>, Integer> denied = new ConcurrentHashMap<>();
    private volatile boolean stumbles;
    volatile boolean deniesPost;
    volatile boolean losesPost;
    volatile boolean renews = true;

    Faulty(Inbox inbox) {
        this.inbox = inbox;
    }

    /// The first look for work ends in a fault.
    Faulty stumbling() {
        stumbles = true;
        return this;
    }

    /// The next settlements of a kind are not taken.
    Faulty refusing(Class<? extends Settlement> kind, int times) {
        refused.put(kind, times);
        return this;
    }

    /// The next settlements of a kind are answered as if the lane were another's.
    Faulty denying(Class<? extends Settlement> kind, int times) {
        denied.put(kind, times);
        return this;
    }

    @Override
    public Acceptance accept(Asked asked) {
        return inbox.accept(asked);
    }

    @Override
    public Optional<Claim> claim(String worker, Duration lease, Duration maxWait) {
        if (stumbles) {
            stumbles = false;
            throw new IllegalStateException("stumbled");
        }
        return inbox.claim(worker, lease, maxWait);
    }

    @Override
    public List<Turn> behind(Claim claim) {
        return inbox.behind(claim);
    }

    @Override
    public boolean join(Claim claim, List<Turn> turns) {
        return inbox.join(claim, turns);
    }

    @Override
    public Set<Claim> renew(Collection<Claim> claims, Duration lease) {
        if (!renews) {
            throw new StoreFailure("renew", new IOException("away"));
        }
        return inbox.renew(claims, lease);
    }

    @Override
    public boolean isReplaced(Claim claim) {
        return inbox.isReplaced(claim);
    }

    @Override
    public boolean posted(Claim claim, String post) {
        if (losesPost) {
            throw new StoreFailure("posted", new IOException("away"));
        }
        if (deniesPost) {
            deniesPost = false;
            return false;
        }
        return inbox.posted(claim, post);
    }

    @Override
    public boolean settle(Claim claim, Settlement settlement) {
        var left = refused.computeIfPresent(settlement.getClass(), (kind, times) -> times - 1);
        if (left != null && left >= 0) {
            throw new StoreFailure("settle", new IOException("away"));
        }
        var no = denied.computeIfPresent(settlement.getClass(), (kind, times) -> times - 1);
        if (no != null && no >= 0) {
            return false;
        }
        return inbox.settle(claim, settlement);
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
