package dev.kotae.app.command;

import static java.util.Comparator.comparing;

import dev.kotae.model.Catalogue;
import dev.kotae.model.ModelCard;
import dev.kotae.model.Offer;
import dev.kotae.model.Tier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/// Which of the models that an account may use the settings should name: of several under one word
/// the one whose price is known, the newest, and of its ids the one that keeps requests closest to
/// the region.
///
/// @param offers what may be used, by maker and name
/// @param region such as `ap-northeast-1`
record Proposal(List<Offer> offers, String region) {
    /// These call a tier.
    private static final Set<String> TIERS = Set.of("opus", "sonnet", "haiku");

    private static final String MAKER_OF_STANDARD = "Anthropic";

    private static final Pattern GEOGRAPHY =
            Pattern.compile("^(?:us-gov|us|eu|jp|apac|au|ca|in|global)\\.");

    /// Day and version of a release.
    private static final Pattern RELEASE = Pattern.compile("(-\\d{8})?(-v\\d+)?(:.*)?$");

    /// What follows the name of a family: `3-3-70b-instruct`, `-k2`, `r1`.
    private static final Pattern VERSION = Pattern.compile("(?:[-_][a-z]?|^[a-z])?\\d.*$");

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /// A number that is no less is that of a month, as in `2407`.
    private static final int FIRST_MONTH = 1_000;

    Proposal {
        offers = List.copyOf(offers);
    }

    /// The id for a tier: Anthropic's newest where there is one, else another of the tier whose
    /// price is known.
    Optional<String> of(Tier tier) {
        var standard = Catalogue.card(Catalogue.standard(tier, region)).name();
        return offers.stream()
                .filter(offer -> card(offer).tier() == tier && card(offer).price().known())
                .min(
                        comparing((Offer offer) -> !card(offer).name().equals(standard))
                                .thenComparing(offer -> !offer.provider().equals(MAKER_OF_STANDARD))
                                .thenComparing(better()))
                .map(Offer::id);
    }

    /// The ids for words that people would say, such as `llama` for
    /// `us.meta.llama3-3-70b-instruct-v1:0`, in the order of the offers.
    SequencedMap<String, String> words() {
        var best = new LinkedHashMap<String, Offer>();
        for (var offer : offers) {
            var word = word(offer.id());
            if (!TIERS.contains(word)) {
                best.merge(
                        word,
                        offer,
                        (one, other) -> better().compare(one, other) <= 0 ? one : other);
            }
        }
        var ids = new LinkedHashMap<String, String>();
        best.forEach((word, offer) -> ids.put(word, offer.id()));
        return ids;
    }

    private Comparator<Offer> better() {
        return comparing((Offer offer) -> !card(offer).price().known())
                .thenComparing(
                        offer -> version(offer.id()), (one, other) -> Arrays.compare(other, one))
                .thenComparingInt(this::distance)
                .thenComparing(Offer::id);
    }

    private int distance(Offer offer) {
        return switch (offer.how()) {
            case ON_DEMAND -> 0;
            case PROFILE -> offer.id().startsWith(Catalogue.geography(region) + ".") ? 1 : 2;
        };
    }

    private static ModelCard card(Offer offer) {
        return Catalogue.card(offer.id());
    }

    private static int[] version(String id) {
        return NUMBER.matcher(model(id))
                .results()
                .filter(number -> number.group().length() < 9)
                .mapToInt(number -> Integer.parseInt(number.group()))
                .filter(number -> number < FIRST_MONTH)
                .toArray();
    }

    private static String word(String id) {
        var family = model(id).replaceFirst("^claude-", "").replaceFirst("^gpt-oss.*", "gpt-oss");
        var word =
                VERSION.matcher(family).replaceFirst("").replaceFirst("-(large|small|text)$", "");
        return word.isEmpty() ? maker(id) : word;
    }

    /// Without its maker and its release.
    private static String model(String id) {
        var base = base(id);
        return RELEASE.matcher(base.substring(base.indexOf('.') + 1)).replaceFirst("");
    }

    private static String maker(String id) {
        var base = base(id);
        int dot = base.indexOf('.');
        return dot < 0 ? base : base.substring(0, dot);
    }

    private static String base(String id) {
        return GEOGRAPHY.matcher(id.substring(id.lastIndexOf('/') + 1)).replaceFirst("");
    }
}
