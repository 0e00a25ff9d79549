package dev.kotae.app;

import dev.kotae.Soon;
import dev.kotae.app.house.Closing;
import dev.kotae.app.house.House;
import dev.kotae.app.house.Service;
import dev.kotae.app.house.StandIns;
import dev.kotae.app.house.TemporaryStore;
import dev.kotae.app.settings.Key;
import dev.kotae.app.settings.Settings;
import dev.kotae.doctor.Secret;
import dev.kotae.local.RetrySchedule;
import dev.kotae.local.SlackPerson;
import dev.kotae.local.SlackStandIn;
import dev.kotae.local.WireTap;
import dev.kotae.local.slack.Moment;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.View;
import dev.kotae.local.slack.Workspace;
import dev.kotae.memory.AuditTrail.AuditEntry;
import dev.kotae.memory.Ports;
import dev.kotae.memory.TurnRecord.State;
import dev.kotae.store.Store;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The whole of Kotae with the stand-ins for Slack and Bedrock, and people who use it.
final class SlackAtWork implements AutoCloseable {
    static final String BOT = Workspace.BOT;

    private final Closing closing = new Closing();
    final SlackStandIn slack;
    final Settings settings;

    /// @param surface `agent`, `assistant` or `classic`
    SlackAtWork(String surface) throws Exception {
        this(surface, WireTap.NONE, settings -> settings);
    }

    /// @param bedrock hears what Bedrock is asked
    static SlackAtWork tapped(String surface, WireTap bedrock) throws Exception {
        return new SlackAtWork(surface, bedrock, settings -> settings);
    }

    /// @param further what is set besides
    SlackAtWork(String surface, UnaryOperator<Settings> further) throws Exception {
        this(surface, WireTap.NONE, further);
    }

    private SlackAtWork(String surface, WireTap bedrock, UnaryOperator<Settings> further)
            throws Exception {
        var standIns = closing.with(StandIns.open(null, bedrock, true));
        slack =
                closing.with(
                        new SlackStandIn(
                                InstantSource.system(),
                                new Secret("signing"),
                                new Secret("xoxb-at-work-0000000"),
                                RetrySchedule.SLACK,
                                WireTap.NONE));
        slack.agents(surface.equals("agent"));
        standIns.serve(slack.servlets());
        settings =
                further.apply(
                        standIns.settings(Settings.NONE)
                                .with(closing.with(TemporaryStore.create()).settings())
                                .with(
                                        Map.of(
                                                Key.SLACK_SIGNING_SECRET,
                                                "signing",
                                                Key.SLACK_BOT_TOKEN,
                                                "xoxb-at-work-0000000",
                                                Key.SLACK_API_URL,
                                                standIns.address() + "/api/",
                                                Key.SLACK_SURFACE,
                                                surface,
                                                Key.HTTP_BIND,
                                                "127.0.0.1",
                                                Key.HTTP_PORT,
                                                "0")));
        var service = closing.with(Service.unwatched(settings, Map.of(), new Closing()));
        slack.connect(standIns.address(), service.address().resolve("/slack/events"));
    }

    SlackPerson as(String user) {
        return slack.as(user);
    }

    /// Somebody asks in a channel, and the answer is waited for.
    Post answered(String user, String channel, String question) {
        var asked = slack.say(user, channel, "@Kotae " + question);
        return Soon.found(
                "an answer to " + question,
                () ->
                        said(channel)
                                .filter(post -> post.thread().equals(asked.ts()))
                                .filter(SlackAtWork::isWhole)
                                .findFirst());
    }

    /// Somebody goes on in the thread of an answer, and the next answer there is waited for.
    Post answered(String user, Post before, String question) {
        slack.say(user, before.channel(), "@Kotae " + question, before.thread());
        return Soon.found(
                "an answer to " + question,
                () ->
                        said(before.channel())
                                .filter(post -> post.thread().equals(before.thread()))
                                .filter(post -> at(post).isAfter(at(before)))
                                .filter(SlackAtWork::isWhole)
                                .findFirst());
    }

