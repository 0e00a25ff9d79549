package dev.kotae.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.block.MarkdownBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import dev.kotae.doctor.Secret;
import dev.kotae.local.slack.Room;
import dev.kotae.local.slack.Workspace;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The Web API over real HTTP, mostly through Slack's own client.
class SlackStandInTest {
    private static final String TOKEN = "xoxb-local-playground-token";
    private static final String DIRECT = Workspace.directMessage(Workspace.EMMA);

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-23T09:00:00Z"));
    private final SlackStandIn slack =
            new SlackStandIn(
                    now::get,
                    new Secret("signing"),
                    new Secret(TOKEN),
                    RetrySchedule.SLACK,
                    WireTap.NONE);
    private final HttpClient http = HttpClient.newHttpClient();
    private LoopbackServer server;
    private MethodsClient client;

    @BeforeEach
    void open() throws Exception {
        server = LoopbackServer.serve(slack.servlets());
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(server.uri() + "/api/");
        client = Slack.getInstance(config).methods(TOKEN);
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        slack.close();
        http.close();
    }

    @Test
    void the_bot_learns_who_it_is() throws Exception {
        var answer = client.authTest(r -> r);

        assertThat(answer.isOk()).isTrue();
        assertThat(answer.getUserId()).isEqualTo(Workspace.BOT);
        assertThat(answer.getTeamId()).isEqualTo(Workspace.TEAM);
    }

    @Test
    void people_have_a_name_a_language_and_a_time_zone() throws Exception {
        var sato = client.usersInfo(r -> r.user(Workspace.SATO).includeLocale(true)).getUser();
        var emma = client.usersInfo(r -> r.user(Workspace.EMMA)).getUser();

        assertThat(sato.getLocale()).isEqualTo("ja-JP");
        assertThat(sato.getTz()).isEqualTo("Asia/Tokyo");
        assertThat(sato.getTzOffset()).isEqualTo(9 * 3600);
        assertThat(sato.getProfile().getDisplayName()).isEqualTo("佐藤");
        assertThat(emma.getLocale()).isNull();
        assertThat(client.usersInfo(r -> r.user("U404")).getError()).isEqualTo("user_not_found");
    }

    @Test
    void a_room_without_the_bot_is_not_read_and_a_private_one_not_even_known() throws Exception {
        slack.workspace().open(without("C0OPEN0000", "open", false));
        slack.workspace().open(without("C0HIDDEN00", "hidden", true));

        assertThat(client.conversationsInfo(r -> r.channel("C0OPEN0000")).getChannel().isMember())
                .isFalse();
        assertThat(client.conversationsHistory(r -> r.channel("C0OPEN0000")).getError())
                .isEqualTo("not_in_channel");
        assertThat(client.conversationsInfo(r -> r.channel("C0HIDDEN00")).getError())
                .isEqualTo("channel_not_found");
        assertThat(client.conversationsReplies(r -> r.channel("C0HIDDEN00").ts("1.0")).getError())
                .isEqualTo("channel_not_found");
    }

    @Test
    void a_room_is_read_with_the_right_for_its_kind() throws Exception {
        var both = List.of(Workspace.EMMA, Workspace.BOT);
        var several = "mpdm-emma--kotae-1";
        slack.workspace().open(new Room("C0SEVERAL0", several, false, true, false, "", both));
        slack.scopes(Set.of("channels:read", "groups:read"));

        var refused = client.conversationsInfo(r -> r.channel("C0SEVERAL0"));
        assertThat(refused.getNeeded()).isEqualTo("mpim:read");
        assertThat(client.conversationsInfo(r -> r.channel(Workspace.PLANNING)).isOk()).isTrue();
    }

    private static Room without(String id, String name, boolean hidden) {
        return new Room(id, name, false, hidden, false, Workspace.EMMA, List.of(Workspace.EMMA));
    }

    @Test
    void everybody_of_the_workspace_is_listed_and_nobody_else() throws Exception {
        assertThat(client.usersList(r -> r.includeLocale(true)).getMembers())
                .extracting(one -> one.getId())
                .contains(Workspace.EMMA, Workspace.SATO, Workspace.GUEST, Workspace.BOT);
    }

