package dev.kotae.app.settings;

import dev.kotae.model.Ability;
import dev.kotae.model.Catalogue;
import dev.kotae.model.ModelCard;
import dev.kotae.model.ModelCard.Thinking;
import dev.kotae.model.Price;
import dev.kotae.model.Tier;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads `models`: by the word that calls it, the id of a model, or what is to be known of it where
/// the catalogue does not know it or knows it otherwise.
final class ModelsReader {
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

    private ModelsReader() {}

    static SequencedMap<String, ModelCard> read(Branch models) {
        var cards = new LinkedHashMap<String, ModelCard>();
        if (!models.node().isObject()) {
            models.wrong("settings.models-wanted");
        }
        models.named()
                .forEach((name, model) -> {
                    var word = name.toLowerCase(Locale.ROOT);
                    if (!isWord(word) || TAKEN.contains(word)) {
                        model.wrong("settings.word-wanted", name);
                    }
                    model(model).ifPresent(card -> cards.put(word, card));
                });
        return cards;
    }

    /// Whether a model may be called so.
    static boolean isWord(String word) {
        return word.matches("[\\p{Alnum}._-]{1,40}");
    }

    private static Optional<ModelCard> model(Branch model) {
        if (model.node().isValueNode() && !model.node().isNull()) {
            return Optional.of(Catalogue.card(model.text()));
        }
        if (model.at("id").written().isEmpty()) {
            model.wrong("settings.models-wanted");
            return Optional.empty();
        }
        model.only(KEYS);
        var id = model.at("id").text();
        var like = model.at("like").written().map(Branch::text).orElse(id);
        var usual = Catalogue.card(like).as(id);
        var name = model.at("name");
        var usd = model.at("usd");
        return Optional.of(
                new ModelCard(
                        id,
                        name.isMissing() ? usual.name() : name.text(),
                        choice(model.at("tier"), Tier.values(), usual.tier()),
                        tokens(model.at("context"), 1, usual.contextTokens()),
                        tokens(model.at("max-tokens"), 1, usual.outputTokens()),
                        abilities(model.at("can"), usual.abilities()),
                        choice(model.at("thinking"), Thinking.values(), usual.thinking()),
                        tokens(model.at("cache-from"), 0, usual.cacheFrom()),
                        usd.isMissing() ? usual.price() : price(usd),
                        usd.isMissing() ? usual.quoted() : usd.at("quoted").text()));
    }

    private static <E extends Enum<E>> E choice(Branch choice, E[] choices, E usual) {
        return choice.isMissing() ? usual : choice.choice(choices).orElse(usual);
    }

    private static int tokens(Branch tokens, int least, int usual) {
        if (tokens.isMissing()) {
            return usual;
        }
        var text = tokens.text();
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least) {
            return Integer.parseInt(text);
        }
        tokens.wrong("settings.amount-wanted", text);
        return usual;
    }

    private static Set<Ability> abilities(Branch can, Set<Ability> usual) {
        if (can.isMissing()) {
            return usual;
        }
        if (!can.node().isArray()) {
            can.wrong("settings.list-wanted");
            return usual;
        }
        return can.each()
                .flatMap(ability -> ability.choice(Ability.values()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Price price(Branch usd) {
        usd.only(PRICES);
        var in = dollars(usd.at("in"), "");
        return Price.of(
                in,
                dollars(usd.at("out"), ""),
                dollars(usd.at("cache-read"), in),
                dollars(usd.at("cache-write"), in));
    }

    private static String dollars(Branch price, String usual) {
        var text = price.isMissing() ? usual : price.text();
        try {
            if (new BigDecimal(text).signum() >= 0) {
                return text;
            }
        } catch (NumberFormatException wrong) {
            // Told below, like one that is negative.
        }
        price.wrong("settings.amount-wanted", text);
        return "0";
    }
}
