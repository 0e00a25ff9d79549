package dev.kotae.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.slash_commands.SlashCommandPayloadParser;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.webhook.Payload;
import dev.kotae.Soon;
import dev.kotae.doctor.Secret;
import dev.kotae.local.slack.Moment;
import dev.kotae.local.slack.Workspace;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the stand-in writes down, and what it does wrong when it is told to.
class SlackHistoryTest {
    private static final String TOKEN = "xoxb-local-playground-token";
    private static final String DIRECT = Workspace.directMessage(Workspace.EMMA);
    private static final String MARK =
            "{\"event_type\":\"kotae_answer\",\"event_payload\":{\"turn\":\"t1\",\"part\":\"1\"}}";

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-23T09:00:00Z"));
    private final SlackStandIn slack =
            new SlackStandIn(
                    now::get,
                    new Secret("signing"),
                    new Secret(TOKEN),
                    new RetrySchedule(Duration.ofSeconds(5), List.of(Duration.ZERO)),
                    WireTap.NONE);
    private LoopbackServer server;
    private RecordingBot bot;
    private MethodsClient client;

    @BeforeEach
    void open() throws Exception {
        server = LoopbackServer.serve(slack.servlets());
        bot = new RecordingBot();
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(server.uri() + "/api/");
        client = Slack.getInstance(config).methods(TOKEN);
    }

    @AfterEach
    void close() throws Exception {
        slack.close();
        bot.close();
        server.close();
    }

    @Test
    void every_attempt_to_deliver_a_question_is_written_down() throws Exception {
        slack.connect(server.uri(), bot.uri());
        bot.willAnswer(503, "", Duration.ZERO);
        var question = slack.say(Workspace.EMMA, DIRECT, "How many days?");
        bot.next();
        bot.next();
        awaitMoments(Moment.Delivered.class, 2);

        var attempts = moments(Moment.Delivered.class);
        assertThat(attempts).extracting(Moment.Delivered::attempt).containsExactly(0, 1);
        assertThat(attempts).extracting(Moment.Delivered::status).containsExactly(503, 200);
        assertThat(attempts).extracting(Moment.Delivered::accepted).containsExactly(false, true);
        assertThat(attempts.getFirst().request()).isEqualTo(attempts.getLast().request());
        assertThat(attempts.getFirst().request())
                .extracting(Moment.Request::channel, Moment.Request::ts, Moment.Request::text)
                .containsExactly(DIRECT, question.ts(), "How many days?");
    }

    @Test
    void a_stream_is_seen_to_grow_and_bears_its_mark_once_it_has_ended() throws Exception {
        var root = slack.say(Workspace.EMMA, DIRECT, "question").ts();
        var ts =
                client.chatStartStream(r -> r.channel(DIRECT).threadTs(root).markdownText("a"))
                        .getTs();
        client.chatAppendStream(r -> r.channel(DIRECT).ts(ts).markdownText("b"));
        client.chatStopStream(r -> r.channel(DIRECT).ts(ts).metadataAsString(MARK));

        var shown =
                moments(Moment.Shown.class).stream()
                        .filter(moment -> moment.post().ts().equals(ts))
                        .toList();
        assertThat(shown)
                .extracting(Moment.Shown::change)
                .containsExactly(
                        Moment.Change.POSTED, Moment.Change.APPENDED, Moment.Change.CHANGED);
        assertThat(shown)
                .extracting(moment -> moment.post().streaming())
                .containsExactly(true, true, false);
        assertThat(shown).extracting(moment -> moment.mark("turn")).containsExactly("", "", "t1");
        assertThat(moments(Moment.Called.class))
                .extracting(Moment.Called::method)
                .containsExactly("chat.startStream", "chat.appendStream", "chat.stopStream");
        var messages =
                client.conversationsReplies(
                                r -> r.channel(DIRECT).ts(root).includeAllMetadata(true))
                        .getMessages();
        assertThat(messages.getLast().getMetadata().getEventPayload()).containsEntry("turn", "t1");
    }

    @Test
    void an_update_without_metadata_leaves_the_mark_as_it_is() throws Exception {
        var ts =
                client.chatPostMessage(r -> r.channel(DIRECT).text("a").metadataAsString(MARK))
                        .getTs();
        client.chatUpdate(r -> r.channel(DIRECT).ts(ts).text("b"));

        assertThat(moments(Moment.Shown.class).getLast().mark("turn")).isEqualTo("t1");
        assertThat(moments(Moment.Shown.class).getLast().post().text()).isEqualTo("b");
    }

    @Test
    void a_post_to_a_response_url_is_tied_to_its_command() throws Exception {
        slack.connect(server.uri(), bot.uri());
        slack.command(Workspace.EMMA, Workspace.HR, "/ask x");
        var payload = new SlashCommandPayloadParser().parse(bot.next().body());
        var body = Payload.builder().text("25 days").build();

        slack.trouble("response_url", 1, new SlackTrouble.Failed(502, true));
        assertThat(Slack.getInstance().send(payload.getResponseUrl(), body).getCode())
                .isEqualTo(502);

        var whispered = moments(Moment.Whispered.class).getFirst();
        assertThat(whispered.command()).isEqualTo(payload.getTriggerId());
        assertThat(whispered.post().text()).isEqualTo("25 days");
        awaitMoments(Moment.Delivered.class, 1);
        assertThat(moments(Moment.Delivered.class).getFirst().request().id())
                .isEqualTo(payload.getTriggerId());
        assertThat(moments(Moment.Called.class).getLast())
                .extracting(Moment.Called::method, Moment.Called::status)
                .containsExactly("response_url", 502);
    }

