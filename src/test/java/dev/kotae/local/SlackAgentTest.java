package dev.kotae.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import dev.kotae.doctor.Secret;
import dev.kotae.local.slack.Happening;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.Sessions.Status;
import dev.kotae.local.slack.Workspace;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The agent surface, files, edits, rates and faults of the stand-in over real HTTP.
class SlackAgentTest {
    private static final String TOKEN = "xoxb-local-playground-token";
    private static final String DIRECT = Workspace.directMessage(Workspace.EMMA);

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> Instant.now().plus(ahead.get());
    private final SlackStandIn slack =
            new SlackStandIn(
                    clock,
                    new Secret("signing"),
                    new Secret(TOKEN),
                    new RetrySchedule(Duration.ofSeconds(5), List.of()),
                    WireTap.NONE);
    private final SlackPerson emma = slack.as(Workspace.EMMA);
    private final HttpClient http = HttpClient.newHttpClient();
    private LoopbackServer server;
    private RecordingBot bot;
    private MethodsClient client;

    @BeforeEach
    void open() throws Exception {
        server = LoopbackServer.serve(slack.servlets());
        bot = new RecordingBot();
        slack.connect(server.uri(), bot.uri());
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(server.uri() + "/api/");
        client = Slack.getInstance(config).methods(TOKEN);
    }

    @AfterEach
    void close() throws Exception {
        slack.close();
        bot.close();
        server.close();
        http.close();
    }

    @Test
    void a_session_works_waits_and_has_a_title() throws Exception {
        var root = slack.say(Workspace.EMMA, DIRECT, "question").ts();

        var working =
                call(
                        "agents.sessions.setStatus",
                        """
                        {"channel_id":"%s","thread_ts":"%s","status":"processing","title":"Leave"}\
                        """
                                .formatted(DIRECT, root));
        assertThat(working.path("agent_status").asString()).isEqualTo("processing");
        assertThat(working.path("title").asString()).isEqualTo("Leave");
        call(
                "agents.sessions.rename",
                """
                {"channel_id":"%s","thread_ts":"%s","title":"Days of leave"}\
                """
                        .formatted(DIRECT, root));
        call(
                "agents.sessions.setStatus",
                """
                {"channel_id":"%s","thread_ts":"%s","status":"active","title":"ignored"}\
                """
                        .formatted(DIRECT, root));

        assertThat(slack.workspace().sessions().find(DIRECT, root))
                .hasValueSatisfying(session -> {
                    assertThat(session.status()).isEqualTo(Status.ACTIVE);
                    assertThat(session.title()).isEqualTo("Days of leave");
                });
        assertThat(error("agents.sessions.setStatus", root, "\"status\":\"busy\""))
                .isEqualTo("invalid_arguments");
        assertThat(error("agents.sessions.setStatus", "1.2", "\"status\":\"active\""))
                .isEqualTo("invalid_thread_ts");
        slack.agents(false);
        assertThat(error("agents.sessions.setStatus", root, "\"status\":\"active\""))
                .isEqualTo("unknown_method");
    }

    @Test
    void a_stream_is_a_session_at_work_until_it_is_stopped() throws Exception {
        var root = slack.say(Workspace.EMMA, DIRECT, "question").ts();
        var stream = client.chatStartStream(r -> r.channel(DIRECT).threadTs(root)).getTs();
        assertThat(status(root)).isEqualTo(Status.PROCESSING);

        client.chatStopStream(r -> r.channel(DIRECT).ts(stream).markdownText("done"));
        assertThat(status(root)).isEqualTo(Status.ACTIVE);
    }

