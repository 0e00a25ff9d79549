package dev.kotae.local.slack;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// A conversation of the invented workspace.
///
/// @param id Slack's id: `C…` for a channel, `D…` for a direct message
/// @param name without `#`; empty for a direct message, and `mpdm-…` for one of several people
/// @param direct whether it is the direct message of one person with the bot
/// @param hidden whether it is a private channel
/// @param creator who made it; empty for a direct message
/// @param shared whether it is shared with another company
/// @param members ids of those who are in it
public record Room(
        String id,
        String name,
        boolean direct,
        boolean hidden,
        boolean shared,
        String creator,
        List<String> members) {
    public Room {
        members = List.copyOf(members);
    }

    /// What its messages' `channel_type` is: `im`, `mpim`, `group` or `channel`.
    public String type() {
        return direct ? "im" : isOfSeveral() ? "mpim" : hidden ? "group" : "channel";
    }

    private boolean isOfSeveral() {
        return name.startsWith("mpdm-");
    }

    /// As `conversations.info` shows a room.
    public ObjectNode json() {
        var channel = Json.object().put("id", id);
        channel.put("is_channel", !direct).put("is_im", direct);
        channel.put("is_private", direct || hidden).put("created", 1_700_000_000);
        channel.put("is_group", false).put("is_mpim", isOfSeveral()).put("is_archived", false);
        channel.put("is_ext_shared", shared).put("context_team_id", Workspace.TEAM);
        if (direct) {
            return channel.put("user", members.getFirst());
        }
        channel.put("creator", creator);
        channel.put("name", name)
                .put("name_normalized", name)
                .put("is_member", members.contains(Workspace.BOT));
        return channel.put("num_members", members.size());
    }
}
