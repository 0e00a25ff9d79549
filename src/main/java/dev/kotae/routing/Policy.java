package dev.kotae.routing;

import java.util.Map;

/// Which terms hold where.
///
/// @param channels by the platform's channel id; [#EVERYWHERE] for all others
public record Policy(Map<String, Terms> channels) {
    /// Everything is allowed everywhere.
    public static final Policy FREE = new Policy(Map.of());

    /// The channel in which the terms of all others stand.
    public static final String EVERYWHERE = "*";

    public Policy {
        channels = Map.copyOf(channels);
    }

    /// The same terms wherever somebody asks.
    public static Policy everywhere(Terms terms) {
        return new Policy(Map.of(EVERYWHERE, terms));
    }

    /// The terms of one channel.
    public Terms in(String channel) {
        var everywhere = channels.getOrDefault(EVERYWHERE, Terms.FREE);
        return channels.getOrDefault(channel, everywhere);
    }
}
