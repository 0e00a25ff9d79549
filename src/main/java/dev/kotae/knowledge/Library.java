package dev.kotae.knowledge;

import static java.util.stream.Collectors.toSet;

import dev.kotae.chat.Audience;
import dev.kotae.chat.Audience.Readers;
import dev.kotae.chat.InTurn;
import dev.kotae.chat.Passage;
import dev.kotae.knowledge.Found.Missed;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All collections of the company, each with who may read it.
public final class Library {
    /// Damps the first ranks when several rankings are fused (Cormack, Clarke and Büttcher, SIGIR
    /// 2009, use 60; with few and short lists 10 measured better).
    private static final int RANK_DAMPING = 10;

    /// More titles than these tell nobody more.
    private static final int NEAREST = 3;

    private static final Logger log = LoggerFactory.getLogger(Library.class);

    private final List<Shelf> shelves;

    /// @param shelves the collections, each open as long as the library is used
    public Library(List<Shelf> shelves) {
        this.shelves = List.copyOf(shelves);
    }

    /// A collection and who may read it.
    ///
    /// @param owner the platform's id of the person or channel that answers for it, or empty
    public record Shelf(Knowledge knowledge, Rule rule, String owner) {
        /// Nobody answers for it.
        public Shelf(Knowledge knowledge, Rule rule) {
            this(knowledge, rule, "");
        }

        private boolean isOpen() {
            return rule.isOpen() && knowledge.sight() instanceof Sight.Same;
        }

        private boolean opensFor(Audience audience) {
            return switch (audience.readers()) {
                case Readers.Outsiders(_) -> false;
                case Readers.Asker(), Readers.Members(_), Readers.Workspace(), Readers.Unsure(_) ->
                        isOpen() || (rule.admits(audience) && knowledge.sight().opensFor(audience));
            };
        }

        /// Whether it may give these readers what not everybody may read. What every full member
        /// may is no secret where they all read anyway.
        private boolean confidesIn(Audience audience) {
            boolean all = audience.readers() instanceof Readers.Workspace;
            return opensFor(audience) && (!isOpen() || (knowledge.tellsReadersApart() && !all));
        }

        /// Whether the asker alone might read more of it than all of an audience.
        private boolean keepsFrom(Audience audience) {
            return !isOpen()
                    && audience.mayBecomePrivate()
                    && (!opensFor(audience) || !(knowledge.sight() instanceof Sight.Same))
                    && opensFor(audience.askerAlone());
        }
    }

    /// Whether it matters who reads an answer, besides that they belong to the company.
    public boolean isRestricted() {
        return shelves.stream()
                .anyMatch(shelf -> !shelf.isOpen() || shelf.knowledge().tellsReadersApart());
    }

    /// Whether an answer for these readers may rest on what not everybody may read.
    public boolean isConfidential(Audience audience) {
        return shelves.stream().anyMatch(shelf -> shelf.confidesIn(audience));
    }

    /// Whether an answer that was given to these readers before may. Who is in no group now, or of
    /// whom it is not known, may have been in one then.
    public boolean mayHaveBeenConfidential(Audience audience) {
        return switch (audience.readers()) {
            case Readers.Asker(), Readers.Unsure(_) ->
                    shelves.stream()
                            .anyMatch(shelf ->
                                    !shelf.isOpen() && shelf.rule().isReadIn(audience.address()));
            case Readers.Members(_), Readers.Workspace(), Readers.Outsiders(_) -> false;
        };
    }

    /// Asks every collection that all of the audience may read, side by side, and fuses what they
    /// give by reciprocal rank, what fits the question before what does not; the same words from
    /// several collections come once. One that cannot be asked is named and does not keep the
    /// others from answering. Blocks for the slowest.
    ///
    /// @throws KnowledgeFailure when the thread was interrupted, and for no other reason
    public Found find(Query query) {
        var asked = shelves.stream().filter(shelf -> shelf.opensFor(query.audience())).toList();
        var given = ask(asked, query);
        var passages = best(given, query.limit());
        var silent =
                given.stream().filter(Given::silent).map(each -> each.shelf().knowledge().name());
        return new Found(
                passages,
                silent.toList(),
                isConfidential(query.audience()),
                isMissed(given) ? missed(given, passages) : Missed.NOTHING);
    }

    /// Whether a collection that all of an audience may read, or the asker alone, has documents in
    /// a language in which they are found by that language's words alone.
    public boolean speaks(Locale language, Audience audience) {
        return shelves.stream()
                .filter(shelf -> shelf.opensFor(audience) || shelf.keepsFrom(audience))
                .anyMatch(shelf -> shelf.knowledge().speaks(language));
    }

