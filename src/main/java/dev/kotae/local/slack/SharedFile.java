package dev.kotae.local.slack;

import tools.jackson.databind.node.ObjectNode;

/// A file that somebody shared.
///
/// @param id Slack's id, `F…`
/// @param owner who shared it
/// @param name as it was called on their machine
/// @param mimetype what Slack believes it to be, by its name
/// @param size in bytes
/// @param mode `hosted`, `external`, `snippet`, `tombstone` or `hidden_by_limit`
/// @param access `visible`, or `check_file_info` where an event tells next to nothing
/// @param url where it can be had with the bot's token
public record SharedFile(
        String id,
        String owner,
        String name,
        String mimetype,
        int size,
        String mode,
        String access,
        String url) {
    /// As a message shows it.
    public ObjectNode json() {
        if (!access.equals("visible")) {
            return Json.object().put("id", id).put("mode", mode).put("file_access", access);
        }
        return whole();
    }

    /// As `files.info` shows it.
    public ObjectNode whole() {
        var file = Json.object().put("id", id).put("name", name).put("title", name);
        file.put("mimetype", mimetype).put("filetype", ending()).put("size", size);
        file.put("user", owner).put("user_team", Workspace.TEAM).put("mode", mode);
        file.put("file_access", "visible").put("is_external", mode.equals("external"));
        file.put("is_public", true).put("editable", false);
        if (!mode.equals("tombstone") && !mode.equals("hidden_by_limit")) {
            file.put("url_private", url).put("url_private_download", url + "?download=1");
        }
        return file;
    }

    private String ending() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    @Override
    public String toString() {
        return "file:" + id;
    }
}
