package dev.kotae.answer;

import java.util.Map;

/// The company's own words to the assistant.
///
/// @param everywhere for every conversation, or empty
/// @param channels for one channel besides, by the platform's channel id
public record Instructions(String everywhere, Map<String, String> channels) {
    /// The company says nothing.
    public static final Instructions NONE = new Instructions("", Map.of());

    public Instructions {
        channels = Map.copyOf(channels);
    }

    String in(String channel) {
        return (everywhere + "\n" + channels.getOrDefault(channel, "")).strip();
    }
}
