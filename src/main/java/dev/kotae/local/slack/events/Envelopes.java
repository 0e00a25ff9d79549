package dev.kotae.local.slack.events;

import dev.kotae.local.slack.Happening;
import dev.kotae.local.slack.Json;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.Room;
import dev.kotae.local.slack.Timestamp;
import dev.kotae.local.slack.Workspace;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes of what happened the events that Slack would send.
///
/// @param subscribed the events that the app asked for, such as `message.im`
/// @param looking what a person looks at, for what they say to the bot; a missing node where nobody
///   knows
public record Envelopes(
        Workspace workspace,
        InstantSource clock,
        Set<String> subscribed,
        Function<String, JsonNode> looking) {
    public Envelopes {
        subscribed = Set.copyOf(subscribed);
    }

    /// An event that is none of what happens in the workspace, such as `app_home_opened`: in its
    /// envelope, where it was asked for.
    public List<ObjectNode> of(ObjectNode event) {
        var type = event.path("type").asString("");
        return subscribed.contains(type)
                ? List.of(envelope(event.put("event_ts", now())))
                : List.of();
    }

    /// The events of one happening: none, one, or the twins of a mention.
    public List<ObjectNode> of(Happening happening) {
        return switch (happening) {
            case Happening.Posted(var post) when isPublic(post) -> posted(post);
            case Happening.Changed(var before, var after) when isRewritten(before, after) ->
                    message(after.channel(), changed(before, after));
            case Happening.Changed(var before, var after) when isPublic(after) ->
                    reacted(before, after);
            case Happening.Removed(var post) when isPublic(post) ->
                    message(post.channel(), removed(post));
            case Happening.Posted _,
                    Happening.Changed _,
                    Happening.Removed _,
                    Happening.Appended _,
                    Happening.Doing _,
                    Happening.Suggested _,
                    Happening.Staged _ ->
                    List.of();
        };
    }

    private static boolean isPublic(Post post) {
        return post.onlyFor().isEmpty();
    }

    private static boolean isRewritten(Post before, Post after) {
        return isPublic(after) && before.reactions().equals(after.reactions());
    }

    private List<ObjectNode> reacted(Post before, Post after) {
        var events = new ArrayList<ObjectNode>();
        given(before, after).forEach(one -> events.add(reaction("reaction_added", after, one)));
        given(after, before).forEach(one -> events.add(reaction("reaction_removed", after, one)));
        return events.stream()
                .filter(event -> subscribed.contains(event.path("type").asString("")))
                .map(this::envelope)
                .toList();
    }

    /// What stands under the second and not under the first.
    private static List<Given> given(Post first, Post second) {
        var all = new ArrayList<Given>();
        second.reactions()
                .forEach((name, users) ->
                        users.stream()
                                .filter(user ->
                                        !first.reactions()
                                                .getOrDefault(name, List.of())
                                                .contains(user))
                                .forEach(user -> all.add(new Given(name, user))));
        return all;
    }

    private ObjectNode reaction(String type, Post post, Given given) {
        var event = Json.object().put("type", type).put("user", given.user());
        event.put("reaction", given.name()).put("item_user", post.author());
        event.putObject("item")
                .put("type", "message")
                .put("channel", post.channel())
                .put("ts", post.ts());
        return event.put("event_ts", now());
    }

    private List<ObjectNode> posted(Post post) {
        var envelopes = new ArrayList<ObjectNode>();
        boolean direct = room(post).direct();
        if (!direct && mentionsBot(post) && subscribed.contains("app_mention")) {
            envelopes.add(envelope(event(post, "app_mention")));
        }
        var said = event(post, "message").put("channel_type", room(post).type());
        if (!post.content().files().isEmpty()) {
            said.put("subtype", "file_share");
        }
        var seen = looking.apply(post.author());
        if (direct && !seen.isMissingNode()) {
            said.set("app_context", seen);
        }
        envelopes.addAll(message(post.channel(), said));
        return envelopes;
    }

    private static boolean mentionsBot(Post post) {
        return !post.author().equals(Workspace.BOT)
                && post.content().text().contains("<@" + Workspace.BOT + ">");
    }

    private ObjectNode event(Post post, String type) {
        var event = post.json().put("type", type);
        event.put("channel", post.channel()).put("event_ts", post.ts());
        if (!post.isRoot()) {
            workspace.thread(post.channel(), post.thread()).stream()
                    .findFirst()
                    .ifPresent(root -> event.put("parent_user_id", root.author()));
        }
        return event;
    }

    private ObjectNode changed(Post before, Post after) {
        var event = hidden("message_changed", after);
        event.set("message", after.json());
        event.set("previous_message", before.json());
        return event;
    }

    private ObjectNode removed(Post post) {
        var event = hidden("message_deleted", post).put("deleted_ts", post.ts());
        event.set("previous_message", post.json());
        return event;
    }

    private ObjectNode hidden(String subtype, Post post) {
        var ts = now();
        var event = Json.object().put("type", "message").put("subtype", subtype);
        event.put("hidden", true).put("channel", post.channel()).put("ts", ts).put("event_ts", ts);
        return event.put("channel_type", room(post).type());
    }

    private Room room(Post post) {
        return workspace.room(post.channel());
    }

    private String now() {
        return Timestamp.of(clock.instant());
    }

    private List<ObjectNode> message(String channel, ObjectNode event) {
        var wanted =
                switch (workspace.room(channel).type()) {
                    case "im" -> "message.im";
                    case "group" -> "message.groups";
                    case "mpim" -> "message.mpim";
                    default -> "message.channels";
                };
        return subscribed.contains(wanted) ? List.of(envelope(event)) : List.of();
    }

    private ObjectNode envelope(ObjectNode event) {
        var envelope = Json.object().put("token", "deprecated").put("team_id", Workspace.TEAM);
        envelope.put("api_app_id", Workspace.APP).set("event", event);
        envelope.put("type", "event_callback").put("event_id", eventId());
        envelope.put("event_time", clock.instant().getEpochSecond());
        envelope.putArray("authorizations")
                .addObject()
                .putNull("enterprise_id")
                .put("team_id", Workspace.TEAM)
                .put("user_id", Workspace.BOT)
                .put("is_bot", true)
                .put("is_enterprise_install", false);
        return envelope.put("is_ext_shared_channel", isShared(event));
    }

    private boolean isShared(ObjectNode event) {
        var channel = event.path("channel").asString("");
        return workspace.rooms().stream()
                .anyMatch(room -> room.shared() && room.id().equals(channel));
    }

    /// By chance and not by counting: a bot with a store outlives the stand-in, and must not take a
    /// new event for an old one.
    private static String eventId() {
        var random = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
        return "Ev" + random.substring(0, 16);
    }

    /// Somebody's emoji under a message.
    private record Given(String name, String user) {}
}
