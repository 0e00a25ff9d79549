package dev.kotae.routing;

import dev.kotae.model.Lineup;
import dev.kotae.model.ModelCard;
import dev.kotae.model.Tier;
import dev.kotae.routing.Ask.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// What the company allows and wants to pay for where a question is asked. The settings give them
/// by channel; the state of the budget tightens them.
///
/// @param least the least that is used here
/// @param most the most that is used here, whoever asks for more
/// @param price how much better the answer of a dearer model has to be: 1 as shipped, 2 for twice
///   as much, 0.5 for half
/// @param only the words of the tiers and of the models that may answer here, at least one tier
///   within the bounds; empty where all may
public record Terms(Tier least, Tier most, double price, Set<String> only) {
    /// Everything is allowed, at the usual price.
    public static final Terms FREE = new Terms(Tier.QUICK, Tier.DEEP, 1);

    public Terms {
        only = Set.copyOf(only);
        if (!(price > 0) || tiers(least, most, only).isEmpty()) {
            throw new IllegalArgumentException(
                    least + " to " + most + " at " + price + ", only " + only);
        }
    }

    /// All models within bounds.
    public Terms(Tier least, Tier most, double price) {
        this(least, most, price, Set.of());
    }

    /// The tiers that these would leave.
    public static List<Tier> tiers(Tier least, Tier most, Set<String> only) {
        return Arrays.stream(Tier.values())
                .filter(tier -> isBetween(least, most, tier))
                .filter(tier -> only.isEmpty() || only.contains(Named.of(tier).word()))
                .toList();
    }

    private static boolean isBetween(Tier least, Tier most, Tier tier) {
        return tier.compareTo(least) >= 0 && tier.compareTo(most) <= 0;
    }

    /// The same where money is short: nothing beyond `limit`, unless nothing else is allowed, at a
    /// higher price.
    ///
    /// @param factor 1 or more
    public Terms tightened(Tier limit, double factor) {
        var top = within(limit);
        var bottom = top.compareTo(least) < 0 ? top : least;
        return new Terms(bottom, top, price * factor, only);
    }

    /// The nearest tier that is allowed, a cheaper one before a dearer one.
    Tier within(Tier tier) {
        var tiers = tiers(least, most, only);
        return tiers.stream()
                .filter(allowed -> allowed.compareTo(tier) <= 0)
                .max(Tier::compareTo)
                .orElse(tiers.getFirst());
    }

    /// The model, or the nearest tier where it may not answer here.
    Named within(Named model) {
        var tier = model.tier();
        boolean called = !model.equals(Named.of(tier));
        return called && allow(model) ? model : Named.of(within(tier));
    }

    private boolean allow(Named model) {
        return (only.isEmpty() || only.contains(model.word()))
                && isBetween(least, most, model.tier());
    }

    /// Whether a model may be told what is said here: the bounds are those of answers alone.
    public boolean admit(ModelCard card, Lineup lineup) {
        return new Terms(Tier.QUICK, Tier.DEEP, price, only).allow(card, lineup);
    }

    /// Whether a model may answer here: by one of the words that it is called by.
    public boolean allow(ModelCard card, Lineup lineup) {
        return Arrays.stream(Tier.values())
                        .filter(tier -> lineup.cards(tier).contains(card))
                        .anyMatch(tier -> allow(Named.of(tier)))
                || lineup.called().entrySet().stream()
                        .filter(call -> call.getValue().contains(card))
                        .anyMatch(call -> allow(new Named(call.getKey(), card.tier())));
    }
}