    @Test
    void a_post_can_be_read_updated_and_deleted() throws Exception {
        var question = slack.say(Workspace.EMMA, Workspace.GENERAL, "Hello & <welcome>");
        var posted =
                client.chatPostMessage(r ->
                        r.channel(Workspace.GENERAL)
                                .threadTs(question.ts())
                                .text("one")
                                .blocks(List.of(markdown("**one**"))));
        var updated =
                client.chatUpdate(r -> r.channel(Workspace.GENERAL).ts(posted.getTs()).text("two"));

        var thread =
                client.conversationsReplies(r -> r.channel(Workspace.GENERAL).ts(question.ts()))
                        .getMessages();
        assertThat(posted.getMessage().getBlocks().getFirst()).isEqualTo(markdown("**one**"));
        assertThat(updated.getText()).isEqualTo("two");
        assertThat(thread)
                .extracting(m -> m.getText())
                .containsExactly("Hello &amp; &lt;welcome&gt;", "two");
        assertThat(thread.getFirst().getReplyCount()).isEqualTo(1);
        assertThat(thread.getLast().getParentUserId()).isEqualTo(Workspace.EMMA);
        assertThat(thread.getLast().getBotId()).isEqualTo(Workspace.BOT_ID);

        client.chatDelete(r -> r.channel(Workspace.GENERAL).ts(posted.getTs()));
        assertThat(slack.messages(Workspace.GENERAL, question.ts())).containsExactly(question);
    }

    @Test
    void timestamps_are_unique_and_rise_although_the_clock_stands_still() {
        var first = slack.say(Workspace.EMMA, DIRECT, "a").ts();
        var second = slack.say(Workspace.EMMA, DIRECT, "b").ts();

        assertThat(first).matches("\\d{10}\\.\\d{6}");
        assertThat(second).isGreaterThan(first);
    }

    @Test
    void history_shows_the_newest_first_and_turns_pages() throws Exception {
        for (var text : List.of("1", "2", "3")) {
            slack.say(Workspace.EMMA, Workspace.GENERAL, text);
        }

        var page = client.conversationsHistory(r -> r.channel(Workspace.GENERAL).limit(2));
        var rest =
                client.conversationsHistory(r ->
                        r.channel(Workspace.GENERAL)
                                .limit(2)
                                .cursor(page.getResponseMetadata().getNextCursor()));

        assertThat(page.getMessages()).extracting(m -> m.getText()).containsExactly("3", "2");
        assertThat(page.isHasMore()).isTrue();
        assertThat(rest.getMessages()).extracting(m -> m.getText()).containsExactly("1");
        assertThat(rest.isHasMore()).isFalse();
    }

    @Test
    void metadata_is_read_back_only_when_asked_for() throws Exception {
        var posted =
                client.chatPostMessage(r ->
                        r.channel(DIRECT)
                                .text("answer")
                                .metadataAsString(
                                        "{\"event_type\":\"turn\",\"event_payload\":{\"id\":\"t1\"}}"));

        var with =
                client.conversationsReplies(
                        r -> r.channel(DIRECT).ts(posted.getTs()).includeAllMetadata(true));
        var without = client.conversationsReplies(r -> r.channel(DIRECT).ts(posted.getTs()));

        assertThat(with.getMessages().getFirst().getMetadata().getEventPayload())
                .containsEntry("id", "t1");
        assertThat(without.getMessages().getFirst().getMetadata()).isNull();
    }

    @Test
    void rooms_say_what_they_are() throws Exception {
        var channel = client.conversationsInfo(r -> r.channel(Workspace.HR)).getChannel();
        var direct = client.conversationsInfo(r -> r.channel(DIRECT)).getChannel();

        assertThat(channel.getName()).isEqualTo("hr");
        assertThat(channel.isIm()).isFalse();
        assertThat(direct.isIm()).isTrue();
        assertThat(direct.getUser()).isEqualTo(Workspace.EMMA);
        assertThat(client.conversationsInfo(r -> r.channel("C404")).getError())
                .isEqualTo("channel_not_found");
    }