    @Test
    void tasks_of_a_stream_stand_above_its_words_and_are_renewed_by_their_id() throws Exception {
        var root = slack.say(Workspace.EMMA, DIRECT, "question").ts();
        var stream =
                call(
                                "chat.startStream",
                                """
                                {"channel":"%s","thread_ts":"%s","chunks":[
                                {"type":"plan_update","title":"Answering"},
                                {"type":"task_update","id":"1","title":"Reading","status":"in_progress"}]}\
                                """
                                        .formatted(DIRECT, root))
                        .path("ts")
                        .asString();
        call(
                "chat.appendStream",
                """
                {"channel":"%s","ts":"%s","chunks":[
                {"type":"task_update","id":"1","title":"Reading 4 passages","status":"complete"},
                {"type":"task_update","id":"2","title":"Asking Opus","status":"pending"},
                {"type":"markdown_text","text":"25 days"}]}\
                """
                        .formatted(DIRECT, stream));

        var blocks = slack.messages(DIRECT).getLast().content().drawn();
        assertThat(blocks.path(0).path("type").asString()).isEqualTo("plan");
        assertThat(blocks.path(0).path("tasks").size()).isEqualTo(2);
        assertThat(blocks.at("/0/tasks/0/title").asString()).isEqualTo("Reading 4 passages");
        assertThat(blocks.at("/0/tasks/0/status").asString()).isEqualTo("complete");
        assertThat(blocks.path(1).path("text").asString()).isEqualTo("25 days");
        assertThat(
                        call(
                                        "chat.appendStream",
                                        """
                                        {"channel":"%s","ts":"%s","chunks":[
                                        {"type":"task_update","id":"3","title":"x","status":"busy"}]}\
                                        """
                                                .formatted(DIRECT, stream))
                                .path("error")
                                .asString())
                .isEqualTo("invalid_chunks");
    }

    @Test
    void the_stop_button_ends_the_stream_and_tells_the_bot_which() throws Exception {
        slack.subscribe(Set.of("agent_session_stopped"));
        var root = slack.say(Workspace.EMMA, DIRECT, "question").ts();
        var stream =
                client.chatStartStream(r -> r.channel(DIRECT).threadTs(root).markdownText("so far"))
                        .getTs();

        emma.stop(DIRECT, root);

        var event = bot.next().event();
        assertThat(event.path("type").asString()).isEqualTo("agent_session_stopped");
        assertThat(event.path("thread_ts").asString()).isEqualTo(root);
        assertThat(event.at("/streaming_message_ts/0").asString()).isEqualTo(stream);
        assertThat(event.path("user").asString()).isEqualTo(Workspace.EMMA);
        assertThat(slack.messages(DIRECT).getLast().text()).isEqualTo("so far");
        assertThat(
                        client.chatAppendStream(r -> r.channel(DIRECT).ts(stream).markdownText("x"))
                                .getError())
                .isEqualTo("stopped_by_user");
        assertThat(client.chatStopStream(r -> r.channel(DIRECT).ts(stream)).getError())
                .isEqualTo("stopped_by_user");
        assertThat(client.chatUpdate(r -> r.channel(DIRECT).ts(stream).text("y")).isOk()).isTrue();
    }

    @Test
    void opening_the_messages_tells_what_is_in_sight_and_so_does_the_next_question()
            throws Exception {
        slack.subscribe(Set.of("app_home_opened", "app_context_changed", "message.im"));
        emma.lookAt(Workspace.HR);
        assertThat(bot.next().event().at("/context/entities/0/value").asString())
                .isEqualTo(Workspace.HR);
        emma.openMessages();
        var opened = bot.next().event();
        assertThat(opened.path("tab").asString()).isEqualTo("messages");
        assertThat(opened.at("/context/entities/0/value").asString()).isEqualTo(Workspace.HR);

        slack.say(Workspace.EMMA, DIRECT, "what is this about?");
        assertThat(bot.next().event().at("/app_context/entities/0/value").asString())
                .isEqualTo(Workspace.HR);
    }

    @Test
    void an_edit_and_a_deletion_tell_what_stood_before() throws Exception {
        slack.subscribe(Set.of("message.channels"));
        var said = slack.say(Workspace.EMMA, Workspace.HR, "How many days off?");
        bot.next();

        emma.edit(Workspace.HR, said.ts(), "@Kotae how many days?");
        var edited = bot.next().event();
        emma.unfurl(Workspace.HR, said.ts(), "https://example.com");
        var unfurled = bot.next().event();
        emma.delete(Workspace.HR, said.ts());
        var deleted = bot.next().event();

        assertThat(edited.path("subtype").asString()).isEqualTo("message_changed");
        assertThat(edited.at("/message/text").asString())
                .isEqualTo("<@" + Workspace.BOT + "> how many days?");
        assertThat(edited.at("/message/edited/user").asString()).isEqualTo(Workspace.EMMA);
        assertThat(edited.at("/previous_message/text").asString()).isEqualTo("How many days off?");
        assertThat(unfurled.at("/message/text")).isEqualTo(unfurled.at("/previous_message/text"));
        assertThat(deleted.path("subtype").asString()).isEqualTo("message_deleted");
        assertThat(deleted.path("deleted_ts").asString()).isEqualTo(said.ts());
        assertThat(slack.messages(Workspace.HR)).isEmpty();
    }

