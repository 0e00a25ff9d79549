package dev.kotae.knowledge;

import dev.kotae.chat.Passage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
    /// reciprocal rank; the same words from several collections come once. One that cannot be asked
    /// is named and does not keep the others from answering.
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

    /// Whether a collection that may be read in a channel has documents in a language in which they
    /// are found by that language's words alone.
    public boolean speaks(Locale language, String channel) {
        return shelves.stream()
                .filter(shelf -> shelf.readableIn(channel))
                .anyMatch(shelf -> shelf.knowledge().speaks(language));
    }

    /// Whether there is nothing that could be searched.
    public boolean isEmpty() {
        return shelves.isEmpty();
    }

    /// What two searches for the same thing brought, fused by reciprocal rank.
    public static Found fused(Found one, Found other, int limit) {
        var silent = new LinkedHashSet<>(one.silent());
        silent.addAll(other.silent());
        return new Found(
                fuse(List.of(one.passages(), other.passages()), limit), List.copyOf(silent));
    }

    private static Found ask(Shelf shelf, Query query) {
        var knowledge = shelf.knowledge();
        try {
            return new Found(knowledge.find(query), List.of());
        } catch (KnowledgeFailure failure) {
            log.warn("knowledge={} could not be asked: {}", knowledge.name(), failure.getMessage());
            return new Found(List.of(), List.of(knowledge.name()));
        }
    }

    private static List<Passage> fuse(List<List<Passage>> rankings, int limit) {
        var first = new LinkedHashMap<String, Passage>();
        var scores = new HashMap<String, Double>();
        for (var ranking : rankings) {
            var seen = new HashSet<String>();
            for (var passage : ranking) {
                var words = words(passage);
                first.putIfAbsent(words, passage);
                if (seen.add(words)) {
                    scores.merge(words, 1.0 / (RANK_DAMPING + seen.size()), Double::sum);
                }
            }
        }
        // Equals stay in the order of the collections: sorting is stable.
        return first.keySet().stream()
                .sorted(
                        Comparator.<String>comparingDouble(words -> scores.getOrDefault(words, 0.0))
                                .reversed())
                .limit(limit)
                .map(first::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private static String words(Passage passage) {
        return passage.text().replaceAll("\\s+", " ").strip();
    }
}
