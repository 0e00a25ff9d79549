package dev.kotae.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotae.answer.Unheard;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Mention;
import dev.kotae.chat.Overheard;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Remark;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Wording;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackThreadsTest {
    private Answering answering;

    @BeforeEach
    void begin() throws IOException {
        answering = new Answering();
        answering.slack.answer(
                "users.info",
                """
                {"ok":true,"user":{"id":"U1","name":"ann","real_name":"Ann Example",
                 "locale":"ja-JP","tz":"Asia/Tokyo","profile":{"display_name":"Ann"}}}
                """);
    }

    @AfterEach
    void end() {
        answering.close();
    }

    @Test
    void an_asker_has_a_name_a_language_and_a_time_zone_and_is_looked_up_once() {
        var asker = answering.channel().asker(Answering.inChannelTurn());

        assertThat(asker.name()).isEqualTo("Ann");
        assertThat(asker.locale()).isEqualTo(Locale.JAPAN);
        assertThat(asker.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(answering.channel().asker(Answering.inChannelTurn())).isEqualTo(asker);
        assertThat(answering.slack.calls("users.info"))
                .singleElement()
                .satisfies(call ->
                        assertThat(call.form())
                                .containsEntry("user", "U1")
                                .containsEntry("include_locale", "true"));
    }

    @Test
    void an_asker_whom_slack_does_not_tell_is_known_by_the_id() {
        answering.slack.failWithError("users.info", "missing_scope");

        var asker = answering.channel().asker(Answering.inChannelTurn());

        assertThat(asker.name()).isEqualTo("U1");
        assertThat(asker.locale()).isEqualTo(Locale.ENGLISH);
        assertThat(asker.zone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void an_asker_whom_slack_does_not_tell_any_more_keeps_name_and_language() {
        var asker = answering.channel().asker(Answering.inChannelTurn());
        answering.ahead(Duration.ofHours(2));
        answering.slack.failWithError("users.info", "missing_scope");

        assertThat(answering.channel().asker(Answering.inChannelTurn())).isEqualTo(asker);
        assertThat(answering.slack.calls("users.info")).hasSize(2);
    }

    @Test
    void a_channel_has_a_name_and_is_looked_up_once() {
        answering.slack.answer(
                "conversations.info",
                "{\"ok\":true,\"channel\":{\"id\":\"C1\",\"name\":\"deploys\",\"is_channel\":true}}");

        assertThat(answering.channel().placeName(Answering.inChannelTurn())).isEqualTo("deploys");
        assertThat(answering.channel().placeName(Answering.inChannelTurn())).isEqualTo("deploys");
        assertThat(answering.slack.calls("conversations.info"))
                .singleElement()
                .satisfies(call -> assertThat(call.form()).containsEntry("channel", "C1"));
    }

    @Test
    void a_direct_message_has_no_name_and_one_of_several_people_none_that_they_gave_it() {
        var direct = Answering.turn("D1", "", new ReplyTo.InDirect());
        assertThat(answering.channel().placeName(direct)).isEmpty();
        assertThat(answering.slack.calls()).isEmpty();

        answering.slack.answer(
                "conversations.info",
                "{\"ok\":true,\"channel\":{\"name\":\"mpdm-ann--bob-1\",\"is_mpim\":true}}");
        assertThat(answering.channel().placeName(Answering.inChannelTurn())).isEmpty();
        assertThat(answering.channel().placeName(commanded("mpdm-ann--bob-1"))).isEmpty();
    }

    /// A question by a command, which tells what the channel is called.
    private static Turn commanded(String channelName) {
        var turn = Answering.inChannelTurn();
        var asked = turn.asked();
        return new Turn(
                turn.id(),
                new Asked(
                        asked.identities(),
                        asked.address(),
                        channelName,
                        asked.asker(),
                        asked.text(),
                        asked.attachments(),
                        asked.at(),
                        asked.replyTo()));
    }

    @Test
    void a_channel_that_slack_does_not_tell_has_no_name_and_is_not_asked_for_again_at_once() {
        answering.slack.failWithError("conversations.info", "missing_scope");

        assertThat(answering.channel().placeName(Answering.inChannelTurn())).isEmpty();
        assertThat(answering.channel().placeName(Answering.inChannelTurn())).isEmpty();
        assertThat(answering.slack.calls("conversations.info")).hasSize(1);
    }

    @Test
    void what_others_said_since_our_last_answer_is_overheard() {
        answering.slack.answer(
                "conversations.replies",
                """
                {"ok":true,"has_more":false,"messages":[
                 {"user":"U1","text":"root","ts":"1763999999.000100"},
                 {"user":"UBOT","bot_id":"B1","text":"our answer","ts":"1763999999.000200"},
                 {"user":"U1","text":"but <@U1> says &lt;3","ts":"1763999999.000300"},
                 {"bot_id":"B7","username":"Alarm","text":"disk full","ts":"1763999999.000400"},
                 {"user":"U1","text":"","ts":"1763999999.000450"},
                 {"user":"U1","text":"<@UBOT> the question","ts":"1764000000.000123"},
                 {"user":"U1","text":"later","ts":"1764000000.000200"}]}
                """);

        assertThat(overheard(Instant.EPOCH))
                .containsExactly(
                        new Remark(
                                "Ann",
                                "but @Ann says <3",
                                Instant.parse("2025-11-24T15:59:59.000300Z")),
                        new Remark(
                                "Alarm",
                                "disk full",
                                Instant.parse("2025-11-24T15:59:59.000400Z")));
    }

    @Test
    void what_apps_post_beside_an_empty_text_and_what_people_forward_is_overheard() {
        answering.slack.answer(
                "conversations.replies",
                """
                {"ok":true,"has_more":false,"messages":[
                 {"bot_id":"B7","username":"Datadog","text":"","ts":"1763999999.000100",
                  "attachments":[{"pretext":"Triggered","title":"Disk is full","title_link":"x",
                   "text":"Disk is full","fallback":"f",
                   "fields":[{"title":"Host","value":"db-1 &gt; 90%"}]},
                   {"title":"Runbook","fallback":"Runbook: see the wiki"},
                   {"fallback":"A graph of the last hour"}]},
                 {"bot_id":"B8","username":"PagerDuty","ts":"1763999999.000200","blocks":[
                  {"type":"header","text":{"type":"plain_text","text":"Incident <1> & more"}},
                  {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
                   {"type":"text","text":"Paged "},{"type":"user","user_id":"U1"},
                   {"type":"text","text":" at "},{"type":"link","url":"https://p.example"}]}]},
                  {"type":"table","rows":[[{"type":"raw_text","text":"Host"},
                   {"type":"raw_text","text":"db-1"}]]},
                  {"type":"section","text":{"type":"mrkdwn","text":"*Urgent*"},
                   "accessory":{"type":"button","text":{"type":"plain_text","text":"Open"}}},
                  {"type":"actions","elements":[{"type":"button",
                   "text":{"type":"plain_text","text":"Resolve"}}]}]},
                 {"user":"U1","text":"see","ts":"1763999999.000300","attachments":[
                  {"from_url":"https://a.example","title":"A page","text":"its words"},
                  {"is_share":true,"from_url":"https://x.slack.com/archives/C2/p1",
                   "author_id":"U1","text":"","message_blocks":[{"message":{"blocks":[
                    {"type":"section","text":{"type":"mrkdwn","text":"one\\ntwo"}}]}}]}]}]}
                """);

        assertThat(overheard(Instant.EPOCH))
                .extracting(Remark::text)
                .containsExactly(
                        "Triggered\nDisk is full\nHost: db-1 > 90%\n\nRunbook\n\n"
                                + "A graph of the last hour",
                        """
                        Incident <1> & more
                        Paged @Ann at https://p.example
                        Host | db-1
                        *Urgent*\
                        """,
                        "see\n\n@Ann:\n> one\n> two");
    }

    @Test
    void of_what_an_app_posts_that_is_read_which_people_see() {
        answering.slack.answer(
                "conversations.replies",
                """
                {"ok":true,"messages":[
                 {"bot_id":"B7","username":"Jira","text":"New incident","ts":"1763999999.000100",
                  "blocks":[{"type":"section","text":{"type":"mrkdwn","text":"db-1 is down"}},
                   {"type":"context","block_id":"b2","elements":[
                    {"type":"mrkdwn","text":"by Ann"}]}]},
                 {"bot_id":"B7","text":"This content can't be displayed.",
                  "ts":"1763999999.000200","blocks":[
                   {"type":"header","text":{"type":"plain_text","text":"db-2 is down"}}]},
                 {"bot_id":"B7","text":"This content can't be displayed.",
                  "ts":"1763999999.000300","blocks":[{"type":"divider"}]},
                 {"bot_id":"B7","text":"db-3 is down","ts":"1763999999.000400","blocks":[
                  {"type":"divider"}]}]}
                """);

        assertThat(overheard(Instant.EPOCH))
                .extracting(Remark::text)
                .containsExactly("db-1 is down\nby Ann", "db-2 is down", "db-3 is down");
    }

    @Test
    void whom_a_remark_names_is_looked_up_as_its_author_is() {
        answering.slack.answer(
                "conversations.replies",
                """
                {"ok":true,"messages":[
                 {"bot_id":"B7","username":"Alarm","text":"ask <@U04ABCDEF>",
                  "ts":"1763999999.000400"}]}
                """);

        assertThat(overheard(Instant.EPOCH)).extracting(Remark::text).containsExactly("ask @Ann");
    }

    @Test
    void whom_a_question_names_is_called_by_name_once_it_is_answered() {
        var asked =
                Answering.inChannelTurn()
                        .asked()
                        .saying("Welcome " + Mention.of("U04ABCDEF") + " for U04ABCDEF", List.of());

        assertThat(answering.channel().named(new Turn("k7f3m2p9q4r8", asked)).asked())
                .isEqualTo(
                        asked.saying("Welcome " + Mention.of("Ann") + " for U04ABCDEF", List.of()));
        var colleague = asked.saying("Welcome " + Mention.of("WATANABE"), List.of());
        assertThat(answering.channel().named(new Turn("k7f3m2p9q4r8", colleague)).asked())
                .isEqualTo(colleague);
        assertThat(answering.channel().named(Answering.inChannelTurn()))
                .isEqualTo(Answering.inChannelTurn());
        assertThat(answering.slack.calls("users.info")).hasSize(1);
    }

    @Test
    void what_others_said_while_we_answered_is_overheard_once() {
        answering.slack.answer(
                "conversations.replies",
                """
                {"ok":true,"has_more":false,"messages":[
                 {"user":"U1","text":"root","ts":"1763999999.000100"},
                 {"user":"U1","text":"<@UBOT> first?","ts":"1763999999.000200"},
                 {"user":"U1","text":"said meanwhile","ts":"1763999999.000250"},
                 {"user":"UBOT","bot_id":"B1","text":"our answer","ts":"1763999999.000300"},
                 {"user":"U1","text":"said since","ts":"1763999999.000400"}]}
                """);
        assertThat(overheard(Instant.EPOCH))
                .extracting(Remark::text)
                .containsExactly("said meanwhile", "said since");

        answering.ahead(Duration.ofMinutes(1));
        answering.slack.answer(
                "conversations.replies",
                """
                {"ok":true,"has_more":false,"messages":[
                 {"user":"U1","text":"<@UBOT> first?","ts":"1763999999.000200"},
                 {"user":"U1","text":"said meanwhile","ts":"1763999999.000250"},
                 {"user":"UBOT","bot_id":"B1","text":"our answer","ts":"1763999999.000300"},
                 {"user":"U1","text":"and then?","ts":"1763999999.000350"},
                 {"user":"UBOT","bot_id":"B1","text":"our next","ts":"1763999999.000360"},
                 {"user":"U1","text":"said since","ts":"1763999999.000400"}]}
                """);
        assertThat(overheard(Instant.EPOCH)).extracting(Remark::text).containsExactly("said since");
    }

    @Test
    void what_is_older_than_the_question_that_we_remember_is_not_read_again() {
        answering.slack.answer(
                "conversations.replies",
                """
                {"ok":true,"has_more":false,"messages":[
                 {"user":"U1","text":"root","ts":"1763999999.000100"},
                 {"user":"U1","text":"said meanwhile","ts":"1763999999.000250"},
                 {"user":"UBOT","bot_id":"B1","text":"our answer","ts":"1763999999.000300"},
                 {"user":"U1","text":"said since","ts":"1763999999.000400"}]}
                """);

        assertThat(overheard(Instant.parse("2025-11-24T15:59:59.000200Z")))
                .extracting(Remark::text)
                .containsExactly("said meanwhile", "said since");
        assertThat(answering.slack.calls("conversations.replies"))
                .singleElement()
                .satisfies(call ->
                        assertThat(call.form()).containsEntry("latest", Answering.QUESTION));
    }

    private List<Remark> overheard(Instant since) {
        return answering.channel().overheard(Answering.inChannelTurn(), since).remarks();
    }

    @Test
    void of_a_long_thread_the_latest_fifty_are_overheard() {
        var messages =
                IntStream.range(0, 120)
                        .mapToObj(i ->
                                String.format(
                                        Locale.ROOT,
                                        "{\"user\":\"U1\",\"text\":\"no %d\",\"ts\":\"1763999999.%06d\"}",
                                        i,
                                        i))
                        .collect(Collectors.joining(","));
        answering.slack.answer(
                "conversations.replies", "{\"ok\":true,\"messages\":[" + messages + "]}");

        var remarks = overheard(Instant.EPOCH);

        assertThat(remarks).hasSize(50);
        assertThat(remarks.getLast().text()).isEqualTo("no 119");
    }

    @Test
    void of_a_thread_that_slack_tells_in_part_it_is_known_that_the_end_is_missing() {
        answering.slack.answer(
                "conversations.replies",
                """
                {"ok":true,"messages":[{"user":"U1","text":"root","ts":"1763999999.000100"},
                 {"user":"U1","text":"first","ts":"1763999999.000200"}],
                 "response_metadata":{"next_cursor":"more"}}
                """);
        answering.slack.succeed("conversations.replies");
        answering.slack.failWithStatus("conversations.replies", 429, "60");

        var heard = answering.channel().overheard(Answering.inChannelTurn(), Instant.EPOCH);

        assertThat(heard.remarks()).extracting(Remark::text).containsExactly("root", "first");
        assertThat(heard.toTheEnd()).isFalse();
        assertThat(answering.slack.calls("conversations.replies")).hasSize(2);
    }

    @Test
    void of_a_thread_that_slack_does_not_tell_at_once_what_is_new_is_read_by_itself() {
        answering.slack.answer(
                "conversations.replies",
                """
                {"ok":true,"messages":[{"user":"U1","text":"root","ts":"1763999999.000100"},
                 {"user":"U1","text":"new","ts":"1763999999.000400"}]}
                """);
        answering.slack.succeed("conversations.replies");
        answering.slack.answerOnce(
                "conversations.replies",
                """
                {"ok":true,"messages":[{"user":"U1","text":"root","ts":"1763999999.000100"}],
                 "response_metadata":{"next_cursor":"more"}}
                """);
        answering.slack.failWithError("conversations.replies", "missing_scope");

        var since = Instant.parse("2025-11-24T15:59:59.000200Z");
        var heard = answering.channel().overheard(Answering.inChannelTurn(), since);

        assertThat(heard.remarks()).extracting(Remark::text).containsExactly("new");
        assertThat(heard.toTheEnd()).isTrue();
        assertThat(answering.slack.calls("conversations.replies").getLast().form())
                .containsEntry("oldest", "1763999999.000200");
    }

    @Test
    void where_slack_does_not_tell_it_is_known_that_the_thread_was_not_read() {
        answering.slack.failWithError("conversations.replies", "missing_scope");

        assertThat(answering.channel().overheard(Answering.inChannelTurn(), Instant.EPOCH))
                .isEqualTo(Overheard.UNREAD);
    }

    @ParameterizedTest
    @CsvSource({
        "C1, general, not_in_channel, SUMMARY_UNREAD",
        "G1, mpdm-ann--bob-1, channel_not_found, SUMMARY_DIRECT",
        "D1, '', channel_not_found, SUMMARY_DIRECT",
        "C1, general, internal_error, SUMMARY_BUSY"
    })
    void a_question_about_a_thread_that_cannot_be_read_is_not_answered_from_nothing(
            String channel, String name, String error, Wording words) {
        var to = new ReplyTo.ByShortcut(answering.slack.responseUrl(), Answering.ROOT);
        var asked = Answering.turn(channel, "/ask:U1", to).asked();
        var turn = new Turn("k7f3m2p9q4r8", in(name, asked));
        answering.slack.failWithError("conversations.replies", error);
        answering.slack.failWithError("conversations.replies", error);
        answering.slack.failWithError("conversations.replies", error);

        assertThatThrownBy(() -> answering.channel().overheard(turn, Instant.EPOCH))
                .isInstanceOfSatisfying(
                        Unheard.class,
                        unheard -> assertThat(unheard.words()).isEqualTo(Phrase.of(words)));
    }

    private static Asked in(String channelName, Asked asked) {
        return new Asked(
                asked.identities(),
                asked.address(),
                channelName,
                asked.asker(),
                asked.text(),
                asked.attachments(),
                asked.at(),
                asked.replyTo());
    }

    @Test
    void a_question_that_begins_a_thread_a_direct_message_and_a_command_overhear_nothing() {
        var root = new ReplyTo.InThread("UBOT", "T1", Answering.ROOT);
        var direct = new ReplyTo.InThread("UBOT", "T1", Answering.QUESTION);
        var command = new ReplyTo.ByCommand(answering.slack.responseUrl());

        var nothing =
                Stream.of(
                        Answering.turn("C1", Answering.ROOT, root),
                        Answering.turn("D1", Answering.ROOT, direct),
                        Answering.turn("C1", "/ask:U1", command));
        assertThat(nothing)
                .allSatisfy(turn ->
                        assertThat(answering.channel().overheard(turn, Instant.EPOCH))
                                .isEqualTo(Overheard.NOTHING));
        assertThat(answering.slack.calls()).isEmpty();
    }
}