    /// Another answer in the same post, waited for.
    Post inPlaceOf(Post post, Predicate<Post> another) {
        return Soon.found(
                "another answer in the same post",
                () ->
                        said(post.channel())
                                .filter(one -> one.ts().equals(post.ts()))
                                .filter(SlackAtWork::isWhole)
                                .filter(another)
                                .findFirst());
    }

    /// Somebody asks by `/ask`, and the answer is waited for.
    Post whispered(String user, String channel, String question) {
        var before = Instant.now();
        slack.command(user, channel, "/ask " + question);
        return whisper(user, channel, before);
    }

    /// What we said in a channel to one person alone.
    Stream<Post> whispers(String user, String channel) {
        return said(channel).filter(post -> post.onlyFor().equals(user));
    }

    /// The latest answer that only one person sees, waited for.
    Post whisper(String user, String channel, Instant since) {
        return Soon.found(
                "a private answer",
                () ->
                        whispers(user, channel)
                                .filter(post -> !at(post).isBefore(since))
                                .filter(SlackAtWork::isWhole)
                                .findFirst());
    }

    /// What we said in a channel, oldest first.
    Stream<Post> said(String channel) {
        return slack.messages(channel).stream().filter(post -> post.author().equals(BOT));
    }

    /// Whether an answer stands, with its buttons below.
    static boolean isWhole(Post post) {
        return !post.streaming() && action(post, "kotae_why").isPresent();
    }

    /// A control below a message.
    static Optional<JsonNode> action(Post post, String id) {
        return actions(post.content().drawn()).filter(one -> id(one).equals(id)).findFirst();
    }

    /// All controls in blocks.
    static Stream<JsonNode> actions(JsonNode blocks) {
        return blocks.valueStream()
                .flatMap(block ->
                        Stream.concat(
                                block.path("elements").valueStream(),
                                Stream.of(block.path("accessory"), block.path("element"))))
                .filter(element -> !id(element).isEmpty());
    }

    static String id(JsonNode element) {
        return element.path("action_id").asString("");
    }

    /// The modal before somebody, waited for.
    View modal(String user, String callback) {
        return Soon.found(
                "the modal " + callback,
                () ->
                        slack.workspace().views().stack(user).stream()
                                .filter(view -> callback(view).equals(callback))
                                .findFirst());
    }

    static String callback(View view) {
        return view.shown().path("callback_id").asString("");
    }

    /// Somebody's App Home, as soon as it shows something.
    View home(String user, String words) {
        return Soon.found(
                "App Home with " + words,
                () ->
                        slack.workspace()
                                .views()
                                .home(user)
                                .filter(view -> view.shown().toString().contains(words)));
    }

    /// A note of ours that only one person sees, waited for.
    Post note(String user, String channel, String words) {
        return Soon.found(
                "a note with " + words,
                () ->
                        whispers(user, channel)
                                .filter(post -> post.json().toString().contains(words))
                                .findFirst());
    }

    /// How often a method was called and did its work.
    long calls(String method) {
        return slack.history().stream()
                .filter(Moment.Called.class::isInstance)
                .map(Moment.Called.class::cast)
                .filter(call -> call.method().equals(method) && call.error().isEmpty())
                .count();
    }

    /// What became of the turns, oldest first.
    List<AuditEntry> audits() {
        return stored(ports ->
                Stream.of(State.values())
                        .flatMap(state -> ports.inbox().list(state, 100).stream())
                        .flatMap(one -> ports.auditTrail().of(one.tenant(), one.id()).stream())
                        .distinct()
                        .sorted(Comparator.comparing(AuditEntry::at))
                        .toList());
    }

    /// What is in the store, beside the running service.
    <T> T stored(Function<Ports, T> look) {
        try (var store =
                Store.attach(
                        House.storeSettings(settings),
                        InstantSource.system(),
                        new SecureRandom())) {
            return look.apply(store.ports());
        }
    }

    /// Long enough for what must not happen to have happened.
    static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Instant at(Post post) {
        var parts = post.ts().split("\\.", 2);
        return Instant.ofEpochSecond(Long.parseLong(parts[0]), Long.parseLong(parts[1]) * 1_000);
    }

    List<Post> visible(String channel) {
        return said(channel).filter(post -> post.onlyFor().isEmpty()).toList();
    }

    @Override
    public void close() {
        closing.close();
    }
}
