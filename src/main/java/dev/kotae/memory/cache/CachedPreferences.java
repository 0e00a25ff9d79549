package dev.kotae.memory.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import dev.kotae.memory.Preferences;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/// Preferences in front of the store; that there are none is kept as well.
public final class CachedPreferences implements Preferences {
    private static final Duration PRESENCE = Duration.ofSeconds(30);
    private static final int MOST = 50_000;

    private final Preferences store;
    private final Cache<Key, Wishes> copies;

    private record Key(String tenant, Scope scope, String subject) {}

    /// @param store where the truth is
    /// @param nanoTime rises as [System#nanoTime] does
    /// @param tally counts how often a copy served
    public CachedPreferences(Preferences store, LongSupplier nanoTime, StatsCounter tally) {
        this.store = store;
        this.copies =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .expireAfterWrite(PRESENCE)
                        .ticker(nanoTime::getAsLong)
                        .recordStats(() -> tally)
                        .build();
    }

    @Override
    public Wishes of(String tenant, Scope scope, String subject) {
        // Loaded under the key's lock: a change that comes meanwhile waits, and removes what was
        // read before it.
        return copies.get(
                new Key(tenant, scope, subject),
                key -> store.of(key.tenant(), key.scope(), key.subject()));
    }

    @Override
    public boolean change(String tenant, Scope scope, String subject, UnaryOperator<Wishes> how) {
        boolean changed = store.change(tenant, scope, subject, how);
        changed(tenant, scope, subject);
        return changed;
    }

    /// The copy is not to be believed any more.
    public void changed(String tenant, Scope scope, String subject) {
        copies.invalidate(new Key(tenant, scope, subject));
    }
}
