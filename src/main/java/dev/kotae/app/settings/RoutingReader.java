package dev.kotae.app.settings;

import dev.kotae.model.Tier;
import dev.kotae.routing.Terms;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Reads `routing.channels`: for each channel, or `*` for all others, which tiers may answer there,
/// and what a better answer may cost.
record RoutingReader(Texts texts, KnownPaths known, Problems problems) {
    /// What may be said of the strategy, beside the ARN of a prompt router.
    static final List<String> STRATEGIES =
            List.of("learned", "quick", "balanced", "deep", "random");

    private static final Set<String> KEYS = Set.of("least", "most", "price", "only");

    private static final Pattern PRICE = Pattern.compile("\\d{1,3}(\\.\\d{1,3})?");

    /// Whether a strategy is a prompt router of Bedrock.
    static boolean isPromptRouter(String strategy) {
        return strategy.matches("arn:aws[a-z-]*:bedrock:.+:(default-)?prompt-router/.+");
    }

    Map<String, Terms> read(JsonNode node) {
        var channels = new HashMap<String, Terms>();
        if (!node.isObject()) {
            problems.add("settings.routing-wanted", "routing.channels");
            return channels;
        }
        new Ids(problems).channels("routing.channels", Set.copyOf(node.propertyNames()));
        for (var entry : node.properties()) {
            var path = "routing.channels." + entry.getKey();
            if (entry.getValue().isObject()) {
                channels.put(entry.getKey(), terms(path, entry.getValue()));
            } else {
                problems.add("settings.routing-wanted", path);
            }
        }
        return channels;
    }

    private Terms terms(String path, JsonNode node) {
        known.only(path, node.propertyNames(), KEYS);
        var least = tier(path + ".least", node.path("least")).orElse(Tier.QUICK);
        var most = tier(path + ".most", node.path("most")).orElse(Tier.DEEP);
        double price = price(path + ".price", node.path("price"));
        var only = only(path + ".only", node.path("only"));
        if (Terms.tiers(least, most, only).isEmpty()) {
            problems.add("settings.routing-wanted", path);
            return Terms.FREE;
        }
        return new Terms(least, most, price, only);
    }

    private Set<String> only(String path, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Set.of();
        }
        if (!node.isArray()) {
            problems.add("settings.list-wanted", path);
            return Set.of();
        }
        return node.valueStream()
                .map(word -> texts.in(path, word).toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<Tier> tier(String path, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        var text = texts.in(path, node);
        var names = Arrays.stream(Tier.values()).map(Tier::word);
        var all = names.toList();
        if (!all.contains(text)) {
            problems.add("settings.choice-wanted", path, text, String.join(", ", all));
            return Optional.empty();
        }
        return Optional.of(Tier.valueOf(text.toUpperCase(Locale.ROOT)));
    }

    private double price(String path, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return 1;
        }
        var text = texts.in(path, node);
        if (!PRICE.matcher(text).matches() || Double.parseDouble(text) == 0) {
            problems.add("settings.price-wanted", path, text);
            return 1;
        }
        return Double.parseDouble(text);
    }
}
