package dev.kotae.local;

import dev.kotae.local.slack.Content;
import dev.kotae.local.slack.Json;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.Sessions.Status;
import dev.kotae.local.slack.SharedFile;
import dev.kotae.local.slack.SlackError;
import dev.kotae.local.slack.Typed;
import dev.kotae.local.slack.Workspace;
import dev.kotae.local.slack.clicks.Clicks;
import dev.kotae.local.slack.events.Ends;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What one person does in Slack besides talking: buttons, modals, shortcuts, files, edits, Stop.
/// Made by [SlackStandIn#as]. Every method returns at once; what it causes is on its way to the
/// bot.
///
/// A [SlackError] says that what is to be clicked is not there.
public final class SlackPerson {
    private final String user;
    private final Workspace workspace;
    private final Clicks clicks;
    private final Typed typed;
    private final Supplier<Ends> ends;
    private final Consumer<ObjectNode> events;
    private final Map<String, JsonNode> looking;

    /// @param ends where both sides are; throws while nobody knows
    /// @param events has an event delivered
    /// @param looking what everybody looks at, by user
    SlackPerson(
            String user,
            Workspace workspace,
            Clicks clicks,
            Supplier<Ends> ends,
            Consumer<ObjectNode> events,
            Map<String, JsonNode> looking) {
        this.user = user;
        this.workspace = workspace;
        this.clicks = clicks;
        this.typed = new Typed(workspace);
        this.ends = ends;
        this.events = events;
        this.looking = looking;
    }

    /// Presses a button below a message.
    public void press(String channel, String ts, String action) {
        press(channel, ts, action, "");
    }

    /// Uses a control below a message.
    ///
    /// @param value what is chosen: an option's value, the value of one of two feedback buttons
    public void press(String channel, String ts, String action, String value) {
        clicks.press(ends.get(), user, channel, ts, action, value);
    }

    /// Uses a control of a modal or of the Home tab.
    ///
    /// @param values what stands in the other controls, by action
    public void pressIn(String view, String action, String value, Map<String, String> values) {
        clicks.pressIn(ends.get(), user, view, action, value, values);
    }

    /// Sends a modal off.
    ///
    /// @param values what was entered, by action; several are separated by line feeds
    public void submit(String view, Map<String, String> values) {
        clicks.submit(ends.get(), user, view, values);
    }

    /// Closes a modal.
    public void dismiss(String view) {
        clicks.dismiss(ends.get(), user, view);
    }

    /// Uses a shortcut that belongs to no message.
    public void shortcut(String callback) {
        clicks.shortcut(ends.get(), user, callback);
    }

    /// Uses a message's shortcut.
    public void shortcut(String channel, String ts, String callback) {
        clicks.shortcut(ends.get(), user, channel, ts, callback);
    }

    /// Shares files, with words or without.
    ///
    /// @param thread the root's `ts`, or empty
    /// @param files from [#file]
    public Post share(String channel, String text, String thread, List<SharedFile> files) {
        return workspace.post(channel, thread, user, typed.content(text).with(files));
    }

    /// Brings a file in, for [#share].
    public SharedFile file(String name, byte[] content) {
        return workspace.files().keep(ends.get().self(), user, name, content);
    }

    /// Brings a file in as Slack has some.
    ///
    /// @param mode such as `tombstone`
    /// @param access `visible` or `check_file_info`
    public SharedFile file(String name, byte[] content, String mode, String access) {
        return workspace.files().keep(ends.get().self(), user, name, content, mode, access);
    }

    /// Changes what they said.
    public void edit(String channel, String ts, String text) {
        workspace.change(
                channel,
                ts,
                before -> {
                    mustBeMine(before, "cant_update_message");
                    var content = typed.content(text).with(before.content().files());
                    return before.saying(content, workspace.nextTs());
                });
    }

    /// Slack shows what a link in the message leads to: the words stay the same, and yet an event
    /// tells of a change.
    public void unfurl(String channel, String ts, String url) {
        workspace.change(
                channel,
                ts,
                before -> {
                    var preview = Json.array();
                    preview.addObject().put("type", "divider").put("block_id", url);
                    var content = before.content().plus("", preview);
                    return before.grown(content, false);
                });
    }

    /// Takes back what they said.
    public void delete(String channel, String ts) {
        workspace.remove(channel, ts, post -> mustBeMine(post, "cant_delete_message"));
    }

    private void mustBeMine(Post post, String error) {
        if (!post.author().equals(user)) {
            throw new SlackError(error);
        }
    }

    /// Presses Stop in a thread: Slack ends the streams at once and tells the bot.
    public void stop(String channel, String thread) {
        var streams = Json.array();
        for (var post : workspace.thread(channel, thread)) {
            if (post.streaming()) {
                workspace.change(channel, post.ts(), Post::ended);
                streams.add(post.ts());
            }
        }
        tell("agent_session_stopped", channel, thread, streams);
    }

    private void tell(String type, String channel, String thread, ArrayNode streams) {
        var event = Json.object().put("type", type).put("user", user).put("channel", channel);
        event.put("thread_ts", thread).set("streaming_message_ts", streams);
        events.accept(event);
    }

    /// Gives a session another title.
    public void rename(String channel, String thread, String title) {
        var before = workspace.sessions().find(channel, thread);
        workspace.sessions().rename(channel, thread, title);
        var event = Json.object().put("type", "agent_session_title_changed").put("user", user);
        event.put("channel", channel).put("thread_ts", thread).put("title", title);
        event.put("team_id", Workspace.TEAM);
        before.ifPresent(session -> event.put("previous_title", session.title()));
        events.accept(event);
    }

    /// Opens their Home tab.
    public void openHome() {
        events.accept(opened("home"));
    }

    /// Opens the Messages tab, where an agent greets.
    public void openMessages() {
        var event = opened("messages");
        var seen = looking.get(user);
        event.set("context", seen == null ? Json.object() : seen);
        events.accept(event);
    }

    private ObjectNode opened(String tab) {
        var event = Json.object().put("type", "app_home_opened").put("user", user);
        event.put("channel", Workspace.directMessage(user)).put("tab", tab);
        if (tab.equals("home")) {
            workspace.views().home(user).ifPresent(home -> event.set("view", home.json()));
        }
        return event;
    }

    /// Looks at a channel while talking to the agent.
    public void lookAt(String channel) {
        var entity = Json.object().put("type", "slack#/types/channel_id").put("value", channel);
        var context = Json.object();
        context.putArray("entities").add(entity.put("team_id", Workspace.TEAM));
        looking.put(user, context);
        var event = Json.object().put("type", "app_context_changed").put("user", user);
        event.put("channel", Workspace.directMessage(user));
        event.set("context", context);
        events.accept(event);
    }

    /// Opens the pane of the older assistant view: a thread whose root the bot writes.
    ///
    /// @return the thread's root
    public String openAssistant(String channelInSight) {
        var direct = Workspace.directMessage(user);
        var content = Content.of("New Assistant Thread");
        var root = workspace.post(direct, "", Workspace.BOT, content).ts();
        workspace.sessions().set(direct, root, Status.ACTIVE, "", false);
        var event = Json.object().put("type", "assistant_thread_started");
        var thread = event.putObject("assistant_thread").put("user_id", user);
        thread.put("channel_id", direct).put("thread_ts", root);
        thread.putObject("context")
                .put("channel_id", channelInSight)
                .put("team_id", Workspace.TEAM);
        events.accept(event);
        return root;
    }

    @Override
    public String toString() {
        return "person:" + user;
    }
}