    @Test
    void refusals_bear_the_names_that_slack_gives_them() throws Exception {
        var emmas = slack.say(Workspace.EMMA, Workspace.GENERAL, "mine").ts();

        assertThat(client.chatPostMessage(r -> r.channel("C404").text("x")).getError())
                .isEqualTo("channel_not_found");
        assertThat(client.chatPostMessage(r -> r.channel(Workspace.GENERAL)).getError())
                .isEqualTo("no_text");
        assertThat(
                        client.chatPostMessage(r ->
                                        r.channel(Workspace.GENERAL).text("x").markdownText("y"))
                                .getError())
                .isEqualTo("markdown_text_conflict");
        assertThat(
                        client.chatPostMessage(r ->
                                        r.channel(Workspace.GENERAL)
                                                .markdownText("y".repeat(12_001)))
                                .getError())
                .isEqualTo("msg_too_long");
        assertThat(
                        client.chatPostMessage(r ->
                                        r.channel(Workspace.GENERAL)
                                                .blocks(List.of(section("z".repeat(3_001)))))
                                .getError())
                .isEqualTo("invalid_blocks");
        assertThat(
                        client.chatUpdate(r -> r.channel(Workspace.GENERAL).ts(emmas).text("x"))
                                .getError())
                .isEqualTo("cant_update_message");
        assertThat(client.chatDelete(r -> r.channel(Workspace.GENERAL).ts(emmas)).getError())
                .isEqualTo("cant_delete_message");
        assertThat(client.chatDelete(r -> r.channel(Workspace.GENERAL).ts("1.2")).getError())
                .isEqualTo("message_not_found");
        assertThat(
                        client.conversationsReplies(r -> r.channel(Workspace.GENERAL).ts("1.2"))
                                .getError())
                .isEqualTo("thread_not_found");
        assertThat(client.conversationsArchive(r -> r.channel(Workspace.HR)).getError())
                .isEqualTo("unknown_method");
    }

    @Test
    void a_caller_without_the_token_is_refused() throws Exception {
        assertThat(call("/api/auth.test", "", "application/json", "{}").path("error").asString())
                .isEqualTo("not_authed");
        assertThat(
                        call("/api/auth.test", "Bearer no", "application/json", "{}")
                                .path("error")
                                .asString())
                .isEqualTo("invalid_auth");
    }

    @Test
    void json_is_understood_as_well_as_forms() throws Exception {
        var body =
                """
                {"channel":"%s","text":"plain","blocks":[{"type":"markdown","text":"# 日本語"}]}\
                """
                        .formatted(DIRECT);

        var answer =
                call(
                        "/api/chat.postMessage",
                        "Bearer " + TOKEN,
                        "application/json; charset=utf-8",
                        body);

        assertThat(answer.path("ok").asBoolean()).isTrue();
        assertThat(answer.at("/message/blocks/0/text").asString()).isEqualTo("# 日本語");
        assertThat(slack.messages(DIRECT).getLast().text()).isEqualTo("plain");
        assertThat(
                        call("/api/chat.postMessage", "Bearer " + TOKEN, "application/json", "[1]")
                                .path("error")
                                .asString())
                .isEqualTo("json_not_object");
    }

    @Test
    void a_throttled_method_answers_429_and_says_how_long() throws Exception {
        slack.throttle("chat.postMessage", 1, Duration.ofSeconds(7));

        var refused =
                catchThrowableOfType(
                        SlackApiException.class,
                        () -> client.chatPostMessage(r -> r.channel(DIRECT).text("x")));

        assertThat(refused.getResponse().code()).isEqualTo(429);
        assertThat(refused.getResponse().header("Retry-After")).isEqualTo("7");
        assertThat(refused.getError().getError()).isEqualTo("ratelimited");
        assertThat(client.chatPostMessage(r -> r.channel(DIRECT).text("x")).isOk()).isTrue();
    }

