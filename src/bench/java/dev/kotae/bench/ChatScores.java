package dev.kotae.bench;

import dev.kotae.model.Tier;
import dev.kotae.routing.sense.ChatLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// How often the tier of a line of chat is right.
///
/// @param chosen the tiers that were chosen, by the line's id
record ChatScores(List<ChatLine> lines, Map<String, Tier> chosen) {
    static ChatScores of(List<ChatLine> lines, Function<ChatLine, Tier> router) {
        var chosen = new HashMap<String, Tier>();
        lines.forEach(line -> chosen.put(line.id(), router.apply(line)));
        return new ChatScores(lines, chosen);
    }

    private Tier tier(ChatLine line) {
        return chosen.getOrDefault(line.id(), Tier.BALANCED);
    }

    private boolean right(ChatLine line) {
        return tier(line) == line.tier();
    }

    /// The part of these lines that is right; `NaN` of none.
    double accuracy(Predicate<ChatLine> which) {
        return part(which, this::right);
    }

    /// The part of the deep ones that goes to the deep model.
    double deepRecall(String lang) {
        return part(line -> line.lang().equals(lang) && line.tier() == Tier.DEEP, this::right);
    }

    /// The part of what goes to the quick model that belongs there.
    double quickPrecision(String lang) {
        return part(line -> line.lang().equals(lang) && tier(line) == Tier.QUICK, this::right);
    }

    /// The part of the pairs of which both halves have the same tier, rightly or not.
    double pairAgreement() {
        var pairs = lines.stream().collect(Collectors.groupingBy(ChatLine::pair)).values();
        return pairs.stream()
                .filter(pair -> pair.size() > 1)
                .mapToInt(pair -> pair.stream().map(this::tier).distinct().count() == 1 ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    /// Of lines that were written to mislead, and of those whose length says the contrary of their
    /// tier: quick ones that are longer than most deep ones, and the other way round.
    double adversarial() {
        return accuracy(line -> {
            int length = line.prompt().length();
            return line.tricky()
                    || (line.tier() == Tier.QUICK && length > usual(line.lang(), Tier.DEEP))
                    || (line.tier() == Tier.DEEP && length < usual(line.lang(), Tier.QUICK));
        });
    }

    private double usual(String lang, Tier tier) {
        var lengths =
                lines.stream()
                        .filter(line -> line.lang().equals(lang) && line.tier() == tier)
                        .mapToInt(line -> line.prompt().length())
                        .sorted()
                        .toArray();
        return lengths.length == 0 ? Double.NaN : lengths[lengths.length / 2];
    }

    private double part(Predicate<ChatLine> which, Predicate<ChatLine> right) {
        return lines.stream()
                .filter(which)
                .mapToInt(line -> right.test(line) ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }
}
