package dev.kotae.model;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// The company's models: those of each tier, in the order in which they are asked, and those that
/// can be called by a word.
///
/// @param quick for a short question: cheap, and fast to its first word
/// @param balanced for an ordinary one
/// @param deep for a hard one
/// @param called by the word that calls them, in small letters, such as `llama`
public record Lineup(
        List<ModelCard> quick,
        List<ModelCard> balanced,
        List<ModelCard> deep,
        SequencedMap<String, List<ModelCard>> called) {
    private static final Pattern CALL =
            Pattern.compile("\\s*(?<word>[\\p{Alnum}._-]{1,40})\\s*[:、]");

    public Lineup {
        quick = List.copyOf(quick);
        balanced = List.copyOf(balanced);
        deep = List.copyOf(deep);
        if (quick.isEmpty() || balanced.isEmpty() || deep.isEmpty()) {
            throw new IllegalArgumentException("every tier needs a model");
        }
        var copy = new LinkedHashMap<String, List<ModelCard>>();
        called.forEach((word, cards) -> copy.put(word, List.copyOf(cards)));
        called = copy;
    }

    /// One model for each tier, and no others.
    public Lineup(ModelCard quick, ModelCard balanced, ModelCard deep) {
        this(List.of(quick), List.of(balanced), List.of(deep), new LinkedHashMap<>());
    }

    /// A model that was called by its word.
    ///
    /// @param word the word
    /// @param rest what is asked of it
    public record Called(String word, String rest) {}

    /// The model of a tier.
    public ModelCard card(Tier tier) {
        return cards(tier).getFirst();
    }

    /// The models of a tier, in the order in which they are asked.
    public List<ModelCard> cards(Tier tier) {
        return switch (tier) {
            case QUICK -> quick;
            case BALANCED -> balanced;
            case DEEP -> deep;
        };
    }

    /// Every model that may be asked, once.
    public List<ModelCard> all() {
        var all = new LinkedHashSet<>(together(quick, balanced, deep));
        called.values().forEach(all::addAll);
        return List.copyOf(all);
    }

    /// Who answers a question of a tier, the first that can: its models, and then those of the
    /// other tiers, the nearest first.
    public List<ModelCard> line(Tier tier) {
        return switch (tier) {
            case QUICK -> together(quick, balanced, deep);
            case BALANCED -> together(balanced, quick, deep);
            case DEEP -> together(deep, balanced, quick);
        };
    }

    /// Who answers where a model was called by its word: it, and then those of its tier. Empty for
    /// a word that calls none.
    public List<ModelCard> line(String word) {
        var own = called.get(word);
        return own == null ? List.of() : together(own, line(own.getFirst().tier()));
    }

    /// The model that a question calls, as in `llama: …`.
    public Optional<Called> calledIn(String question) {
        var call = CALL.matcher(Beginning.of(question));
        if (called.isEmpty() || !call.lookingAt()) {
            return Optional.empty();
        }
        var word = call.group("word").toLowerCase(Locale.ROOT);
        var rest = question.substring(call.end()).strip();
        return called.containsKey(word) && !rest.isEmpty()
                ? Optional.of(new Called(word, rest))
                : Optional.empty();
    }

    @SafeVarargs
    private static List<ModelCard> together(List<ModelCard>... parts) {
        var all = new LinkedHashSet<ModelCard>();
        for (var part : parts) {
            all.addAll(part);
        }
        return List.copyOf(all);
    }
}
