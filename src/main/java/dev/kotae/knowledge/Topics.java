package dev.kotae.knowledge;

import dev.kotae.knowledge.folder.TellingWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Groups questions by what they are about, in English and in Japanese, by the telling words that
/// they share; rare words tell more than frequent ones. What is asked in other words, or in another
/// language, is another topic.
public final class Topics {
    /// How alike a question and a topic are at least, as the cosine of their words: two of four
    /// equally telling words in common are 0.5.
    private static final double ALIKE = 0.4;

    /// What a word weighs that is in one question alone: it links nothing, however rare it is.
    private static final double ALONE = 1.2;

    /// So many words name a topic.
    private static final int NAME = 4;

    private final Map<String, Integer> spread = new HashMap<>();
    private final List<Group> groups = new ArrayList<>();
    private final int all;

    private Topics(List<Map<String, String>> texts) {
        this.all = texts.size();
        texts.forEach(words -> words.keySet().forEach(word -> spread.merge(word, 1, Integer::sum)));
        for (int i = 0; i < texts.size(); i++) {
            add(i, texts.get(i));
        }
    }

    /// Something that is asked about.
    ///
    /// @param words what names it, the most telling first, as people said them; none where nobody
    ///   said a telling word
    /// @param members the places of the questions in the list that was given, in order
    public record Topic(List<String> words, List<Integer> members) {
        public Topic {
            words = List.copyOf(words);
            members = List.copyOf(members);
        }
    }

    /// The topics of some questions, the largest first. Takes a time that grows with their number
    /// times that of the topics: meant for some thousands.
    public static List<Topic> of(List<String> questions) {
        var texts = questions.stream().<Map<String, String>>map(TellingWords::in).toList();
        return new Topics(texts)
                .groups.stream()
                        .sorted(
                                Comparator.comparingInt((Group group) -> group.members.size())
                                        .reversed())
                        .map(Group::topic)
                        .toList();
    }

    private void add(int place, Map<String, String> words) {
        var vector = new HashMap<String, Double>();
        words.keySet().forEach(word -> vector.put(word, telling(word)));
        var nearest =
                groups.stream()
                        .max(Comparator.comparingDouble(group -> cosine(group.sum, vector)))
                        .filter(group -> cosine(group.sum, vector) >= ALIKE);
        var group = nearest.orElseGet(Group::new);
        if (nearest.isEmpty()) {
            groups.add(group);
        }
        group.take(place, vector, words);
    }

    /// As BM25 weighs it, but never nothing.
    private double telling(String word) {
        int questions = spread.getOrDefault(word, 1);
        return questions == 1 ? ALONE : Math.log(1 + (double) all / questions);
    }

    private static double cosine(Map<String, Double> one, Map<String, Double> other) {
        double product =
                other.entrySet().stream()
                        .mapToDouble(each -> each.getValue() * one.getOrDefault(each.getKey(), 0.0))
                        .sum();
        return product == 0 ? 0 : product / (length(one) * length(other));
    }

    private static double length(Map<String, Double> vector) {
        return Math.sqrt(vector.values().stream().mapToDouble(each -> each * each).sum());
    }

    /// Questions that are alike.
    private static final class Group {
        private final Map<String, Double> sum = new HashMap<>();
        private final Map<String, Integer> counts = new HashMap<>();
        private final Map<String, String> said = new HashMap<>();
        private final List<Integer> members = new ArrayList<>();

        private void take(int place, Map<String, Double> vector, Map<String, String> words) {
            members.add(place);
            vector.forEach((word, weight) -> sum.merge(word, weight, Double::sum));
            words.forEach((word, form) -> {
                counts.merge(word, 1, Integer::sum);
                said.putIfAbsent(word, form);
            });
        }

        /// Words that at least half of them have say what they have in common.
        private Topic topic() {
            Set<Map.Entry<String, Double>> words = sum.entrySet();
            var name =
                    words.stream()
                            .filter(word ->
                                    counts.getOrDefault(word.getKey(), 0) * 2 >= members.size())
                            .sorted(
                                    Map.Entry.<String, Double>comparingByValue()
                                            .reversed()
                                            .thenComparing(Map.Entry.comparingByKey()))
                            .limit(NAME)
                            .map(word -> said.getOrDefault(word.getKey(), word.getKey()))
                            .toList();
            return new Topic(name, members);
        }
    }
}