    @Test
    void each_edit_of_a_message_bears_a_time_of_its_own() throws Exception {
        slack.subscribe(Set.of("message.channels"));
        var said = slack.say(Workspace.EMMA, Workspace.HR, "How many days off?");
        bot.next();

        emma.edit(Workspace.HR, said.ts(), "How many days?");
        var first = bot.next().event().at("/message/edited/ts").asString();
        emma.edit(Workspace.HR, said.ts(), "How many weeks?");
        var second = bot.next().event().at("/message/edited/ts").asString();

        assertThat(first).isGreaterThan(said.ts());
        assertThat(second).isGreaterThan(first);
    }

    @Test
    void a_deleted_question_with_replies_leaves_a_gravestone_that_goes_with_the_last_reply()
            throws Exception {
        var root = slack.say(Workspace.EMMA, Workspace.HR, "question").ts();
        var reply =
                client.chatPostMessage(r -> r.channel(Workspace.HR).threadTs(root).text("answer"))
                        .getTs();
        for (int i = 0; i < 2; i++) {
            bot.next();
        }

        emma.delete(Workspace.HR, root);
        var buried = bot.next().event();
        client.chatDelete(r -> r.channel(Workspace.HR).ts(reply));
        var gone = List.of(bot.next().event(), bot.next().event());

        assertThat(buried.path("subtype").asString()).isEqualTo("message_changed");
        assertThat(buried.at("/message/subtype").asString()).isEqualTo("tombstone");
        assertThat(buried.at("/previous_message/text").asString()).isEqualTo("question");
        assertThat(gone)
                .extracting(event -> event.path("deleted_ts").asString())
                .containsExactlyInAnyOrder(reply, root);
        assertThat(slack.messages(Workspace.HR)).isEmpty();
    }

    @Test
    void in_a_channel_loading_messages_are_seen_and_a_status_alone_is_not() throws Exception {
        var seen = new ArrayList<String>();
        slack.workspace()
                .listen(happening -> {
                    if (happening instanceof Happening.Doing doing) {
                        seen.add(doing.text());
                    }
                });
        var root = slack.say(Workspace.EMMA, Workspace.GENERAL, "question").ts();
        var direct = slack.say(Workspace.EMMA, DIRECT, "question").ts();
        client.assistantThreadsSetStatus(
                r -> r.channelId(Workspace.GENERAL).threadTs(root).status("reads…"));
        client.assistantThreadsSetStatus(r ->
                r.channelId(Workspace.GENERAL)
                        .threadTs(root)
                        .status("reads…")
                        .loadingMessages(List.of("Reading, slowly")));
        client.assistantThreadsSetStatus(
                r -> r.channelId(DIRECT).threadTs(direct).status("reads…"));

        assertThat(seen).containsExactly("Finding answers…", "Reading", "reads…");
    }

    @Test
    void a_status_of_the_older_kind_ends_with_the_reply_and_one_of_the_newer_does_not()
            throws Exception {
        var root = slack.say(Workspace.EMMA, DIRECT, "question").ts();
        client.assistantThreadsSetStatus(
                r -> r.channelId(DIRECT).threadTs(root).status("Reading…"));
        assertThat(status(root)).isEqualTo(Status.PROCESSING);
        client.chatPostMessage(r -> r.channel(DIRECT).threadTs(root).text("answer"));
        assertThat(status(root)).isEqualTo(Status.ACTIVE);

        call(
                "agents.sessions.setStatus",
                """
                {"channel_id":"%s","thread_ts":"%s","status":"processing"}\
                """
                        .formatted(DIRECT, root));
        client.chatPostMessage(r -> r.channel(DIRECT).threadTs(root).text("answer"));
        assertThat(status(root)).isEqualTo(Status.PROCESSING);
    }

