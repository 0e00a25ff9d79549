package dev.kotae.local.slack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A message.
///
/// @param channel the room that it stands in
/// @param ts Slack's name of it, unique in the room, such as `1700000000.000100`
/// @param thread the `ts` of the thread's root, or empty for a message that is none's reply
/// @param author who wrote it
/// @param onlyFor the one person who sees it, or empty when all do
/// @param content what it says
/// @param streaming whether more is being written
/// @param edited the `ts` of the last change, or empty
/// @param stopped whether a person ended it while it was being written
/// @param reactions the names of emoji, with those who gave them
public record Post(
        String channel,
        String ts,
        String thread,
        String author,
        String onlyFor,
        Content content,
        boolean streaming,
        String edited,
        boolean stopped,
        Map<String, List<String>> reactions) {
    public Post {
        reactions = Map.copyOf(new TreeMap<>(reactions));
    }

    /// What a person would read: the Markdown where there is some, else the text.
    public String text() {
        return content.markdown().isEmpty() ? content.text() : content.markdown();
    }

    /// Whether it stands in the room's main list.
    public boolean isRoot() {
        return thread.isEmpty() || thread.equals(ts);
    }

    /// Rewritten, with which a stream is over.
    ///
    /// @param at the `ts` of the change
    public Post saying(Content newContent, String at) {
        return new Post(
                channel, ts, thread, author, onlyFor, newContent, false, at, stopped, reactions);
    }

    /// Longer by what a stream brought.
    ///
    /// @param goesOn whether more is to come
    public Post grown(Content newContent, boolean goesOn) {
        return new Post(
                channel,
                ts,
                thread,
                author,
                onlyFor,
                newContent,
                goesOn,
                edited,
                stopped,
                reactions);
    }

    /// Ended by a person, with what had been said until then.
    public Post ended() {
        return new Post(
                channel, ts, thread, author, onlyFor, content, false, edited, true, reactions);
    }

    /// What Slack leaves of a message that was deleted although there are replies (slack-edge pull
    /// request 10, matterbridge issue 600).
    Post buried() {
        var words = Content.of("This message was deleted.");
        return new Post(channel, ts, ts, Workspace.SLACKBOT, "", words, false, "", false, Map.of());
    }

    /// Whether it is all that is left of a message.
    public boolean isGravestone() {
        return author.equals(Workspace.SLACKBOT) && onlyFor.isEmpty();
    }

    /// With somebody's emoji.
    ///
    /// @throws SlackError `already_reacted`
    public Post with(String emoji, String user) {
        var users = new ArrayList<>(reactions.getOrDefault(emoji, List.of()));
        if (users.contains(user)) {
            throw new SlackError("already_reacted");
        }
        users.add(user);
        return reacted(emoji, users);
    }

    /// Without somebody's emoji.
    ///
    /// @throws SlackError `no_reaction`
    public Post without(String emoji, String user) {
        var users = new ArrayList<>(reactions.getOrDefault(emoji, List.of()));
        if (!users.remove(user)) {
            throw new SlackError("no_reaction");
        }
        return reacted(emoji, users);
    }

    private Post reacted(String emoji, List<String> users) {
        var all = new TreeMap<>(reactions);
        all.put(emoji, List.copyOf(users));
        all.values().removeIf(List::isEmpty);
        return new Post(
                channel, ts, thread, author, onlyFor, content, streaming, edited, stopped, all);
    }

    /// As Slack shows a message in answers and events.
    public ObjectNode json() {
        var message = Json.object().put("type", "message").put("user", author).put("ts", ts);
        message.put("text", content.fallback()).put("team", Workspace.TEAM);
        if (isGravestone()) {
            return message.put("subtype", "tombstone")
                    .put("hidden", true)
                    .put("thread_ts", thread)
                    .put("parent_user_id", Workspace.SLACKBOT);
        }
        if (author.equals(Workspace.BOT)) {
            message.put("bot_id", Workspace.BOT_ID).put("app_id", Workspace.APP);
            message.putObject("bot_profile")
                    .put("id", Workspace.BOT_ID)
                    .put("app_id", Workspace.APP)
                    .put("name", "Kotae")
                    .put("deleted", false)
                    .put("team_id", Workspace.TEAM);
        } else {
            var name = (channel + ts).getBytes(StandardCharsets.UTF_8);
            message.put("client_msg_id", UUID.nameUUIDFromBytes(name).toString());
        }
        var blocks = content.drawn();
        if (!blocks.isEmpty()) {
            message.set("blocks", blocks);
        }
        if (!content.files().isEmpty()) {
            content.files().forEach(file -> message.withArray("files").add(file.json()));
            message.put("upload", false);
        }
        if (!thread.isEmpty()) {
            message.put("thread_ts", thread);
        }
        if (!edited.isEmpty()) {
            message.putObject("edited").put("user", author).put("ts", edited);
        }
        if (!reactions.isEmpty()) {
            message.set("reactions", drawnReactions());
        }
        return message;
    }

    private ArrayNode drawnReactions() {
        var drawn = Json.array();
        new TreeMap<>(reactions)
                .forEach((name, users) -> {
                    var one = drawn.addObject().put("name", name);
                    one.put("count", users.size());
                    users.forEach(one.withArray("users")::add);
                });
        return drawn;
    }

    @Override
    public String toString() {
        return "post:" + channel + "/" + ts;
    }
}
