package dev.kotae.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.app_backend.SlackSignature;
import com.slack.api.app_backend.slash_commands.SlashCommandPayloadParser;
import com.slack.api.webhook.Payload;
import dev.kotae.Soon;
import dev.kotae.doctor.Secret;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.Workspace;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the stand-in sends to a bot, as a bot sees it.
class SlackDeliveriesTest {
    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final RetrySchedule QUICK =
            new RetrySchedule(
                    Duration.ofMillis(400),
                    List.of(Duration.ZERO, Duration.ofMillis(20), Duration.ofMillis(40)));

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> Instant.now().plus(ahead.get());
    private final List<WireCall> heard = Collections.synchronizedList(new ArrayList<>());
    private final SlackStandIn slack =
            new SlackStandIn(
                    clock,
                    new Secret(SECRET),
                    new Secret("xoxb-local-playground-token"),
                    QUICK,
                    heard::add);
    private LoopbackServer server;
    private RecordingBot bot;

    @BeforeEach
    void open() throws Exception {
        server = LoopbackServer.serve(slack.servlets());
        bot = new RecordingBot();
        slack.connect(server.uri(), bot.uri());
    }

    @AfterEach
    void close() throws Exception {
        slack.close();
        bot.close();
        server.close();
    }

    @Test
    void an_event_bears_a_signature_that_slacks_own_verifier_accepts() throws Exception {
        slack.say(Workspace.SATO, Workspace.directMessage(Workspace.SATO), "有給休暇は何日ですか？");

        var request = bot.next();
        var timestamp = request.header("X-Slack-Request-Timestamp");
        var verifier = new SlackSignature.Verifier(new SlackSignature.Generator(SECRET));
        var signature = request.header("X-Slack-Signature");
        assertThat(verifier.isValid(timestamp, request.body(), signature)).isTrue();
        assertThat(verifier.isValid(timestamp, request.body() + "\n", signature)).isFalse();
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(request.json().path("type").asString()).isEqualTo("event_callback");
        assertThat(request.json().at("/authorizations/0/user_id").asString())
                .isEqualTo(Workspace.BOT);
        assertThat(request.event().path("type").asString()).isEqualTo("message");
        assertThat(request.event().path("channel_type").asString()).isEqualTo("im");
        assertThat(request.event().path("text").asString()).isEqualTo("有給休暇は何日ですか？");
    }

    @Test
    void a_mention_arrives_twice_under_two_event_ids() throws Exception {
        var post = slack.say(Workspace.EMMA, Workspace.GENERAL, "@kotae What is Q&A?");

        var twins = List.of(bot.next(), bot.next());
        assertThat(twins)
                .extracting(twin -> twin.event().path("type").asString())
                .containsExactlyInAnyOrder("app_mention", "message");
        assertThat(twins)
                .extracting(twin -> twin.json().path("event_id").asString())
                .doesNotHaveDuplicates();
        assertThat(twins)
                .allSatisfy(twin -> {
                    assertThat(twin.event().path("ts").asString()).isEqualTo(post.ts());
                    assertThat(twin.event().path("text").asString())
                            .isEqualTo("<@" + Workspace.BOT + "> What is Q&amp;A?");
                });
    }

    @Test
    void without_the_channel_subscription_a_mention_arrives_once_and_talk_not_at_all()
            throws Exception {
        slack.subscribe(Set.of("app_mention", "message.im"));

        slack.say(Workspace.EMMA, Workspace.GENERAL, "@Kotae hello");
        assertThat(bot.next().event().path("type").asString()).isEqualTo("app_mention");
        slack.say(Workspace.EMMA, Workspace.GENERAL, "among ourselves");
        assertThat(bot.hearsNothingFor(Duration.ofMillis(150))).isTrue();
    }

    @Test
    void a_reply_names_its_thread_and_who_began_it() throws Exception {
        var root = slack.say(Workspace.EMMA, Workspace.HR, "first");
        bot.next();
        slack.say(Workspace.SATO, Workspace.HR, "second", root.ts());

        var event = bot.next().event();
        assertThat(event.path("thread_ts").asString()).isEqualTo(root.ts());
        assertThat(event.path("parent_user_id").asString()).isEqualTo(Workspace.EMMA);
    }

    @Test
    void the_bots_own_posts_and_updates_come_back_as_events() throws Exception {
        var methods = methods();
        var posted = methods.chatPostMessage(r -> r.channel(Workspace.GENERAL).text("one")).getTs();
        methods.chatUpdate(r -> r.channel(Workspace.GENERAL).ts(posted).text("two"));

        var events = List.of(bot.next().event(), bot.next().event());
        assertThat(events)
                .anySatisfy(event ->
                        assertThat(event.path("bot_id").asString("")).isEqualTo(Workspace.BOT_ID))
                .anySatisfy(event -> {
                    assertThat(event.path("subtype").asString("")).isEqualTo("message_changed");
                    assertThat(event.at("/message/text").asString()).isEqualTo("two");
                });
    }

