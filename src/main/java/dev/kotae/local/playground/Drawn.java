package dev.kotae.local.playground;

import dev.kotae.local.WireCall;
import dev.kotae.local.slack.Happening;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.Room;
import dev.kotae.local.slack.SharedFile;
import dev.kotae.local.slack.Someone;
import dev.kotae.local.slack.Workspace;
import dev.kotae.local.wire.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What the page is sent, as JSON.
public final class Drawn {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Drawn() {}

    /// An empty object to be filled.
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// A member.
    public static ObjectNode person(Someone person) {
        return object().put("id", person.id())
                .put("handle", person.handle())
                .put("name", person.name())
                .put("bot", person.bot())
                .put("role", person.role().name().toLowerCase(Locale.ROOT));
    }

    /// A room.
    public static ObjectNode room(Room room) {
        return object().put("id", room.id())
                .put("name", room.name())
                .put("direct", room.direct())
                .put("hidden", room.hidden())
                .put("members", room.members().size());
    }

    /// A message. What a person wrote is shown by its text; Slack's blocks of it say the same.
    public static ObjectNode post(Post post) {
        var drawn = object().put("channel", post.channel()).put("ts", post.ts());
        drawn.put("thread", post.isRoot() ? "" : post.thread()).put("author", post.author());
        drawn.put("whispered", !post.onlyFor().isEmpty()).put("streaming", post.streaming());
        drawn.put("edited", !post.edited().isEmpty());
        drawn.put("text", post.content().text()).put("markdown", post.content().markdown());
        drawn.set("blocks", isByBot(post) ? post.content().blocks() : MAPPER.createArrayNode());
        drawn.set("work", post.content().work());
        drawn.put("stopped", post.stopped()).put("gone", post.isGravestone());
        post.content().files().forEach(file -> drawn.withArray("files").add(file(file)));
        var reactions = drawn.putObject("reactions");
        post.reactions().forEach((name, users) -> users.forEach(reactions.putArray(name)::add));
        return drawn;
    }

    private static ObjectNode file(SharedFile file) {
        return object().put("id", file.id())
                .put("name", file.name())
                .put("type", file.mimetype())
                .put("size", file.size());
    }

    /// Something that happened, under the name of its event.
    public static ObjectNode happening(Happening happening) {
        return switch (happening) {
            case Happening.Posted(var post) -> event("post").set("post", post(post));
            case Happening.Changed(var _, var post) -> event("post").set("post", post(post));
            case Happening.Appended(var post, var more) -> appended(post, more);
            case Happening.Removed(var post) ->
                    event("remove").put("channel", post.channel()).put("ts", post.ts());
            case Happening.Doing(var channel, var thread, var text) ->
                    event("doing").put("channel", channel).put("thread", thread).put("text", text);
            case Happening.Suggested(var channel, var suggestions) -> {
                var event = event("suggest").put("channel", channel);
                var list = event.putArray("suggestions");
                suggestions.forEach(one ->
                        list.addObject().put("title", one.title()).put("message", one.message()));
                yield event;
            }
            case Happening.Staged staged -> Staging.drawn(staged);
        };
    }

    private static boolean isByBot(Post post) {
        return post.author().equals(Workspace.BOT);
    }

    private static ObjectNode appended(Post post, String more) {
        var event = event("append").put("channel", post.channel()).put("ts", post.ts());
        event.put("from", post.content().markdown().length() - more.length()).put("more", more);
        event.set("work", post.content().work());
        return event.set("blocks", post.content().blocks());
    }

    /// An event that says no more than its name.
    public static ObjectNode event(String name) {
        return object().put("event", name);
    }

    /// A call on the wire, its times in milliseconds from `begun`.
    public static ObjectNode call(WireCall call, Instant begun) {
        var drawn = object().put("service", call.service());
        drawn.put("method", call.request().method()).put("path", call.request().path());
        drawn.put("request", call.request().body()).put("status", call.response().status());
        drawn.put("whole", call.response().whole());
        drawn.put("started", millis(begun, call.started()));
        drawn.put("firstByte", millis(begun, call.firstByte()));
        drawn.put("ended", millis(begun, call.ended()));
        call.response().parts().forEach(drawn.putArray("response")::add);
        return drawn;
    }

    /// The passages that a model was told, into a list.
    public static void passages(Evidence evidence, ArrayNode list) {
        for (var told : evidence.passages()) {
            var passage = list.addObject().put("number", told.number());
            passage.put("title", told.title()).put("link", told.link());
            passage.put("text", told.text()).put("score", told.score());
            told.headings().forEach(passage.putArray("headings")::add);
        }
    }

    private static double millis(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e6;
    }
}
