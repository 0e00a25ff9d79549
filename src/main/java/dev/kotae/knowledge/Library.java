package dev.kotae.knowledge;

import dev.kotae.chat.Passage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Gatherers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All collections of the company, each with the channels in which it may be read.
public final class Library {
    /// Damps the first ranks when several rankings are fused (Cormack, Clarke and Büttcher, SIGIR
    /// 2009, use 60; with few and short lists 10 measured better).
    private static final int RANK_DAMPING = 10;

    /// More collections than this are rare; the slowest of each lot is waited for.
    private static final int AT_ONCE = 16;

    private static final Logger log = LoggerFactory.getLogger(Library.class);

    private final List<Shelf> shelves;

    /// @param shelves the collections, each open as long as the library is used
    public Library(List<Shelf> shelves) {
        this.shelves = List.copyOf(shelves);
    }

    /// A collection and where it may be read.
    ///
    /// @param channels the platform's channel ids, or `*` for every place
    public record Shelf(Knowledge knowledge, Set<String> channels) {
        public Shelf {
            channels = Set.copyOf(channels);
        }

        private boolean readableIn(String channel) {
            return channels.contains("*") || channels.contains(channel);
        }
    }

    /// Asks every collection that the audience may read, side by side, and fuses what they give by
    /// reciprocal rank. One that cannot be asked is named and does not keep the others from
    /// answering.
    public Found find(Query query) {
        var channel = query.audience().address().channel();
        var found =
                shelves.stream()
                        .filter(shelf -> shelf.readableIn(channel))
                        .gather(Gatherers.mapConcurrent(AT_ONCE, shelf -> ask(shelf, query)))
                        .toList();
        var rankings = found.stream().map(Found::passages).toList();
        var silent = found.stream().flatMap(each -> each.silent().stream()).toList();
        return new Found(fuse(rankings, query.limit()), silent);
    }

    private static Found ask(Shelf shelf, Query query) {
        var knowledge = shelf.knowledge();
        try {
            return new Found(knowledge.find(query.text(), query.limit()), List.of());
        } catch (KnowledgeFailure failure) {
            log.warn("knowledge={} could not be asked: {}", knowledge.name(), failure.getMessage());
            return new Found(List.of(), List.of(knowledge.name()));
        }
    }

    private static List<Passage> fuse(List<List<Passage>> rankings, int limit) {
        if (rankings.size() == 1) {
            return rankings.getFirst();
        }
        Map<Passage, Double> scores = new HashMap<>();
        for (var ranking : rankings) {
            for (int rank = 0; rank < ranking.size(); rank++) {
                scores.merge(ranking.get(rank), 1.0 / (RANK_DAMPING + rank + 1), Double::sum);
            }
        }
        return scores.entrySet().stream()
                .sorted(
                        Map.Entry.<Passage, Double>comparingByValue()
                                .reversed()
                                .thenComparing(
                                        entry -> entry.getKey().id(), Comparator.naturalOrder()))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }
}
