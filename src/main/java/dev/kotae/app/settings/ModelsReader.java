package dev.kotae.app.settings;

import dev.kotae.model.Ability;
import dev.kotae.model.Catalogue;
import dev.kotae.model.ModelCard;
import dev.kotae.model.ModelCard.Thinking;
import dev.kotae.model.Price;
import dev.kotae.model.Tier;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads `models`: by the word that calls it, the id of a model, or what is to be known of it where
/// the catalogue does not know it or knows it otherwise.
record ModelsReader(Texts texts, KnownPaths known, Problems problems) {
    private static final Set<String> KEYS =
            Set.of(
                    "id",
                    "like",
                    "name",
                    "tier",
                    "context",
                    "max-tokens",
                    "can",
                    "thinking",
                    "cache-from",
                    "usd");
    private static final Set<String> PRICES =
            Set.of("in", "out", "cache-read", "cache-write", "quoted");

    /// What people say when they mean none of these.
    private static final Set<String> TAKEN =
            Set.of("quick", "balanced", "deep", "auto", "default", "fast");

    SequencedMap<String, ModelCard> read(JsonNode node) {
        var models = new LinkedHashMap<String, ModelCard>();
        if (!node.isObject()) {
            problems.add("settings.models-wanted", "models");
            return models;
        }
        for (var entry : node.properties()) {
            var word = entry.getKey().toLowerCase(Locale.ROOT);
            var path = "models." + entry.getKey();
            if (!isWord(word) || TAKEN.contains(word)) {
                problems.add("settings.word-wanted", path, entry.getKey());
            }
            model(path, entry.getValue()).ifPresent(card -> models.put(word, card));
        }
        return models;
    }

    /// Whether a model may be called so.
    static boolean isWord(String word) {
        return word.matches("[\\p{Alnum}._-]{1,40}");
    }

    private Optional<ModelCard> model(String path, JsonNode node) {
        if (node.isValueNode() && !node.isNull()) {
            return Optional.of(Catalogue.card(texts.in(path, node)));
        }
        if (!node.isObject() || !node.hasNonNull("id")) {
            problems.add("settings.models-wanted", path);
            return Optional.empty();
        }
        known.only(path, node.propertyNames(), KEYS);
        var id = texts.in(path + ".id", node.path("id"));
        var like = node.hasNonNull("like") ? texts.in(path + ".like", node.path("like")) : id;
        var usual = Catalogue.card(like).as(id);
        return Optional.of(
                new ModelCard(
                        id,
                        text(path + ".name", node.path("name"), usual.name()),
                        choice(path + ".tier", node.path("tier"), Tier.values(), usual.tier()),
                        tokens(path + ".context", node.path("context"), 1, usual.contextTokens()),
                        tokens(
                                path + ".max-tokens",
                                node.path("max-tokens"),
                                1,
                                usual.outputTokens()),
                        abilities(path + ".can", node.path("can"), usual.abilities()),
                        choice(
                                path + ".thinking",
                                node.path("thinking"),
                                Thinking.values(),
                                usual.thinking()),
                        tokens(path + ".cache-from", node.path("cache-from"), 0, usual.cacheFrom()),
                        price(path + ".usd", node.path("usd"), usual.price()),
                        node.has("usd")
                                ? texts.in(path + ".usd.quoted", node.path("usd").path("quoted"))
                                : usual.quoted()));
    }

    private String text(String path, JsonNode node, String usual) {
        return node.isMissingNode() ? usual : texts.in(path, node);
    }

    private int tokens(String path, JsonNode node, int least, int usual) {
        if (node.isMissingNode()) {
            return usual;
        }
        var text = texts.in(path, node);
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least) {
            return Integer.parseInt(text);
        }
        problems.add("settings.amount-wanted", path, text);
        return usual;
    }

    private Set<Ability> abilities(String path, JsonNode node, Set<Ability> usual) {
        if (node.isMissingNode()) {
            return usual;
        }
        if (!node.isArray()) {
            problems.add("settings.list-wanted", path);
            return usual;
        }
        return node.valueStream()
                .map(each -> choice(path, each, Ability.values(), Ability.SYSTEM))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Price price(String path, JsonNode node, Price usual) {
        if (node.isMissingNode()) {
            return usual;
        }
        known.only(path, node.propertyNames(), PRICES);
        var in = dollars(path + ".in", node.path("in"), "");
        return Price.of(
                in,
                dollars(path + ".out", node.path("out"), ""),
                dollars(path + ".cache-read", node.path("cache-read"), in),
                dollars(path + ".cache-write", node.path("cache-write"), in));
    }

    private String dollars(String path, JsonNode node, String usual) {
        var text = node.isMissingNode() ? usual : texts.in(path, node);
        try {
            if (new BigDecimal(text).signum() >= 0) {
                return text;
            }
        } catch (NumberFormatException wrong) {
            // Told below, like one that is negative.
        }
        problems.add("settings.amount-wanted", path, text);
        return "0";
    }

    private <E extends Enum<E>> E choice(String path, JsonNode node, E[] choices, E usual) {
        if (node.isMissingNode()) {
            return usual;
        }
        var text = texts.in(path, node);
        List<String> names = Arrays.stream(choices).map(ModelsReader::name).toList();
        int at = names.indexOf(text);
        if (at < 0) {
            problems.add("settings.choice-wanted", path, text, String.join(", ", names));
            return usual;
        }
        return choices[at];
    }

    private static String name(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
