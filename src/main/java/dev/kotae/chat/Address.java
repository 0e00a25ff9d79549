package dev.kotae.chat;

import java.util.Locale;

/// The place of one conversation. Two addresses are equal when what is said at one belongs to what
/// was said at the other; everything that is remembered is kept under one.
///
/// @param platform whose ids the others are
/// @param workspace the tenant on the platform (Slack: `team_id`), never blank
/// @param channel the room in the workspace (Slack: channel or direct-message id), never blank
/// @param thread the conversation inside the channel (Slack: the root's `ts`); empty where the
///   channel itself is one conversation, as a classic direct message is
public record Address(Platform platform, String workspace, String channel, String thread) {
    public Address {
        if (workspace.isBlank() || channel.isBlank()) {
            throw new IllegalArgumentException(
                    "an address needs workspace and channel: " + workspace + "/" + channel);
        }
    }

    /// Platform and workspace: the first part of every stored key, so that no query crosses it by
    /// mistake.
    public String tenant() {
        return platform.key() + "/" + workspace;
    }

    /// The conversation within its [#tenant]: what is ordered, claimed and remembered as one.
    public String lane() {
        return thread.isEmpty() ? channel : channel + "/" + thread;
    }

    /// The channel itself, in which this is one conversation among others.
    public Address room() {
        return new Address(platform, workspace, channel, "");
    }

    /// The address that has this [#tenant] and [#lane].
    public static Address of(String tenant, String lane) {
        int platform = tenant.indexOf('/');
        int channel = lane.indexOf('/');
        return new Address(
                Platform.valueOf(tenant.substring(0, platform).toUpperCase(Locale.ROOT)),
                tenant.substring(platform + 1),
                channel < 0 ? lane : lane.substring(0, channel),
                channel < 0 ? "" : lane.substring(channel + 1));
    }
}
