package dev.kotae.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.kotae.Soon;
import dev.kotae.chat.Address;
import dev.kotae.chat.Attachment;
import dev.kotae.chat.Mention;
import dev.kotae.chat.Platform;
import dev.kotae.memory.Preferences;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackDoorTest {
    private OpenDoor open;

    @BeforeEach
    void openDoor() throws Exception {
        open = new OpenDoor();
    }

    @AfterEach
    void closeDoor() throws Exception {
        open.close();
    }

    @Test
    void a_mention_becomes_a_question_in_its_thread() throws Exception {
        var answer =
                open.send(
                        envelope(
                                "Ev1",
                                """
                                {"type":"app_mention","user":"U1","team":"T1","channel":"C1",
                                 "ts":"1764000000.000123","event_ts":"1764000000.000123",
                                 "client_msg_id":"x",
                                 "text":"<@UBOT> Is R&amp;D &lt;open&gt; in <#C2|munich>, <@U2|ann>? <!here>",
                                 "blocks":[{"type":"rich_text","elements":[]},{"type":"new_one"}]}
                                """));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(open.questions.kept())
                .singleElement()
                .satisfies(asked -> {
                    assertThat(asked.identities())
                            .containsExactlyInAnyOrder("event:Ev1", "message:C1:1764000000.000123");
                    assertThat(asked.address())
                            .isEqualTo(
                                    new Address(Platform.SLACK, "T1", "C1", "1764000000.000123"));
                    assertThat(asked.asker()).isEqualTo("U1");
                    assertThat(asked.text())
                            .isEqualTo(
                                    "Is R&D <open> in #munich, " + Mention.of("ann") + "? @here");
                    assertThat(asked.at()).isEqualTo(Instant.parse("2025-11-24T16:00:00.000123Z"));
                    assertThat(asked.attachments()).isEmpty();
                });
        assertThat(open.slack.calls()).as("no call on the way in").isEmpty();
    }

    @Test
    void a_mention_inside_a_thread_belongs_to_that_thread() throws Exception {
        open.send(
                envelope(
                        "Ev1",
                        """
                        {"type":"app_mention","user":"U1","channel":"C1","ts":"1764000009.000200",
                         "thread_ts":"1764000000.000100","text":"and <@UBOT>: 有給は何日ですか？"}
                        """));

        var asked = open.questions.kept().getFirst();
        assertThat(asked.address().thread()).isEqualTo("1764000000.000100");
        assertThat(asked.text()).isEqualTo("and : 有給は何日ですか？");
    }

    @Test
    void a_direct_message_without_thread_is_one_conversation() throws Exception {
        open.send(envelope("Ev1", direct("\"text\":\"が と が\"")));

        var asked = open.questions.kept().getFirst();
        assertThat(asked.address()).isEqualTo(new Address(Platform.SLACK, "T1", "D1", ""));
        assertThat(asked.text()).as("composed").isEqualTo("が と が");
    }

    @Test
    void a_direct_message_in_a_thread_belongs_to_that_thread() throws Exception {
        open.send(envelope("Ev1", direct("\"text\":\"why?\",\"thread_ts\":\"1763999999.000100\"")));

        assertThat(open.questions.kept().getFirst().address().thread())
                .isEqualTo("1763999999.000100");
    }

    @Test
    void a_direct_message_with_files_brings_them_along() throws Exception {
        open.send(
                envelope(
                        "Ev1",
                        direct(
                                """
                                "subtype":"file_share","text":"what is this?","files":[
                                {"id":"F1","name":"規程.pdf","mimetype":"application/pdf","size":1234,
                                 "mode":"hosted"},
                                {"id":"F2","mode":"tombstone"},
                                {"id":"F3"}]
                                """)));

        assertThat(open.questions.kept().getFirst().attachments())
                .containsExactly(
                        new Attachment("F1", "規程.pdf", "application/pdf", 1234),
                        new Attachment("F3", "F3", "application/octet-stream", 0));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_mention_that_arrives_twice_is_one_question(boolean mentionFirst) throws Exception {
        var mention =
                envelope(
                        "Ev1",
                        """
                        {"type":"app_mention","user":"U1","channel":"C1","ts":"1764000000.000123",
                         "text":"<@UBOT> hello"}
                        """);
        var message =
                envelope(
                        "Ev2",
                        """
                        {"type":"message","channel_type":"channel","user":"U1","channel":"C1",
                         "ts":"1764000000.000123","text":"<@UBOT> hello"}
                        """);

        open.send(mentionFirst ? mention : message);
        open.send(mentionFirst ? message : mention);

        assertThat(open.questions.kept()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\":\"message\",\"channel_type\":\"channel\",\"text\":\"not for us\"",
                "\"type\":\"message\",\"channel_type\":\"channel\",\"text\":\"<@UBOTTER> hi\"",
                "\"type\":\"message\",\"channel_type\":\"im\",\"bot_id\":\"B2\",\"text\":\"hi\"",
                "\"type\":\"app_mention\",\"bot_id\":\"B2\",\"text\":\"<@UBOT> hi\"",
                "\"type\":\"app_mention\",\"subtype\":\"bot_message\",\"bot_id\":\"B2\",\"text\":\"x\"",
                "\"type\":\"message\",\"subtype\":\"bot_message\",\"channel_type\":\"im\",\"text\":\"x\"",
                "\"type\":\"message\",\"subtype\":\"file_share\",\"channel_type\":\"im\",\"bot_id\":\"B1\"",
                "\"type\":\"message\",\"subtype\":\"message_changed\",\"channel_type\":\"im\","
                        + "\"hidden\":true,\"message\":{\"text\":\"x\"}",
                "\"type\":\"message\",\"subtype\":\"message_changed\",\"channel_type\":\"im\","
                        + "\"message\":null",
                "\"type\":\"message\",\"subtype\":\"channel_join\",\"text\":\"<@UBOT> joined\"",
                "\"type\":\"reaction_added\",\"reaction\":\"eyes\"",
                "\"type\":\"some_event_of_2027\",\"channel_id\":null,\"user_id\":null",
                "\"type\":\"channel_created\",\"channel\":{\"id\":\"C9\"}"
            })
    void what_is_not_for_us_is_acknowledged_and_forgotten(String event) throws Exception {
        var base =
                event.contains("\"channel\"")
                        ? "\"user\":\"U1\""
                        : "\"user\":\"U1\",\"channel\":\"C1\",\"ts\":\"1764000000.000123\"";

        var answer = open.send(envelope("Ev1", "{" + base + "," + event + "}"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(open.questions.kept()).isEmpty();
    }

    @Test
    void what_we_said_ourselves_is_ignored() throws Exception {
        open.send(envelope("Ev1", direct("\"text\":\"hi\"").replace("\"U1\"", "\"UBOT\"")));

        assertThat(open.questions.kept()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "channel", "text", "thread_ts", "files", "blocks", "subtype"})
    void a_null_anywhere_is_no_error(String member) throws Exception {
        var event = JsonParser.parseString(direct("\"text\":\"hi\"")).getAsJsonObject();
        event.add(member, com.google.gson.JsonNull.INSTANCE);

        var answer = open.send(envelope("Ev1", event.toString()));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void an_event_without_authorizations_is_taken_by_its_team() throws Exception {
        open.send(
                "{\"type\":\"event_callback\",\"team_id\":\"T7\",\"event_id\":\"Ev1\",\"event\":"
                        + direct("\"text\":\"hi\"")
                        + "}");

        assertThat(open.questions.kept().getFirst().address().workspace()).isEqualTo("T7");
    }

    @Test
    void a_question_that_cannot_be_kept_is_left_to_slack_to_deliver_again() throws Exception {
        open.questions.breakDown();

        var answer = open.send(envelope("Ev1", direct("\"text\":\"hi\"")));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("X-Slack-No-Retry")).isEmpty();
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void a_command_is_taken_and_says_so_at_once() throws Exception {
        var answer = open.send(command("R&amp;D は何をしますか"));

        assertThat(text(answer)).contains("the answer follows").contains("承りました");
        assertThat(JsonParser.parseString(answer.body()).getAsJsonObject().get("response_type"))
                .hasToString("\"ephemeral\"");
        var asked = open.questions.kept().getFirst();
        assertThat(asked.identities()).containsExactly("command:123.456.abc");
        assertThat(asked.address()).isEqualTo(new Address(Platform.SLACK, "T1", "C1", "/ask:U1"));
        assertThat(asked.channelName()).isEqualTo("general");
        assertThat(asked.text()).isEqualTo("R&D は何をしますか");
    }

    @Test
    void a_command_speaks_the_language_of_an_asker_whom_it_knows() throws Exception {
        open.slack.answer(
                "users.info",
                "{\"ok\":true,\"user\":{\"id\":\"U1\",\"locale\":\"ja-JP\",\"name\":\"花子\"}}");
        open.send(command("最初の質問"));
        var turn = new dev.kotae.chat.Turn("t", open.questions.kept().getFirst());
        assertThat(open.channel().asker(turn).name()).isEqualTo("花子");

        assertThat(text(open.send(command("")))).startsWith("コマンドのあとに").contains("/ask");
    }

    @Test
    void a_command_speaks_the_language_that_its_asker_chose() throws Exception {
        var japanese = Preferences.Wishes.NONE.inLanguage(Optional.of(Locale.JAPANESE));
        open.ports.preferences().change("slack/T1", Preferences.Scope.PERSON, "U1", _ -> japanese);

        assertThat(text(open.send(command("最初の質問")))).startsWith("承りました");
        assertThat(text(open.send(command("")))).startsWith("コマンドのあとに");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "help", "Help", "ヘルプ"})
    void a_command_without_a_question_explains_itself_and_asks_nobody(String text)
            throws Exception {
        var answer = open.send(command(text));

        assertThat(text(answer)).contains("/ask How many").contains("/ask 有給");
        assertThat(open.questions.kept()).isEmpty();
    }

    @Test
    void a_command_that_cannot_be_kept_says_so() throws Exception {
        open.questions.breakDown();

        var answer = open.send(command("hello"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer)).contains("I could not keep your question").contains("受け付けられません");
    }

    @Test
    void a_command_of_another_name_is_acknowledged() throws Exception {
        var form = new LinkedHashMap<>(command("x"));
        form.put("command", "/other");

        assertThat(open.send(form).statusCode()).isEqualTo(200);
        assertThat(open.questions.kept()).isEmpty();
    }

    @Test
    void it_finds_out_who_it_is_in_the_background() throws Exception {
        open.door().start();

        Soon.holds(() -> !open.slack.calls("auth.test").isEmpty());
        assertThat(open.slack.calls("auth.test")).hasSize(1);
        assertThat(open.questions.kept()).as("warming up asks nothing").isEmpty();
    }

    private static String text(HttpResponse<String> answer) {
        return JsonParser.parseString(answer.body()).getAsJsonObject().get("text").getAsString();
    }

    static String direct(String more) {
        return "{\"type\":\"message\",\"channel_type\":\"im\",\"user\":\"U1\",\"channel\":\"D1\","
                + "\"ts\":\"1764000000.000123\","
                + more
                + "}";
    }

    static String envelope(String id, String event) {
        return """
        {"token":"x","team_id":"TOTHER","api_app_id":"A1","type":"event_callback",
         "event_id":"%s","event_time":1764000000,"is_ext_shared_channel":false,
         "authorizations":[{"enterprise_id":null,"team_id":"T1","user_id":"UBOT",
          "is_bot":true,"is_enterprise_install":false}],"event":%s}\
        """
                .formatted(id, event);
    }

    private Map<String, String> command(String text) {
        var form = new LinkedHashMap<String, String>();
        form.put("token", "x");
        form.put("team_id", "T1");
        form.put("channel_id", "C1");
        form.put("channel_name", "general");
        form.put("user_id", "U1");
        form.put("command", "/ask");
        form.put("text", text);
        form.put("response_url", open.slack.responseUrl().toString());
        form.put("trigger_id", "123.456.abc");
        return form;
    }
}
