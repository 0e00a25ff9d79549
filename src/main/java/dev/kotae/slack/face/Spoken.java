package dev.kotae.slack.face;

import java.net.URI;

/// Somebody typed `/kotae` and what follows it.
///
/// @param channelName what people call the channel, or empty
/// @param text what follows
/// @param responseUrl where the answer goes; a capability
public record Spoken(
        String workspace,
        String channel,
        String channelName,
        String person,
        String text,
        URI responseUrl) {
    @Override
    public String toString() {
        return "spoken:" + workspace + "/" + channel;
    }
}
