package dev.kotae.memory;

import com.github.benmanes.caffeine.cache.stats.ConcurrentStatsCounter;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import dev.kotae.memory.cache.CachedConversations;
import dev.kotae.memory.cache.CachedInstallations;
import dev.kotae.memory.cache.CachedPreferences;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/// Copies in front of the store of what is read often. Nothing depends on them but speed: what they
/// give is either current by its version, or never changes, or is as old as is said here.
public final class Caches {
    private final long maxCharacters;
    private final Duration idle;
    private final LongSupplier nanoTime;
    private final List<CachedInstallations> installations = new CopyOnWriteArrayList<>();
    private final List<CachedPreferences> preferences = new CopyOnWriteArrayList<>();
    private final Map<String, StatsCounter> tallies = new ConcurrentHashMap<>();

    /// Empty.
    ///
    /// @param maxCharacters how much text the conversations take up in all; the least used goes
    ///   first
    /// @param idle after how long without use a copy goes
    /// @param nanoTime rises as [System#nanoTime] does
    public Caches(long maxCharacters, Duration idle, LongSupplier nanoTime) {
        this.maxCharacters = maxCharacters;
        this.idle = idle;
        this.nanoTime = nanoTime;
    }

    /// Conversations kept parsed. A copy is used only where it has the version that the claim
    /// names, and nobody else can write while the claim is held: a stale copy is read again, never
    /// believed.
    public Conversations conversations(Conversations store) {
        return new CachedConversations(store, maxCharacters, idle, tally("conversations"));
    }

    /// Installations: one that was changed elsewhere is known here after 30 seconds, one that was
    /// not there after 1; at once after [#installationChanged].
    public Installations installations(Installations store) {
        var cached = new CachedInstallations(store, nanoTime, tally("installations"));
        installations.add(cached);
        return cached;
    }

    /// A hint that an installation changed elsewhere, or that its token was refused.
    public void installationChanged(String tenant) {
        installations.forEach(cached -> cached.changed(tenant));
    }

    /// Preferences: one that was changed elsewhere is known here after 30 seconds; at once after
    /// [#preferencesChanged].
    public Preferences preferences(Preferences store) {
        var cached = new CachedPreferences(store, nanoTime, tally("preferences"));
        preferences.add(cached);
        return cached;
    }

    /// A hint that the wishes of a subject changed elsewhere.
    public void preferencesChanged(String tenant, Preferences.Scope scope, String subject) {
        preferences.forEach(cached -> cached.changed(tenant, scope, subject));
    }

    private StatsCounter tally(String name) {
        return tallies.computeIfAbsent(name, _ -> new ConcurrentStatsCounter());
    }

    /// How often a copy served, by what is copied: `conversations`, `installations`, `preferences`;
    /// only those that are in use.
    public Map<String, Figures> figures() {
        var figures = new TreeMap<String, Figures>();
        tallies.forEach((name, tally) -> {
            var counted = tally.snapshot();
            figures.put(name, new Figures(counted.hitCount(), counted.missCount()));
        });
        return figures;
    }

    /// How often a copy served, since the start.
    ///
    /// @param hits how often it did
    /// @param misses how often the store had to be asked
    public record Figures(long hits, long misses) {}
}