    /// Whether there is nothing that could be searched.
    public boolean isEmpty() {
        return shelves.isEmpty();
    }

    /// Whether a search may have to be paid.
    public boolean costs() {
        return shelves.stream().anyMatch(shelf -> shelf.knowledge().costs());
    }

    /// What two searches for the same thing brought, fused by reciprocal rank.
    public static Found fused(Found one, Found other, int limit) {
        var silent = new LinkedHashSet<>(one.silent());
        silent.addAll(other.silent());
        boolean missed = !one.missed().isNothing() && !other.missed().isNothing();
        return new Found(
                fuse(List.of(one.passages(), other.passages()), limit),
                List.copyOf(silent),
                one.confidential() || other.confidential(),
                missed ? one.missed() : Missed.NOTHING);
    }

    /// What fits the question and the asker alone may read besides what was found for all. Blocks.
    ///
    /// @throws KnowledgeFailure when the thread was interrupted, and for no other reason
    public List<Passage> withheld(Query query, Found found) {
        var audience = query.audience();
        var kept = shelves.stream().filter(shelf -> shelf.keepsFrom(audience)).toList();
        var shown = found.passages().stream().map(Library::words).collect(toSet());
        var fitting = ask(kept, query.forAsker()).stream().map(Given::fitting).toList();
        return fuse(fitting, query.limit()).stream()
                .filter(passage -> !shown.contains(words(passage)))
                .toList();
    }

    /// What one collection gave.
    ///
    /// @param silent whether it could not be asked
    private record Given(Shelf shelf, List<Passage> passages, boolean silent) {
        List<Passage> fitting() {
            return passages.stream().filter(shelf.knowledge()::fits).toList();
        }
    }

    private List<Given> ask(List<Shelf> asked, Query query) {
        var searches = asked.stream().map(shelf -> InTurn.too(() -> ask(shelf, query)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(searches.toList()).stream().map(Future::resultNow).toList();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KnowledgeFailure("the search was interrupted", stopped);
        }
    }

    private static Given ask(Shelf shelf, Query query) {
        var knowledge = shelf.knowledge();
        try {
            return new Given(shelf, knowledge.find(query), false);
        } catch (KnowledgeFailure failure) {
            log.warn("knowledge={} could not be asked: {}", knowledge.name(), failure.getMessage());
            return new Given(shelf, List.of(), true);
        } catch (RuntimeException | Error bug) {
            // The edge to other people's systems: one must not keep the others from answering.
            log.error("knowledge={} failed", knowledge.name(), bug);
            return new Given(shelf, List.of(), true);
        }
    }

    private static boolean isMissed(List<Given> given) {
        return given.stream().anyMatch(each -> !each.silent())
                && given.stream().allMatch(each -> each.fitting().isEmpty());
    }

    /// Whose documents come nearest answers for what is missing; else who answers for any of them.
    private static Missed missed(List<Given> given, List<Passage> nearest) {
        var spoke = given.stream().filter(each -> !each.silent()).toList();
        var first = nearest.stream().findFirst();
        var owner =
                spoke.stream()
                        .sorted(
                                Comparator.comparing(
                                        each -> first.filter(each.passages()::contains).isEmpty()))
                        .map(each -> each.shelf().owner())
                        .filter(each -> !each.isEmpty())
                        .findFirst();
        return new Missed(
                spoke.stream().map(each -> each.shelf().knowledge().name()).toList(),
                nearest.stream().map(Passage::title).distinct().limit(NEAREST).toList(),
                owner.orElse(""));
    }

    private static List<Passage> best(List<Given> given, int limit) {
        var best = new LinkedHashMap<String, Passage>();
        Stream.<Function<Given, List<Passage>>>of(Given::fitting, Given::passages)
                .map(some -> fuse(given.stream().map(some).toList(), limit))
                .flatMap(List::stream)
                .forEach(passage -> best.putIfAbsent(words(passage), passage));
        return best.values().stream().limit(limit).toList();
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

    /// The same for texts that differ in blanks alone.
    private static String words(Passage passage) {
        var words = new StringBuilder(passage.text().length());
        boolean apart = false;
        for (char c : passage.text().toCharArray()) {
            if (!Character.isWhitespace(c)) {
                words.append(apart && !words.isEmpty() ? " " : "").append(c);
            }
            apart = Character.isWhitespace(c);
        }
        return words.toString();
    }
}