    @Test
    void a_file_is_had_with_the_token_and_a_login_page_without() throws Exception {
        slack.subscribe(Set.of("message.im"));
        var bytes = "有給,25".getBytes(StandardCharsets.UTF_8);
        emma.share(DIRECT, "what is in it?", "", List.of(emma.file("休暇 2026.csv", bytes)));

        var event = bot.next().event();
        assertThat(event.path("subtype").asString()).isEqualTo("file_share");
        assertThat(event.at("/files/0/name").asString()).isEqualTo("休暇 2026.csv");
        assertThat(event.at("/files/0/mimetype").asString()).isEqualTo("text/csv");
        assertThat(event.at("/files/0/size").asInt()).isEqualTo(bytes.length);
        var url = event.at("/files/0/url_private_download").asString();
        assertThat(download(url, "Bearer " + TOKEN).body()).isEqualTo(bytes);
        var stranger = download(url, "Bearer xoxb-somebody-elses");
        assertThat(stranger.statusCode()).isEqualTo(200);
        assertThat(stranger.headers().firstValue("content-type").orElse("")).contains("text/html");
        assertThat(download(url, "").statusCode()).isEqualTo(302);
        slack.scopes(Set.of("chat:write"));
        assertThat(new String(download(url, "Bearer " + TOKEN).body(), StandardCharsets.UTF_8))
                .contains("Sign in");
    }

    @Test
    void a_file_that_must_be_asked_about_says_nothing_of_itself() throws Exception {
        slack.subscribe(Set.of("message.im"));
        var file = emma.file("plan.pdf", new byte[] {1}, "hosted", "check_file_info");
        emma.share(DIRECT, "", "", List.of(file));

        var shown = bot.next().event().at("/files/0");
        assertThat(shown.has("url_private")).isFalse();
        assertThat(shown.path("file_access").asString()).isEqualTo("check_file_info");
        assertThat(client.filesInfo(r -> r.file(file.id())).getFile().getUrlPrivate()).isNotBlank();
        assertThat(client.filesInfo(r -> r.file("F404")).getError()).isEqualTo("file_not_found");
    }

    @Test
    void people_differ_in_what_they_may_do() throws Exception {
        assertThat(client.usersInfo(r -> r.user(Workspace.EMMA)).getUser().isAdmin()).isTrue();
        assertThat(client.usersInfo(r -> r.user(Workspace.SATO)).getUser().isAdmin()).isFalse();
        assertThat(client.usersInfo(r -> r.user(Workspace.GUEST)).getUser().isRestricted())
                .isTrue();
        assertThat(client.conversationsInfo(r -> r.channel(Workspace.HR)).getChannel().getCreator())
                .isEqualTo(Workspace.SATO);
        var planning = client.conversationsInfo(r -> r.channel(Workspace.PLANNING)).getChannel();
        assertThat(planning.isPrivate()).isTrue();
    }

    @Test
    void members_come_in_pages() throws Exception {
        var all = new ArrayList<String>();
        var cursor = "";
        do {
            var from = cursor;
            var page =
                    client.conversationsMembers(
                            r -> r.channel(Workspace.GENERAL).limit(4).cursor(from));
            all.addAll(page.getMembers());
            cursor = page.getResponseMetadata().getNextCursor();
        } while (!cursor.isEmpty());

        assertThat(all).hasSize(6).doesNotHaveDuplicates().contains(Workspace.GUEST);
    }

    @Test
    void with_its_tiers_a_method_is_refused_after_a_minutes_worth_and_others_are_not()
            throws Exception {
        slack.limitRates(true);
        var root = slack.say(Workspace.EMMA, DIRECT, "question").ts();
        for (int i = 0; i < 20; i++) {
            client.chatStartStream(r -> r.channel(DIRECT).threadTs(root));
        }

        var refused =
                catchThrowableOfType(
                        SlackApiException.class,
                        () -> client.chatStartStream(r -> r.channel(DIRECT).threadTs(root)));

        assertThat(refused.getResponse().code()).isEqualTo(429);
        assertThat(refused.getResponse().header("Retry-After")).isEqualTo("3");
        assertThat(client.authTest(r -> r).isOk()).isTrue();
        ahead.set(Duration.ofSeconds(3));
        assertThat(client.chatStartStream(r -> r.channel(DIRECT).threadTs(root)).isOk()).isTrue();
    }

