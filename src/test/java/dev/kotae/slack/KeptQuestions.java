package dev.kotae.slack;

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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An inbox in memory that keeps each question once and can be made to keep nothing.
final class KeptQuestions implements Inbox {
    private final Map<String, String> turns = new HashMap<>();
    private final List<Asked> kept = new ArrayList<>();
    private boolean broken;

    synchronized void breakDown() {
        broken = true;
    }

    synchronized void mend() {
        broken = false;
    }

    synchronized List<Asked> kept() {
        return List.copyOf(kept);
    }

    @Override
    public synchronized Acceptance accept(Asked asked) {
        if (broken) {
            throw new StoreFailure("accept", new IOException("disk full"));
        }
        for (var identity : asked.identities()) {
            var turn = turns.get(asked.address().tenant() + identity);
            if (turn != null) {
                return new Acceptance.Repeated(turn);
            }
        }
        var id = "turn" + kept.size();
        asked.identities().forEach(name -> turns.put(asked.address().tenant() + name, id));
        kept.add(asked);
        return new Acceptance.Kept(new Turn(id, asked));
    }

    @Override
    public Optional<Claim> claim(String worker, Duration lease, Duration maxWait) {
        throw new UnsupportedOperationException("a door claims nothing");
    }

    @Override
    public Set<Claim> renew(Collection<Claim> claims, Duration lease) {
        throw new UnsupportedOperationException("a door claims nothing");
    }

    @Override
    public boolean isReplaced(Claim claim) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean posted(Claim claim, String post) {
        throw new UnsupportedOperationException("a door claims nothing");
    }

    @Override
    public boolean settle(Claim claim, Settlement settlement) {
        throw new UnsupportedOperationException("a door claims nothing");
    }

    @Override
    public List<Turn> behind(Claim claim) {
        throw new UnsupportedOperationException("a door claims nothing");
    }

    @Override
    public boolean join(Claim claim, List<Turn> turns) {
        throw new UnsupportedOperationException("a door claims nothing");
    }

    @Override
    public Stats stats() {
        throw new UnsupportedOperationException("a door steers nothing");
    }

    @Override
    public List<TurnRecord> list(TurnRecord.State state, int limit) {
        throw new UnsupportedOperationException("a door steers nothing");
    }

    @Override
    public Optional<TurnRecord> find(String turn) {
        throw new UnsupportedOperationException("a door steers nothing");
    }

    @Override
    public Optional<TurnRecord> latest(String turn) {
        throw new UnsupportedOperationException("a door steers nothing");
    }

    @Override
    public boolean redrive(String turn) {
        throw new UnsupportedOperationException("a door steers nothing");
    }
}
