package dev.kotae.app.settings;

import dev.kotae.model.Ability;
import dev.kotae.model.Catalogue;
import dev.kotae.model.ModelCard;
import dev.kotae.model.ModelCard.Thinking;
import dev.kotae.model.Price;
import dev.kotae.model.Tier;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
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

    /// What caches cost beside reading where nobody told: what is read from one nothing less, what
    /// is written to one as with Anthropic's models, the dearest (November 2026).
    private static final Price.PerToken UNTOLD = Price.of("1", "1", "1", "1.25");

    /// Rounds up, so that no cost is shown that is lower than the one paid.
    private static final MathContext UP = new MathContext(16, RoundingMode.CEILING);

    /// What people say when they mean none of these.
    private static final Set<String> TAKEN =
            Set.of("quick", "balanced", "deep", "auto", "default", "fast");

    /// What people say when they mean a model of this name.
    private static final Set<String> NAMES = Set.of("opus", "sonnet", "haiku");

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
                    if (cards.containsKey(word)) {
                        model.wrong("settings.again");
                    }
                    model(model).ifPresent(card -> cards.put(word, card));
                });
        cards.forEach((word, card) -> {
            if (NAMES.contains(word) && !card.name().toLowerCase(Locale.ROOT).contains(word)) {
                models.at(word).wrong("settings.name-taken", word, card.name());
            }
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
                        usd.isMissing() ? usual.price() : price(usd, usual.price()),
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

    /// What is left out of it, and how much dearer a long prompt is, is in proportion to reading as
    /// usual.
    private static Price price(Branch usd, Price usual) {
        usd.only(PRICES);
        return switch (usual) {
            case Price.PerToken like when like.input().signum() > 0 -> price(usd, like);
            case Price.ByLength(var tokens, var upTo, var beyond) -> {
                var price = price(usd, upTo);
                var dearer = beyond.input().divide(upTo.input(), UP);
                yield new Price.ByLength(tokens, price, price.times(dearer));
            }
            case Price.PerToken _, Price.PerRequest _, Price.Unknown _ -> price(usd, UNTOLD);
        };
    }

    private static Price.PerToken price(Branch usd, Price.PerToken like) {
        var in = dollars(usd.at("in"));
        return new Price.PerToken(
                in,
                dollars(usd.at("out")),
                dollars(
                        usd.at("cache-read"),
                        in.multiply(like.cacheRead()).divide(like.input(), UP)),
                dollars(
                        usd.at("cache-write"),
                        in.multiply(like.cacheWrite()).divide(like.input(), UP)));
    }

    private static BigDecimal dollars(Branch price, BigDecimal usual) {
        return price.isMissing() ? usual : dollars(price);
    }

    private static BigDecimal dollars(Branch price) {
        var text = price.text();
        try {
            var dollars = new BigDecimal(text);
            if (dollars.signum() >= 0) {
                return dollars;
            }
        } catch (NumberFormatException wrong) {
            // Told below, like one that is negative.
        }
        price.wrong("settings.amount-wanted", text);
        return BigDecimal.ZERO;
    }
}