    @Test
    void a_stream_grows_and_ends_with_blocks() throws Exception {
        var root = slack.say(Workspace.EMMA, DIRECT, "question").ts();
        var stream =
                client.chatStartStream(r -> r.channel(DIRECT).threadTs(root).markdownText("**Hel"));
        client.chatAppendStream(
                r -> r.channel(DIRECT).ts(stream.getTs()).markdownText("lo** world"));
        assertThat(slack.messages(DIRECT, root).getLast().streaming()).isTrue();
        assertThat(
                        client.chatUpdate(r -> r.channel(DIRECT).ts(stream.getTs()).text("x"))
                                .getError())
                .isEqualTo("streaming_state_conflict");

        var stopped =
                client.chatStopStream(r ->
                        r.channel(DIRECT)
                                .ts(stream.getTs())
                                .markdownText("!")
                                .blocks(List.of(section("footer"))));

        var post = slack.messages(DIRECT, root).getLast();
        assertThat(post.text()).isEqualTo("**Hello** world!");
        assertThat(post.streaming()).isFalse();
        assertThat(stopped.getMessage().getBlocks()).hasSize(2);
        assertThat(
                        client.chatAppendStream(r ->
                                        r.channel(DIRECT).ts(stream.getTs()).markdownText("more"))
                                .getError())
                .isEqualTo("message_not_in_streaming_state");
    }

    @Test
    void a_stream_takes_what_it_began_with_and_nothing_else() throws Exception {
        var root = slack.say(Workspace.EMMA, DIRECT, "question").ts();
        var words =
                client.chatStartStream(r -> r.channel(DIRECT).threadTs(root).markdownText("a"))
                        .getTs();
        var chunk = "\"chunks\":[{\"type\":\"markdown_text\",\"text\":\"b\"}]";
        assertThat(stream("chat.appendStream", words, chunk)).isEqualTo("streaming_mode_mismatch");
        assertThat(stream("chat.stopStream", words, chunk + ",\"markdown_text\":\"b\""))
                .isEqualTo("cannot_provide_both_markdown_text_and_chunks");

        var chunks = client.chatStartStream(r -> r.channel(DIRECT).threadTs(root)).getTs();
        assertThat(stream("chat.appendStream", chunks, chunk)).isEmpty();
        var refused = client.chatStopStream(r -> r.channel(DIRECT).ts(chunks).markdownText("c"));
        assertThat(refused.getError()).isEqualTo("streaming_mode_mismatch");
        assertThat(client.chatStopStream(r -> r.channel(DIRECT).ts(chunks)).isOk()).isTrue();
    }

    private String stream(String method, String ts, String more) throws Exception {
        var body = "{\"channel\":\"%s\",\"ts\":\"%s\",%s}".formatted(DIRECT, ts, more);
        return call("/api/" + method, "Bearer " + TOKEN, "application/json", body)
                .path("error")
                .asString("");
    }

    @Test
    void chunks_bring_markdown_and_blocks() throws Exception {
        var root = slack.say(Workspace.EMMA, DIRECT, "question").ts();
        var chunks =
                """
                {"channel":"%s","thread_ts":"%s","chunks":[{"type":"markdown_text","text":"a"},
                {"type":"task_update","id":"1","title":"t","status":"complete"},
                {"type":"blocks","blocks":[{"type":"divider"}]}]}\
                """
                        .formatted(DIRECT, root);

        var started = call("/api/chat.startStream", "Bearer " + TOKEN, "application/json", chunks);

        var post = slack.messages(DIRECT, root).getLast();
        assertThat(started.path("ts").asString()).isEqualTo(post.ts());
        assertThat(post.text()).isEqualTo("a");
        assertThat(post.content().blocks()).hasSize(1);
    }

    @Test
    void a_stream_in_a_channel_needs_a_recipient_and_a_thread() throws Exception {
        var root = slack.say(Workspace.EMMA, Workspace.GENERAL, "question").ts();

        assertThat(
                        client.chatStartStream(r -> r.channel(Workspace.GENERAL).threadTs(root))
                                .getError())
                .isEqualTo("missing_recipient_user_id");
        assertThat(
                        client.chatStartStream(r ->
                                        r.channel(Workspace.GENERAL)
                                                .threadTs(root)
                                                .recipientUserId(Workspace.EMMA))
                                .getError())
                .isEqualTo("missing_recipient_team_id");
        assertThat(client.chatStartStream(r -> r.channel(DIRECT)).getError())
                .isEqualTo("invalid_thread_ts");
        assertThat(
                        client.chatStartStream(r ->
                                        r.channel(Workspace.GENERAL)
                                                .threadTs(root)
                                                .recipientUserId(Workspace.EMMA)
                                                .recipientTeamId(Workspace.TEAM))
                                .isOk())
                .isTrue();
    }

