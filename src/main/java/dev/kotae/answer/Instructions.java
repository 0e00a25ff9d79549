package dev.kotae.answer;

import java.util.Map;

/// The company's own words to the assistant.
///
/// @param everywhere for every conversation, or empty
/// @param channels for one channel besides, by the platform's channel id
/// @param unsupported what becomes of sentences that rest on no document
public record Instructions(
        String everywhere, Map<String, String> channels, Unsupported unsupported) {
    /// The company says nothing.
    public static final Instructions NONE = new Instructions("", Map.of());

    public Instructions {
        channels = Map.copyOf(channels);
    }

    /// Words alone; sentences without a document are marked.
    public Instructions(String everywhere, Map<String, String> channels) {
        this(everywhere, channels, Unsupported.MARK);
    }

    /// The same with another fate for sentences without a document.
    public Instructions treating(Unsupported other) {
        return new Instructions(everywhere, channels, other);
    }

    String in(String channel) {
        return (everywhere + "\n" + channels.getOrDefault(channel, "")).strip();
    }
}