    @Test
    void with_its_tiers_a_channel_takes_about_a_post_a_second_and_another_its_own()
            throws Exception {
        slack.limitRates(true);
        for (int i = 0; i < 3; i++) {
            assertThat(client.chatPostMessage(r -> r.channel(DIRECT).text("x")).isOk()).isTrue();
        }

        var refused =
                catchThrowableOfType(
                        SlackApiException.class,
                        () -> client.chatPostMessage(r -> r.channel(DIRECT).text("x")));

        assertThat(refused.getResponse().header("Retry-After")).isEqualTo("1");
        assertThat(client.chatPostMessage(r -> r.channel(Workspace.HR).text("x")).isOk()).isTrue();
    }

    @Test
    void a_token_that_may_not_is_told_what_it_lacks() throws Exception {
        slack.scopes(Set.of("chat:write", "users:read"));

        var lacking = client.conversationsInfo(r -> r.channel(Workspace.HR));

        assertThat(lacking.getError()).isEqualTo("missing_scope");
        assertThat(lacking.getNeeded()).isEqualTo("channels:read");
        assertThat(client.authTest(r -> r).getHttpResponseHeaders().get("x-oauth-scopes"))
                .containsExactly("chat:write,users:read");
    }

    @Test
    void in_a_retry_storm_one_event_comes_four_times() throws Exception {
        slack.subscribe(Set.of("message.im"));
        slack.suffer(SlackFault.RETRY_STORM, true);
        slack.say(Workspace.EMMA, DIRECT, "question");

        var ids = new ArrayList<String>();
        for (int i = 0; i < 4; i++) {
            ids.add(bot.next().json().path("event_id").asString());
        }
        assertThat(ids).hasSize(4).containsOnly(ids.getFirst());
        assertThat(bot.hearsNothingFor(Duration.ofMillis(200))).isTrue();
    }

    @Test
    void the_late_twin_comes_after_the_plain_message() throws Exception {
        slack.suffer(SlackFault.LATE_TWIN, true);
        slack.say(Workspace.EMMA, Workspace.HR, "@Kotae question");

        assertThat(bot.next().event().path("type").asString()).isEqualTo("message");
        assertThat(bot.next().event().path("type").asString()).isEqualTo("app_mention");
    }

    @Test
    void a_short_lived_stream_dies_while_it_is_written() throws Exception {
        slack.suffer(SlackFault.SHORT_STREAMS, true);
        var root = slack.say(Workspace.EMMA, DIRECT, "question").ts();
        var stream = client.chatStartStream(r -> r.channel(DIRECT).threadTs(root)).getTs();

        ahead.set(Duration.ofSeconds(5));
        assertThat(
                        client.chatAppendStream(r -> r.channel(DIRECT).ts(stream).markdownText("x"))
                                .getError())
                .isEqualTo("message_not_in_streaming_state");
        slack.suffer(SlackFault.SHORT_STREAMS, false);
        assertThat(
                        client.chatAppendStream(r -> r.channel(DIRECT).ts(stream).markdownText("x"))
                                .isOk())
                .isTrue();
    }

    @Test
    void while_throttled_every_third_write_must_come_again() throws Exception {
        slack.suffer(SlackFault.THROTTLING, true);
        client.chatPostMessage(r -> r.channel(DIRECT).text("1"));
        client.chatPostMessage(r -> r.channel(DIRECT).text("2"));

        var refused =
                catchThrowableOfType(
                        SlackApiException.class,
                        () -> client.chatPostMessage(r -> r.channel(DIRECT).text("3")));

        assertThat(refused.getResponse().code()).isEqualTo(429);
        assertThat(slack.messages(DIRECT)).extracting(Post::text).containsExactly("1", "2");
        slack.suffer(SlackFault.THROTTLING, false);
        for (int i = 0; i < 6; i++) {
            assertThat(client.chatPostMessage(r -> r.channel(DIRECT).text("4")).isOk()).isTrue();
        }
    }

    private Status status(String root) {
        return slack.workspace().sessions().find(DIRECT, root).orElseThrow().status();
    }

    private String error(String method, String thread, String field) throws Exception {
        var body = "{\"channel_id\":\"" + DIRECT + "\",\"thread_ts\":\"" + thread + "\"," + field;
        return call(method, body + "}").path("error").asString();
    }

    private JsonNode call(String method, String body) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(server.uri() + "/api/" + method))
                        .header("Content-Type", "application/json; charset=utf-8")
                        .header("Authorization", "Bearer " + TOKEN)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return JsonMapper.shared()
                .readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private HttpResponse<byte[]> download(String url, String authorization) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