    @Test
    void a_stream_dies_after_five_minutes_and_takes_no_more_than_12000_characters()
            throws Exception {
        var root = slack.say(Workspace.EMMA, DIRECT, "question").ts();
        var stream = client.chatStartStream(r -> r.channel(DIRECT).threadTs(root)).getTs();

        assertThat(
                        client.chatAppendStream(r ->
                                        r.channel(DIRECT)
                                                .ts(stream)
                                                .markdownText("x".repeat(12_001)))
                                .getError())
                .isEqualTo("msg_too_long");
        assertThat(
                        client.chatAppendStream(r -> r.channel(DIRECT).ts("1.2").markdownText("x"))
                                .getError())
                .isEqualTo("message_not_found");
        now.updateAndGet(time -> time.plusSeconds(299));
        assertThat(
                        client.chatAppendStream(r -> r.channel(DIRECT).ts(stream).markdownText("x"))
                                .isOk())
                .isTrue();
        now.updateAndGet(time -> time.plusSeconds(1));
        assertThat(
                        client.chatAppendStream(r -> r.channel(DIRECT).ts(stream).markdownText("x"))
                                .getError())
                .isEqualTo("message_not_in_streaming_state");
    }

    @Test
    void an_ephemeral_message_is_in_no_history() throws Exception {
        var answer =
                client.chatPostEphemeral(
                        r -> r.channel(Workspace.GENERAL).user(Workspace.EMMA).text("psst"));

        assertThat(answer.getMessageTs()).isNotBlank();
        assertThat(slack.messages(Workspace.GENERAL).getLast().onlyFor()).isEqualTo(Workspace.EMMA);
        assertThat(client.conversationsHistory(r -> r.channel(Workspace.GENERAL)).getMessages())
                .isEmpty();
        assertThat(
                        client.chatUpdate(r ->
                                        r.channel(Workspace.GENERAL)
                                                .ts(answer.getMessageTs())
                                                .text("x"))
                                .getError())
                .isEqualTo("message_not_found");
    }

    @Test
    void an_emoji_is_given_once() throws Exception {
        var question = slack.say(Workspace.EMMA, Workspace.GENERAL, "question").ts();

        client.reactionsAdd(r -> r.channel(Workspace.GENERAL).timestamp(question).name("eyes"));
        var again =
                client.reactionsAdd(
                        r -> r.channel(Workspace.GENERAL).timestamp(question).name("eyes"));

        assertThat(again.getError()).isEqualTo("already_reacted");
        assertThat(slack.messages(Workspace.GENERAL).getLast().reactions())
                .containsEntry("eyes", List.of(Workspace.BOT));
    }

    @Test
    void status_and_suggestions_are_taken() throws Exception {
        var root = slack.say(Workspace.EMMA, DIRECT, "question").ts();

        assertThat(
                        client.assistantThreadsSetStatus(
                                        r -> r.channelId(DIRECT).threadTs(root).status("reading"))
                                .isOk())
                .isTrue();
        assertThat(
                        client.assistantThreadsSetStatus(
                                        r -> r.channelId(DIRECT).threadTs("1.2").status("reading"))
                                .getError())
                .isEqualTo("invalid_thread_ts");
        assertThat(
                        call(
                                        "/api/assistant.threads.setSuggestedPrompts",
                                        "Bearer " + TOKEN,
                                        "application/json",
                                        """
                                        {"channel_id":"%s","prompts":[{"title":"a","message":"b"}]}\
                                        """
                                                .formatted(DIRECT))
                                .path("ok")
                                .asBoolean())
                .isTrue();
    }

    private JsonNode call(String path, String authorization, String contentType, String body)
            throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(server.uri() + path))
                        .header("Content-Type", contentType)
                        .header("Authorization", authorization)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return JsonMapper.shared()
                .readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private static MarkdownBlock markdown(String text) {
        return MarkdownBlock.builder().text(text).build();
    }

    private static SectionBlock section(String text) {
        return SectionBlock.builder().text(new MarkdownTextObject(text, false)).build();
    }
}
