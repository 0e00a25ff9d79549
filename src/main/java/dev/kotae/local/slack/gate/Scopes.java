package dev.kotae.local.slack.gate;

import java.util.Map;
import java.util.Set;

/// What a token needs for a method (docs.slack.dev, the methods' own pages, read September 2026).
public final class Scopes {
    /// All that Kotae can make use of.
    public static final Set<String> ALL =
            Set.of(
                    "app_mentions:read",
                    "assistant:write",
                    "channels:history",
                    "channels:read",
                    "chat:write",
                    "commands",
                    "files:read",
                    "groups:history",
                    "groups:read",
                    "im:history",
                    "im:read",
                    "im:write",
                    "mpim:history",
                    "mpim:read",
                    "reactions:read",
                    "reactions:write",
                    "usergroups:read",
                    "users:read");

    private static final Map<String, String> NEEDED =
            Map.ofEntries(
                    Map.entry("agents.sessions.setStatus", "chat:write"),
                    Map.entry("agents.sessions.rename", "chat:write"),
                    Map.entry("assistant.threads.setStatus", "chat:write"),
                    Map.entry("assistant.threads.setTitle", "assistant:write"),
                    Map.entry("assistant.threads.setSuggestedPrompts", "assistant:write"),
                    Map.entry("chat.postMessage", "chat:write"),
                    Map.entry("chat.postEphemeral", "chat:write"),
                    Map.entry("chat.update", "chat:write"),
                    Map.entry("chat.delete", "chat:write"),
                    Map.entry("chat.startStream", "chat:write"),
                    Map.entry("chat.appendStream", "chat:write"),
                    Map.entry("chat.stopStream", "chat:write"),
                    Map.entry("conversations.history", "history"),
                    Map.entry("conversations.replies", "history"),
                    Map.entry("conversations.info", "read"),
                    Map.entry("conversations.members", "read"),
                    Map.entry("conversations.open", "im:write"),
                    Map.entry("files.info", "files:read"),
                    Map.entry("reactions.add", "reactions:write"),
                    Map.entry("reactions.remove", "reactions:write"),
                    Map.entry("reactions.get", "reactions:read"),
                    Map.entry("usergroups.users.list", "usergroups:read"),
                    Map.entry("users.info", "users:read"),
                    Map.entry("users.list", "users:read"));

    private Scopes() {}

    /// The scope that is missing for a call, or empty.
    ///
    /// @param granted empty for everything
    /// @param room what kind of room it is about, as its messages' `channel_type`; or empty
    public static String missing(String method, Set<String> granted, String room) {
        var needed = NEEDED.getOrDefault(method, "");
        if (needed.equals("history") || needed.equals("read")) {
            needed = family(room) + needed;
        }
        return granted.isEmpty() || needed.isEmpty() || granted.contains(needed) ? "" : needed;
    }

    private static String family(String room) {
        return switch (room) {
            case "im", "mpim" -> room + ":";
            case "group" -> "groups:";
            default -> "channels:";
        };
    }
}
