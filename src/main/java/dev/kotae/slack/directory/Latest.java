package dev.kotae.slack.directory;

import java.util.LinkedHashMap;
import java.util.Optional;

/// The latest of what came, up to a number: beyond it, what has stood longest without coming again
/// makes room. Safe for use by many threads.
public final class Latest<K, V> {
    private final int most;
    private final LinkedHashMap<K, V> kept = new LinkedHashMap<>();

    /// @param most so many are kept
    public Latest(int most) {
        this.most = most;
    }

    /// What came last under a key, as long as it is kept.
    public synchronized Optional<V> find(K key) {
        return Optional.ofNullable(kept.get(key));
    }

    /// Keeps what came, as the latest of all.
    public synchronized void keep(K key, V value) {
        kept.putLast(key, value);
        if (kept.size() > most) {
            kept.pollFirstEntry();
        }
    }

    /// Takes away what came under a key.
    public synchronized Optional<V> take(K key) {
        return Optional.ofNullable(kept.remove(key));
    }
}
