package dev.kotae.memory.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kotae.memory.Answers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Answers kept parsed in front of the store: an answer that is recorded and has its post does not
/// change any more. Absence is never kept.
public final class CachedAnswers implements Answers {
    /// How long one may still be given that is not kept any more.
    private static final Duration PRESENCE = Duration.ofSeconds(30);

    /// About what an answer weighs besides its texts.
    private static final int OVERHEAD = 500;

    private static final int POSTS = 10_000;

    private final Answers store;
    private final Cache<Key, KeptAnswer> copies;
    private final Cache<Key, String> turns;
    private final Tally tally;

    /// @param store where the truth is
    /// @param maxCharacters how much text is kept in all; the least used goes first
    /// @param nanoTime rises as [System#nanoTime] does
    /// @param tally counts
    public CachedAnswers(Answers store, long maxCharacters, LongSupplier nanoTime, Tally tally) {
        this.store = store;
        this.tally = tally;
        this.copies =
                Caffeine.newBuilder()
                        .maximumWeight(maxCharacters)
                        .weigher((Key key, KeptAnswer copy) -> weight(copy))
                        .expireAfterWrite(PRESENCE)
                        .ticker(nanoTime::getAsLong)
                        .build();
        this.turns =
                Caffeine.newBuilder()
                        .maximumSize(POSTS)
                        .expireAfterWrite(PRESENCE)
                        .ticker(nanoTime::getAsLong)
                        .build();
    }

    @Override
    public Optional<KeptAnswer> find(String tenant, String turn) {
        var key = new Key(tenant, turn);
        var copy = copies.getIfPresent(key);
        if (copy != null) {
            tally.hit();
            return Optional.of(copy);
        }
        tally.miss();
        var found = store.find(tenant, turn);
        found.filter(answer -> !answer.post().isEmpty())
                .ifPresent(answer -> copies.put(key, answer));
        return found;
    }

    /// Never from a copy: which one stands may change.
    @Override
    public Optional<KeptAnswer> standing(String tenant, String turn) {
        return store.standing(tenant, turn);
    }

    /// Never from a copy: the next one may come any moment.
    @Override
    public Optional<KeptAnswer> latest(String tenant, String person, String channel) {
        return store.latest(tenant, person, channel);
    }

    /// Never from copies: most of them are of no use to anybody else.
    @Override
    public List<KeptAnswer> since(Instant from, int limit) {
        return store.since(from, limit);
    }

    @Override
    public Optional<String> at(String tenant, String post) {
        var key = new Key(tenant, post);
        var copy = turns.getIfPresent(key);
        if (copy != null) {
            tally.hit();
            return Optional.of(copy);
        }
        tally.miss();
        var found = store.at(tenant, post);
        found.ifPresent(turn -> turns.put(key, turn));
        return found;
    }

    private static int weight(KeptAnswer copy) {
        return copy.turn().asked().text().length() + copy.answer().text().length() + OVERHEAD;
    }

    private record Key(String tenant, String name) {}
}