    @Test
    void an_event_that_is_refused_comes_again_three_times() throws Exception {
        for (int i = 0; i < 4; i++) {
            bot.willAnswer(500, "", Duration.ZERO);
        }

        slack.say(Workspace.EMMA, Workspace.directMessage(Workspace.EMMA), "hello");

        var first = bot.next();
        assertThat(first.header("x-slack-retry-num")).isEmpty();
        for (var number : List.of("1", "2", "3")) {
            var again = bot.next();
            assertThat(again.header("x-slack-retry-num")).isEqualTo(number);
            assertThat(again.header("x-slack-retry-reason")).isEqualTo("http_error");
            assertThat(again.body()).isEqualTo(first.body());
        }
        assertThat(bot.hearsNothingFor(Duration.ofMillis(150))).isTrue();
    }

    @Test
    void an_event_that_is_not_answered_in_time_comes_again() throws Exception {
        bot.willAnswer(200, "", Duration.ofMillis(900));

        slack.say(Workspace.EMMA, Workspace.directMessage(Workspace.EMMA), "hello");

        bot.next();
        assertThat(bot.next().header("x-slack-retry-reason")).isEqualTo("http_timeout");
        assertThat(bot.hearsNothingFor(Duration.ofMillis(150))).isTrue();
    }

    @Test
    void a_command_is_answered_at_once_and_later_through_its_response_url() throws Exception {
        bot.willAnswer(200, "{\"text\":\"working\"}", Duration.ZERO);

        slack.command(Workspace.EMMA, Workspace.HR, "/ask  How many days?");

        var payload = new SlashCommandPayloadParser().parse(bot.next().body());
        assertThat(payload.getCommand()).isEqualTo("/ask");
        assertThat(payload.getText()).isEqualTo("How many days?");
        assertThat(payload.getChannelName()).isEqualTo("hr");
        assertThat(payload.getTriggerId()).isNotBlank();
        assertThat(awaitMessage("working").onlyFor()).isEqualTo(Workspace.EMMA);

        assertThat(respond(payload.getResponseUrl(), "25 days")).isEqualTo(200);
        assertThat(awaitMessage("25 days").author()).isEqualTo(Workspace.BOT);
    }

    @Test
    void a_response_url_takes_five_posts() throws Exception {
        slack.command(Workspace.EMMA, Workspace.HR, "/ask x");
        var url = new SlashCommandPayloadParser().parse(bot.next().body()).getResponseUrl();

        for (int i = 0; i < 5; i++) {
            assertThat(respond(url, "answer " + i)).isEqualTo(200);
        }
        assertThat(respond(url, "one too many")).isEqualTo(404);
        assertThat(slack.messages(Workspace.HR))
                .extracting(Post::text)
                .doesNotContain("one too many");
    }

    @Test
    void a_response_url_ends_after_half_an_hour() throws Exception {
        slack.command(Workspace.EMMA, Workspace.HR, "/ask x");
        var url = new SlashCommandPayloadParser().parse(bot.next().body()).getResponseUrl();

        ahead.set(Duration.ofMinutes(29));
        assertThat(respond(url, "in time")).isEqualTo(200);
        ahead.set(Duration.ofMinutes(31));
        assertThat(respond(url, "too late")).isEqualTo(404);
    }

    @Test
    void a_command_that_fails_is_told_to_its_author_in_their_language() throws Exception {
        bot.willAnswer(500, "", Duration.ZERO);

        slack.command(Workspace.SATO, Workspace.HR, "/ask x");

        var notice = awaitMessage("/ask を実行できませんでした。アプリから応答がありません（dispatch_failed）。");
        assertThat(notice.author()).isEqualTo(Workspace.SLACKBOT);
        assertThat(notice.onlyFor()).isEqualTo(Workspace.SATO);
        bot.next();
        assertThat(bot.hearsNothingFor(Duration.ofMillis(100))).isTrue();
    }

    @Test
    void both_directions_are_heard_on_the_wire() throws Exception {
        slack.say(Workspace.EMMA, Workspace.directMessage(Workspace.EMMA), "hello");
        bot.next();
        methods().authTest(r -> r);

        Soon.holds(() -> heard.size() >= 2);
        assertThat(heard)
                .extracting(call -> call.request().path())
                .containsExactlyInAnyOrder("/slack/events", "/api/auth.test");
        assertThat(heard).allSatisfy(call -> assertThat(call.response().status()).isEqualTo(200));
    }

    private com.slack.api.methods.MethodsClient methods() {
        var config = new com.slack.api.SlackConfig();
        config.setMethodsEndpointUrlPrefix(server.uri() + "/api/");
        return Slack.getInstance(config).methods("xoxb-local-playground-token");
    }

    private static int respond(String url, String text) throws Exception {
        assertThat(URI.create(url).getHost()).isEqualTo("127.0.0.1");
        return Slack.getInstance().send(url, Payload.builder().text(text).build()).getCode();
    }

    private Post awaitMessage(String text) {
        return Soon.found(
                text,
                () ->
                        slack.messages(Workspace.HR).stream()
                                .filter(post -> post.text().equals(text))
                                .findFirst());
    }
}
