package dev.kotae.slack;

import dev.kotae.chat.Address;
import dev.kotae.chat.Platform;
import dev.kotae.memory.Answers;
import dev.kotae.memory.Inbox;
import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.api.SlackTokens;
import dev.kotae.slack.reply.OwnPosts;
import dev.kotae.slack.reply.PostName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Finds the conversation that a message stands in, and whose answer it is.
///
/// @param answers knows whose answer our first message is
/// @param inbox knows where a turn was asked
/// @param api reads messages
/// @param clock bounds the patience with Slack
record SlackPosts(Answers answers, Inbox inbox, SlackApi api, InstantSource clock) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// Where a message stands, as Slack names it.
    record Place(String channel, String ts) {
        boolean isDirect() {
            return channel.startsWith("D");
        }
    }

    /// A message in its conversation.
    ///
    /// @param answer the name of the answer's post or the turn's id, or empty
    record Post(Address address, String answer) {}

    /// A message of ours that the store knows by its name.
    Optional<Post> known(String workspace, Place place) {
        var tenant = SlackTokens.tenant(workspace);
        return PostName.of(place.channel(), place.ts()).stream()
                .flatMap(name -> known(tenant, name).stream())
                .findFirst();
    }

    private Optional<Post> known(String tenant, String name) {
        return answers.at(tenant, name)
                .flatMap(inbox::find)
                .filter(turn -> turn.tenant().equals(tenant))
                .map(turn -> new Post(Address.of(tenant, turn.lane()), name));
    }

    /// Any message, as Slack tells of it. Calls Slack.
    ///
    /// @return empty where there is no such message
    /// @throws dev.kotae.slack.api.SlackRefusal when Slack does not tell
    Optional<Post> asked(String workspace, Place place) {
        var form =
                Map.of(
                        "channel",
                        place.channel(),
                        "ts",
                        place.ts(),
                        "limit",
                        "1",
                        "include_all_metadata",
                        "true");
        return api
                .call(
                        SlackMethod.CONVERSATIONS_REPLIES,
                        new SlackPlace(workspace, place.channel(), place.ts()),
                        form,
                        clock.instant().plus(PATIENCE))
                .list("messages")
                .stream()
                .filter(message -> message.text("ts").equals(place.ts()))
                .findFirst()
                .map(message -> post(workspace, place, message));
    }

    private Post post(String workspace, Place place, SlackJson message) {
        var thread =
                place.isDirect() ? message.text("thread_ts") : message.firstText("thread_ts", "ts");
        var root = OwnPosts.turn(message);
        var standing = answers.standing(SlackTokens.tenant(workspace), root);
        return new Post(
                new Address(Platform.SLACK, workspace, place.channel(), thread),
                standing.map(answer -> answer.turn().id()).orElse(root));
    }
}
