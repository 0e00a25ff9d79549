package dev.kotae.routing;

import dev.kotae.model.Tier;

/// What the company allows and wants to pay for where a question is asked. The settings give them
/// by channel; the state of the budget tightens them.
///
/// @param least the least that is used here
/// @param most the most that is used here, whoever asks for more
/// @param price how much better the answer of a dearer model has to be: 1 as shipped, 2 for twice
///   as much, 0.5 for half
public record Terms(Tier least, Tier most, double price) {
    /// Everything is allowed, at the usual price.
    public static final Terms FREE = new Terms(Tier.QUICK, Tier.DEEP, 1);

    public Terms {
        if (least.compareTo(most) > 0 || !(price > 0)) {
            throw new IllegalArgumentException(least + " to " + most + " at " + price);
        }
    }

    /// The same where money is short: nothing beyond `limit`, at a higher price. This is how the
    /// state of a budget reaches the router.
    ///
    /// @param factor 1 or more
    public Terms tightened(Tier limit, double factor) {
        var top = min(most, limit);
        return new Terms(min(least, top), top, price * factor);
    }

    /// The nearest tier that is allowed.
    Tier within(Tier tier) {
        return tier.compareTo(least) < 0 ? least : min(tier, most);
    }

    private static Tier min(Tier one, Tier other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
