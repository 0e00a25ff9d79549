package dev.kotae.memory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What was asked for once and for all, forgotten when the process ends.
final class InMemoryPreferences implements Preferences {
    private final InstantSource clock;
    private final Map<Key, Kept> kept = new HashMap<>();

    private record Key(String tenant, Scope scope, String subject) {}

    private record Kept(Wishes wishes, Instant at) {}

    InMemoryPreferences(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Wishes of(String tenant, Scope scope, String subject) {
        var found = kept.get(new Key(tenant, scope, subject));
        return found == null ? Wishes.NONE : found.wishes;
    }

    @Override
    public synchronized boolean change(
            String tenant, Scope scope, String subject, UnaryOperator<Wishes> how) {
        var before = of(tenant, scope, subject);
        var after = how.apply(before);
        if (after.equals(Wishes.NONE)) {
            kept.remove(new Key(tenant, scope, subject));
        } else {
            kept.put(new Key(tenant, scope, subject), new Kept(after, clock.instant()));
        }
        return !after.equals(before);
    }

    synchronized int sweep(Instant before, int batch) {
        var old =
                kept.entrySet().stream()
                        .filter(one -> one.getKey().scope == Scope.LANE)
                        .filter(one -> one.getValue().at.isBefore(before))
                        .limit(batch)
                        .map(Map.Entry::getKey)
                        .toList();
        old.forEach(kept::remove);
        return old.size();
    }
}
