package dev.kotae.memory.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import dev.kotae.memory.Installations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Installations in front of the store, their tokens decrypted.
public final class CachedInstallations implements Installations {
    private static final Duration PRESENCE = Duration.ofSeconds(30);

    /// Somebody has just pressed "Allow" and writes the first message.
    private static final Duration ABSENCE = Duration.ofSeconds(1);

    private static final int MOST = 10_000;

    private final Installations store;
    private final Cache<String, Optional<Installation>> copies;

    /// @param store where the truth is
    /// @param nanoTime rises as [System#nanoTime] does
    /// @param tally counts how often a copy served
    public CachedInstallations(Installations store, LongSupplier nanoTime, StatsCounter tally) {
        this.store = store;
        this.copies =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .expireAfter(
                                Expiry.writing((String tenant, Optional<Installation> copy) ->
                                        copy.isPresent() ? PRESENCE : ABSENCE))
                        .ticker(nanoTime::getAsLong)
                        .recordStats(() -> tally)
                        .build();
    }

    @Override
    public Optional<Installation> find(String tenant) {
        // Loaded under the key's lock: a change that comes meanwhile waits, and removes what was
        // read before it.
        return copies.get(tenant, store::find);
    }

    @Override
    public void keep(Installation installation) {
        store.keep(installation);
        changed(installation.tenant());
    }

    @Override
    public void remove(String tenant) {
        store.remove(tenant);
        changed(tenant);
    }

    @Override
    public void join(String tenant, String organisation) {
        store.join(tenant, organisation);
        changed(tenant);
    }

    @Override
    public Optional<Installation> reserve(String tenant, Duration lease) {
        return store.reserve(tenant, lease);
    }

    @Override
    public List<String> tenants() {
        return store.tenants();
    }

    /// The copies are not to be believed any more: that of the tenant and, of an organisation,
    /// those of its workspaces.
    public void changed(String tenant) {
        copies.invalidate(tenant);
        copies.asMap()
                .values()
                .removeIf(copy -> copy.filter(of -> of.tenant().equals(tenant)).isPresent());
    }
}
