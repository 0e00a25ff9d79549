package dev.kotae.routing;

import java.util.Map;

/// Which terms hold for a question. Whoever knows the state of a budget wraps the company's policy
/// and tightens what it gives.
@FunctionalInterface
public interface Policy {
    /// Everything is allowed everywhere.
    Policy FREE = _ -> Terms.FREE;

    /// The channel in which the terms of all others stand.
    String EVERYWHERE = "*";

    /// The terms for one question. Asked for each; microseconds.
    Terms on(Ask ask);

    /// Terms by channel.
    ///
    /// @param channels by the platform's channel id; [#EVERYWHERE] for all others
    static Policy of(Map<String, Terms> channels) {
        return ask -> in(channels, ask.channel());
    }

    /// The terms of one channel.
    ///
    /// @param channels as of [#of]
    static Terms in(Map<String, Terms> channels, String channel) {
        var everywhere = channels.getOrDefault(EVERYWHERE, Terms.FREE);
        return channels.getOrDefault(channel, everywhere);
    }
}