    @Test
    void a_call_can_be_done_and_fail_or_fail_and_not_be_done() {
        slack.trouble("chat.postMessage", 1, new SlackTrouble.Failed(500, true));
        slack.trouble("chat.postMessage", 1, new SlackTrouble.Failed(502, false));

        assertThat(failure("one").getResponse().code()).isEqualTo(500);
        assertThat(failure("two").getResponse().code()).isEqualTo(502);
        assertThat(slack.messages(DIRECT)).extracting(post -> post.text()).containsExactly("one");
    }

    @Test
    void a_call_can_be_refused_by_name_and_the_history_says_so() throws Exception {
        slack.follow(method ->
                method.equals("chat.update")
                        ? Optional.of(new SlackTrouble.Refused("msg_too_long"))
                        : Optional.empty());
        var ts = client.chatPostMessage(r -> r.channel(DIRECT).text("a")).getTs();

        assertThat(client.chatUpdate(r -> r.channel(DIRECT).ts(ts).text("b")).getError())
                .isEqualTo("msg_too_long");
        assertThat(slack.messages(DIRECT).getFirst().text()).isEqualTo("a");
        assertThat(moments(Moment.Called.class).getLast().error()).isEqualTo("msg_too_long");
        assertThat(moments(Moment.Called.class).getLast().channel()).isEqualTo(DIRECT);
    }

    @Test
    void a_call_can_be_done_long_before_its_answer() throws Exception {
        slack.trouble(
                "chat.postMessage",
                1,
                new SlackTrouble.Slow(Duration.ZERO, Duration.ofMillis(1_500)));
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(server.uri() + "/api/");
        config.setHttpClientCallTimeoutMillis(300);
        var hasty = Slack.getInstance(config).methods(TOKEN);

        assertThat(
                        catchThrowableOfType(
                                IOException.class,
                                () -> hasty.chatPostMessage(r -> r.channel(DIRECT).text("a"))))
                .isNotNull();
        assertThat(slack.messages(DIRECT)).hasSize(1);
    }

    @Test
    void reading_can_be_restricted_as_for_apps_that_are_sold() throws Exception {
        var root = slack.say(Workspace.EMMA, DIRECT, "root").ts();
        for (int i = 0; i < 20; i++) {
            slack.say(Workspace.EMMA, DIRECT, "reply " + i, root);
        }
        slack.restrictReading(true);

        var page = client.conversationsReplies(r -> r.channel(DIRECT).ts(root).limit(200));
        var early =
                catchThrowableOfType(
                        SlackApiException.class,
                        () -> client.conversationsReplies(r -> r.channel(DIRECT).ts(root)));
        now.updateAndGet(time -> time.plusSeconds(60));

        assertThat(page.getMessages()).hasSize(15);
        assertThat(page.isHasMore()).isTrue();
        assertThat(early.getResponse().code()).isEqualTo(429);
        assertThat(early.getResponse().header("Retry-After")).isEqualTo("60");
        assertThat(client.conversationsReplies(r -> r.channel(DIRECT).ts(root)).isOk()).isTrue();
    }

    @Test
    void an_emoji_given_and_taken_back_is_an_event_each() throws Exception {
        slack.subscribe(Set.of("reaction_added", "reaction_removed"));
        var ts = client.chatPostMessage(r -> r.channel(DIRECT).text("answer")).getTs();
        slack.connect(server.uri(), bot.uri());

        slack.react(Workspace.EMMA, DIRECT, ts, "+1::skin-tone-3");
        var added = bot.next().event();
        slack.takeBack(Workspace.EMMA, DIRECT, ts, "+1::skin-tone-3");
        var removed = bot.next().event();

        assertThat(added.path("type").asString()).isEqualTo("reaction_added");
        assertThat(added.path("reaction").asString()).isEqualTo("+1::skin-tone-3");
        assertThat(added.path("item_user").asString()).isEqualTo(Workspace.BOT);
        assertThat(added.at("/item/ts").asString()).isEqualTo(ts);
        assertThat(removed.path("type").asString()).isEqualTo("reaction_removed");
        assertThat(removed.path("user").asString()).isEqualTo(Workspace.EMMA);
    }

    @Test
    void only_the_latest_are_kept() {
        slack.keepHistory(3);
        for (int i = 0; i < 5; i++) {
            slack.say(Workspace.EMMA, DIRECT, "message " + i);
        }

        assertThat(moments(Moment.Shown.class))
                .extracting(moment -> moment.post().text())
                .containsExactly("message 2", "message 3", "message 4");
    }

    private SlackApiException failure(String text) {
        return catchThrowableOfType(
                SlackApiException.class,
                () -> client.chatPostMessage(r -> r.channel(DIRECT).text(text)));
    }

    private <M extends Moment> List<M> moments(Class<M> kind) {
        return slack.history().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void awaitMoments(Class<? extends Moment> kind, int count) throws Exception {
        Soon.holds(() -> moments(kind).size() >= count);
        assertThat(moments(kind)).hasSize(count);
    }
}
