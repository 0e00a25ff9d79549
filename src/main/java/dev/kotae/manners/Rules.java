package dev.kotae.manners;

import dev.kotae.memory.Preferences.Listening;
import dev.kotae.memory.Preferences.Wishes;
import java.util.Map;
import java.util.Optional;

/// What whoever runs Kotae has settled about channels. What is asked for in a channel itself goes
/// before.
///
/// @param listening when Kotae takes part in a channel of which nothing else is said
/// @param channels what holds in one channel, by the platform's channel id
public record Rules(Listening listening, Map<String, Wishes> channels) {
    /// Nothing is settled: after it was called in a thread, Kotae listens there.
    public static final Rules NONE = new Rules(Listening.THREAD, Map.of());

    public Rules {
        channels = Map.copyOf(channels);
    }

    /// What holds in a channel where nobody asked for anything else; the listening is always there.
    Wishes in(String channel) {
        return channels.getOrDefault(channel, Wishes.NONE)
                .or(Wishes.NONE.listening(Optional.of(listening)));
    }
}
