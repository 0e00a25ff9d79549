package dev.kotae.memory.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import dev.kotae.chat.Address;
import dev.kotae.chat.Exchange;
import dev.kotae.memory.Conversation;
import dev.kotae.memory.Conversations;
import java.time.Duration;

/// Conversations kept parsed in front of the store. A copy is used only where it has the version
/// that the claim names, and nobody else can write while the claim is held: a stale copy is read
/// again, never believed.
public final class CachedConversations implements Conversations {
    /// About what one exchange weighs besides its two texts.
    private static final int EXCHANGE_OVERHEAD = 200;

    private final Conversations store;
    private final Cache<Address, Conversation> copies;
    private final StatsCounter tally;

    /// @param store where the truth is
    /// @param maxCharacters how much text is kept in all; the least used goes first
    /// @param idle after how long without use a copy goes
    /// @param tally counts how often a copy served
    public CachedConversations(
            Conversations store, long maxCharacters, Duration idle, StatsCounter tally) {
        this.store = store;
        this.tally = tally;
        this.copies =
                Caffeine.newBuilder()
                        .maximumWeight(maxCharacters)
                        .weigher((Address address, Conversation copy) -> weight(copy))
                        .expireAfterAccess(idle)
                        .build();
    }

    @Override
    public Conversation recall(Address address, long version) {
        var copy = copies.getIfPresent(address);
        if (copy != null && copy.version() == version) {
            tally.recordHits(1);
            return copy;
        }
        tally.recordMisses(1);
        var current = store.recall(address, version);
        copies.put(address, current);
        return current;
    }

    private static int weight(Conversation copy) {
        return copy.recent().stream().mapToInt(CachedConversations::weight).sum()
                + EXCHANGE_OVERHEAD;
    }

    private static int weight(Exchange exchange) {
        return exchange.question().length() + exchange.answer().length() + EXCHANGE_OVERHEAD;
    }
}
