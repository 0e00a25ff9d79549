package dev.kotae.answer;

import static java.util.stream.Collectors.groupingBy;

import dev.kotae.chat.Receipt;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Verdict;
import dev.kotae.chat.Wording;
import dev.kotae.knowledge.Topics;
import dev.kotae.memory.Answers;
import dev.kotae.memory.Answers.KeptAnswer;
import dev.kotae.memory.Feedback;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the documents lack: questions that were not answered from them, or not well, by channel and
/// by topic. Known for as long as the words of conversations are kept.
///
/// @param answers what was answered
/// @param feedback what people thought of it
public record Gaps(Answers answers, Feedback feedback) {
    /// Of more answers than these the newest are looked at.
    private static final int MOST = 5_000;

    /// What was answered to one person alone, in a direct message or privately in a channel, is one
    /// place.
    private static final String PRIVATE = "";

    /// What fewer people asked us alone has no name: its words would tell what somebody asked.
    private static final int MANY = 3;

    /// What was wrong with an answer.
    public enum Kind {
        /// Nothing that fits was found in the documents.
        MISSED,
        /// More than half of what it claims rests on no passage, or it names none of those it got.
        UNGROUNDED,
        /// Somebody's thumb pointed down.
        DISLIKED
    }

    /// A topic on which answers were not good.
    ///
    /// @param tenant platform and workspace
    /// @param channel the platform's id; empty for all that was answered to one person alone
    /// @param words what names the topic, and with it the document that is missing; none where
    ///   nobody said a telling word, and for all topics together that hardly anybody asked us alone
    /// @param questions the questions, the newest first
    /// @param kinds how many had which fault; some have several
    /// @param nearest the titles of what came nearest in the documents
    public record Gap(
            String tenant,
            String channel,
            List<String> words,
            List<String> questions,
            Map<Kind, Integer> kinds,
            List<String> nearest) {
        public Gap {
            words = List.copyOf(words);
            questions = List.copyOf(questions);
            kinds = Map.copyOf(kinds);
            nearest = List.copyOf(nearest);
        }
    }

    /// The gaps of answers from a moment on, the largest first.
    ///
    /// @throws dev.kotae.memory.StoreFailure when the store did not give them
    public List<Gap> since(Instant from) {
        var seen = new HashSet<String>();
        var places =
                answers.since(from, MOST).stream()
                        // The newest answer is the one that stands, and the question counts once.
                        .filter(answer -> seen.add(root(answer.turn())))
                        .map(answer -> new Poor(answer, faults(answer)))
                        .filter(poor -> !poor.kinds().isEmpty())
                        .collect(groupingBy(Poor::place));
        return places.entrySet().stream()
                .flatMap(place -> gaps(place.getKey(), place.getValue()).stream())
                .sorted(
                        Comparator.comparingInt((Gap gap) -> gap.questions().size())
                                .reversed()
                                .thenComparing(Gap::tenant)
                                .thenComparing(Gap::channel))
                .toList();
    }

    private static String root(Turn turn) {
        var replaces = turn.asked().replaces();
        return replaces.isEmpty() ? turn.id() : replaces;
    }

    /// What is to be seen in an answer itself.
    static Set<Kind> faults(Receipt receipt, boolean cites) {
        var kinds = EnumSet.noneOf(Kind.class);
        if (receipt.search().missed()) {
            kinds.add(Kind.MISSED);
        } else if (receipt.passages() > 0 && (!cites || isMostlyUnsupported(receipt))) {
            kinds.add(Kind.UNGROUNDED);
        }
        return kinds;
    }

    private static boolean isMostlyUnsupported(Receipt receipt) {
        return receipt.notes().stream()
                .filter(note -> note.wording() == Wording.NOTE_SUPPORTED)
                .anyMatch(note ->
                        Integer.parseInt(note.arguments().getFirst()) * 2
                                < Integer.parseInt(note.arguments().get(1)));
    }

    private Set<Kind> faults(KeptAnswer kept) {
        var answer = kept.answer();
        var kinds = faults(answer.receipt(), !answer.citations().isEmpty());
        var tenant = kept.turn().asked().address().tenant();
        if (feedback.of(tenant, kept.turn().id()).stream()
                .anyMatch(rating -> rating.verdict() == Verdict.BAD)) {
            kinds.add(Kind.DISLIKED);
        }
        return kinds;
    }

    private record Place(String tenant, String channel) {}

    private record Poor(KeptAnswer kept, Set<Kind> kinds) {
        Place place() {
            var address = kept.turn().asked().address();
            boolean alone = kept.answer().receipt().search().isForFew();
            return new Place(address.tenant(), alone ? PRIVATE : address.channel());
        }

        String question() {
            return kept.turn().asked().text();
        }
    }

    private static List<Gap> gaps(Place place, List<Poor> poor) {
        var gaps = new ArrayList<Gap>();
        var unnamed = new ArrayList<Poor>();
        for (var topic : Topics.of(poor.stream().map(Poor::question).toList())) {
            var members = topic.members().stream().map(poor::get).toList();
            if (place.channel().equals(PRIVATE) && askers(members) < MANY) {
                unnamed.addAll(members);
            } else {
                gaps.add(gap(place, topic.words(), members, nearest(members)));
            }
        }
        if (!unnamed.isEmpty()) {
            gaps.add(gap(place, List.of(), unnamed, List.of()));
        }
        return gaps;
    }

    private static long askers(List<Poor> members) {
        return members.stream().map(one -> one.kept().turn().asked().asker()).distinct().count();
    }

    private static Gap gap(
            Place place, List<String> words, List<Poor> members, List<String> nearest) {
        return new Gap(
                place.tenant(),
                place.channel(),
                words,
                members.stream().map(Poor::question).toList(),
                counts(members),
                nearest);
    }

    private static Map<Kind, Integer> counts(List<Poor> members) {
        var counts = new EnumMap<Kind, Integer>(Kind.class);
        members.forEach(one -> one.kinds().forEach(kind -> counts.merge(kind, 1, Integer::sum)));
        return counts;
    }

    /// Those that came nearest most often.
    private static List<String> nearest(List<Poor> members) {
        return members.stream()
                .flatMap(one -> one.kept().answer().receipt().search().nearest().stream())
                .collect(groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(3)
                .map(Map.Entry::getKey)
                .toList();
    }
}
