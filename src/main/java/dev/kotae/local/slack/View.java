package dev.kotae.local.slack;

import tools.jackson.databind.node.ObjectNode;

/// A modal or somebody's Home tab.
///
/// @param id Slack's id, `V…`
/// @param user who sees it
/// @param hash changes with every change
/// @param root the id of the lowest modal of its stack; its own where it is that
/// @param previous the id of the modal below, or empty
/// @param shown `type`, `title`, `blocks` and so on, as the bot gave it, every block with an id
public record View(
        String id, String user, String hash, String root, String previous, ObjectNode shown) {
    public View {
        shown = shown.deepCopy();
    }

    /// As Slack shows it in answers and payloads.
    public ObjectNode json() {
        var view = shown.deepCopy().put("id", id).put("team_id", Workspace.TEAM);
        view.put("app_id", Workspace.APP).put("bot_id", Workspace.BOT_ID).put("hash", hash);
        view.put("root_view_id", root).put("app_installed_team_id", Workspace.TEAM);
        if (previous.isEmpty()) {
            view.putNull("previous_view_id");
        } else {
            view.put("previous_view_id", previous);
        }
        for (var name : new String[] {"private_metadata", "callback_id", "external_id"}) {
            if (!view.has(name)) {
                view.put(name, "");
            }
        }
        for (var name : new String[] {"clear_on_close", "notify_on_close"}) {
            if (!view.has(name)) {
                view.put(name, false);
            }
        }
        if (!view.has("state")) {
            view.putObject("state").putObject("values");
        }
        return view;
    }

    /// The same with other content.
    View showing(ObjectNode other, String newHash) {
        return new View(id, user, newHash, root, previous, other);
    }

    @Override
    public String toString() {
        return "view:" + id;
    }
}
