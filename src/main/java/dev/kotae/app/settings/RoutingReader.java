package dev.kotae.app.settings;

import dev.kotae.model.Tier;
import dev.kotae.routing.Terms;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads `routing.channels`: for each channel, or `*` for all others, which tiers may answer there,
/// and what a better answer may cost.
final class RoutingReader {
    /// What may be said of the strategy, beside the ARN of a prompt router.
    static final List<String> STRATEGIES =
            List.of("learned", "quick", "balanced", "deep", "random");

    private static final Set<String> KEYS = Set.of("least", "most", "price", "only");

    private static final Pattern PRICE = Pattern.compile("\\d{1,3}(\\.\\d{1,3})?");

    private RoutingReader() {}

    /// Whether a strategy is a prompt router of Bedrock.
    static boolean isPromptRouter(String strategy) {
        return strategy.matches("arn:aws[a-z-]*:bedrock:.+:(default-)?prompt-router/.+");
    }

    static Map<String, Terms> read(Branch routing) {
        var channels = new HashMap<String, Terms>();
        if (!routing.node().isObject()) {
            routing.wrong("settings.routing-wanted");
            return channels;
        }
        Ids.at(routing).channels(routing.node().propertyNames());
        routing.named()
                .forEach((id, channel) -> {
                    if (channel.node().isObject()) {
                        channels.put(id, terms(channel));
                    } else {
                        channel.wrong("settings.routing-wanted");
                    }
                });
        return channels;
    }

    private static Terms terms(Branch terms) {
        terms.only(KEYS);
        var least = tier(terms.at("least"), Tier.QUICK);
        var most = tier(terms.at("most"), Tier.DEEP);
        double price = terms.at("price").written().map(RoutingReader::price).orElse(1.0);
        var only = terms.at("only").written().map(RoutingReader::only).orElse(Set.of());
        if (Terms.tiers(least, most, only).isEmpty()) {
            terms.wrong("settings.routing-wanted");
            return Terms.FREE;
        }
        return new Terms(least, most, price, only);
    }

    private static Tier tier(Branch tier, Tier usual) {
        return tier.written().flatMap(written -> written.choice(Tier.values())).orElse(usual);
    }

    private static double price(Branch price) {
        var text = price.text();
        if (!PRICE.matcher(text).matches() || Double.parseDouble(text) == 0) {
            price.wrong("settings.price-wanted", text);
            return 1;
        }
        return Double.parseDouble(text);
    }

    private static Set<String> only(Branch only) {
        if (!only.node().isArray()) {
            only.wrong("settings.list-wanted");
            return Set.of();
        }
        return only.texts().stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
