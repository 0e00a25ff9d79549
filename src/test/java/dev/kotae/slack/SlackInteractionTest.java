package dev.kotae.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kotae.Soon;
import dev.kotae.chat.Attachment;
import dev.kotae.chat.Complaint;
import dev.kotae.chat.Complaint.Fault;
import dev.kotae.chat.Verdict;
import dev.kotae.memory.Feedback.Rating;
import dev.kotae.memory.Samples;
import dev.kotae.memory.Settlement;
import dev.kotae.slack.block.Foot;
import dev.kotae.slack.block.Offers;
import dev.kotae.slack.look.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clicks as Slack sends them, through the gate. The payloads have the shape of those in Slack's
/// own samples (slackapi/java-slack-sdk, json-logs/samples/app-backend, and docs.slack.dev).
class SlackInteractionTest {
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
    void a_thumb_counts_and_what_is_told_in_the_modal_is_kept_with_it() throws Exception {
        var turn = answered();

        assertThat(send(pressed("kotae_rate", "feedback_buttons", "bad:" + turn))).isEqualTo(200);
        assertThat(ratings(turn)).extracting(Rating::verdict).containsExactly(Verdict.BAD);
        Soon.holds(() -> !open.slack.calls("views.open").isEmpty());
        assertThat(open.slack.calls("views.open").getFirst().form())
                .containsEntry("trigger_id", "12466734323.1395872398")
                .hasEntrySatisfying("view", view -> assertThat(view).contains(turn));

        send(
                """
                {"type":"view_submission","team":{"id":"T1","domain":"acme"},
                 "user":{"id":"U1","username":"ann","name":"ann","team_id":"T1"},
                 "api_app_id":"A1","token":"x","trigger_id":"1.2.3","response_urls":[],
                 "is_enterprise_install":false,"enterprise":null,
                 "view":{"id":"V1","team_id":"T1","type":"modal","callback_id":"kotae_wrong",
                  "private_metadata":"%s","hash":"1.a","root_view_id":"V1","app_id":"A1",
                  "state":{"values":{
                   "kotae_faults":{"kotae_faults":{"type":"checkboxes","selected_options":[
                     {"text":{"type":"plain_text","text":"Wrong"},"value":"WRONG"},
                     {"text":{"type":"plain_text","text":"?"},"value":"OF_ANOTHER_DAY"}]}},
                   "kotae_words":{"kotae_words":{"type":"plain_text_input","value":" 25 days "}}}}}}
                """
                        .formatted(turn));

        assertThat(ratings(turn))
                .singleElement()
                .extracting(Rating::complaint)
                .isEqualTo(new Complaint(Set.of(Fault.WRONG), "25 days"));
    }

    @Test
    void what_a_guest_from_a_shared_channel_tells_in_a_modal_is_kept_where_we_are_installed()
            throws Exception {
        var turn = answered();

        send(
                """
                {"type":"view_submission","team":{"id":"T9"},"enterprise":{"id":"E9"},
                 "user":{"id":"U1","team_id":"T9"},
                 "view":{"id":"V1","callback_id":"kotae_wrong","private_metadata":"%s",
                  "team_id":"T9","app_installed_team_id":"T1","state":{"values":{
                   "kotae_words":{"kotae_words":{"type":"plain_text_input","value":"25"}}}}}}
                """
                        .formatted(turn));

        assertThat(ratings(turn))
                .singleElement()
                .extracting(Rating::complaint)
                .isEqualTo(new Complaint(Set.of(), "25"));
    }

    @Test
    void another_tenants_answer_is_neither_rated_nor_shown() throws Exception {
        var turn = answered();

        send(pressed("kotae_rate", "feedback_buttons", "good:" + turn).replace("\"T1\"", "\"T2\""));
        send(pressed("kotae_why", "button", turn).replace("\"T1\"", "\"T2\""));

        Soon.holds(() -> !open.slack.calls("views.open").isEmpty());
        assertThat(open.slack.calls("views.open").getFirst().form().get("view"))
                .contains("no longer keep")
                .doesNotContain("Claude");
        assertThat(ratings(turn)).isEmpty();
    }

    @Test
    void a_private_answer_is_not_shared_by_somebody_else() throws Exception {
        var turn = answered();

        send(pressed("kotae_share", "button", turn).replace("\"id\":\"U1\"", "\"id\":\"U9\""));

        Soon.holds(() -> !open.slack.responses().isEmpty());
        assertThat(open.slack.responses())
                .allSatisfy(body ->
                        assertThat(body.get("response_type").getAsString()).isEqualTo("ephemeral"));
    }

    @Test
    void what_is_too_long_to_be_shared_at_once_is_shared_in_two() throws Exception {
        var turn = answered("A long answer. ".repeat(300) + "THE END");
        inPublic();
        open.slack.failWith("respond", 400, "msg_blocks_too_long");

        send(pressed("kotae_share", "button", turn));

        Soon.holds(() -> open.slack.responses().size() == 4);
        var bodies = open.slack.responses();
        assertThat(bodies.subList(1, 3))
                .allSatisfy(body ->
                        assertThat(body.get("response_type").getAsString())
                                .isEqualTo("in_channel"));
        assertThat(bodies.get(1).toString()).contains("<@U1>").doesNotContain("THE END");
        assertThat(bodies.get(2).toString()).contains("THE END");
        assertThat(bodies.get(3).toString()).contains("delete_original");
    }

    @Test
    void what_is_shared_after_a_question_is_private_no_more_and_the_question_is_gone()
            throws Exception {
        send(pressed("kotae_share", "button", answered()));
        Soon.holds(() -> open.slack.responses().size() == 1);
        var asked = open.slack.responses().getFirst().getAsJsonArray("blocks").get(1);
        var button = asked.getAsJsonObject().getAsJsonArray("elements").get(0).getAsJsonObject();

        send(pressed("kotae_share_surely", "button", button.get("value").getAsString()));

        Soon.holds(() -> open.slack.responses().size() == 4);
        assertThat(open.slack.responses().get(1).get("response_type").getAsString())
                .isEqualTo("in_channel");
        assertThat(open.slack.responses().subList(2, 4))
                .allSatisfy(body -> assertThat(body.has("delete_original")).isTrue());
    }

    private void inPublic() {
        open.slack.answer(
                "conversations.info",
                "{\"ok\":true,\"channel\":{\"id\":\"C1\",\"is_private\":false}}");
    }

    @Test
    void who_shares_what_slack_refuses_is_told_so_and_keeps_the_answer() throws Exception {
        var turn = answered();
        inPublic();
        open.slack.failWith("respond", 400, "invalid_blocks");
        open.slack.failWith("respond", 400, "no_text");

        send(pressed("kotae_share", "button", turn));

        Soon.holds(() -> open.slack.responses().size() == 3);
        assertThat(open.slack.responses().getLast().toString())
                .contains("ephemeral")
                .contains("please try again");
    }

    @Test
    void a_question_about_a_message_takes_its_files_along() throws Exception {
        send(shortcut("ask_about_message", file("F1", "plan.pdf"), ""));

        Soon.holds(() -> !open.slack.calls("views.open").isEmpty());
        var view = open.slack.calls("views.open").getFirst().form().get("view");
        assertThat(view).contains("plan.pdf");
        send(submitted(JsonParser.parseString(view).getAsJsonObject()));

        assertThat(open.questions.kept())
                .singleElement()
                .satisfies(asked ->
                        assertThat(asked.attachments())
                                .containsExactly(
                                        new Attachment("F1", "plan.pdf", "application/pdf", 0)));
        toldThatTheAnswerFollows();
    }

    /// No model answers here: nothing else is said.
    private void toldThatTheAnswerFollows() throws InterruptedException {
        Soon.holds(() -> !open.slack.responses().isEmpty());
        assertThat(open.slack.responses())
                .singleElement()
                .satisfies(body -> {
                    assertThat(body.get("response_type").getAsString()).isEqualTo("ephemeral");
                    assertThat(body.get("text").getAsString()).contains("the answer follows");
                });
    }

    @Test
    void a_modal_opens_in_time_however_slow_the_look_up_of_people_is() throws Exception {
        for (int call = 0; call < 4; call++) {
            open.slack.delay("users.info", 2_500);
        }
        var clicked = Instant.now();

        send(shortcut("ask_about_message", "", "Ask <@U04ABCDEF> & me"));

        Soon.holds(() -> !open.slack.calls("views.open").isEmpty());
        assertThat(clicked).isAfter(Instant.now().minusMillis(2_500));
        assertThat(open.slack.calls("views.open").getFirst().form().getOrDefault("view", ""))
                .contains("Ask <@U04ABCDEF> &amp; me");
    }

    @Test
    void a_channels_settings_open_before_slack_is_asked_who_may_change_them() throws Exception {
        open.slack.answer("views.open", "{\"ok\":true,\"view\":{\"id\":\"V7\",\"hash\":\"1.a\"}}");
        open.slack.answer("conversations.info", "{\"ok\":true,\"channel\":{\"creator\":\"U1\"}}");

        send(pressed("kotae_channel", "conversations_select", "C7"));

        Soon.holds(() -> !open.slack.calls("views.update").isEmpty());
        assertThat(open.slack.calls())
                .extracting(RecordingSlack.Call::method)
                .containsSubsequence("views.open", "conversations.info", "views.update");
        assertThat(open.slack.calls("views.open").getFirst().form().get("view"))
                .contains("One moment")
                .doesNotContain("submit");
        assertThat(open.slack.calls("views.update").getFirst().form())
                .containsEntry("view_id", "V7")
                .containsEntry("hash", "1.a")
                .hasEntrySatisfying(
                        "view", view -> assertThat(view).contains("kotae_room", "<#C7>"));
    }

    @Test
    void a_translation_is_of_the_whole_message_and_of_its_files() throws Exception {
        var text = "A long message. ".repeat(300) + "THE END";
        send(shortcut("translate_message", file("F1", "plan.pdf"), text));

        Soon.holds(() -> !open.questions.kept().isEmpty());
        var asked = open.questions.kept().getFirst();
        assertThat(asked.text())
                .startsWith("Translate the message below into English; if it is in English")
                .contains("into Japanese")
                .endsWith("THE END");
        assertThat(asked.attachments()).extracting(Attachment::id).containsExactly("F1");
    }

    @Test
    void a_translation_of_an_answer_of_ours_is_of_the_whole_answer_alone() throws Exception {
        var answer = Answering.answer("A long answer. ".repeat(200) + "THE END");
        var drawn = new JsonArray();
        Look.of(answer.text(), 11_000).forEach(look -> drawn.addAll(look.blocks()));
        drawn.addAll(Foot.open(answer, Locale.ENGLISH, Offers.NONE));
        var ours =
                """
                {"type":"message","user":"UBOT","bot_id":"B1","ts":"1.000001","text":"A long…",
                 "blocks":%s}
                """
                        .formatted(drawn);

        send(shortcut("translate_message", ours));

        Soon.holds(() -> !open.questions.kept().isEmpty());
        assertThat(open.questions.kept().getFirst().text()).endsWith("THE END");
    }

    @Test
    void a_modal_about_a_long_message_says_that_only_its_beginning_goes_along() throws Exception {
        send(shortcut("ask_about_message", "", "A long message. ".repeat(300)));
        Soon.holds(() -> open.slack.calls("views.open").size() == 1);
        send(shortcut("ask_about_message", "", "A short message."));
        Soon.holds(() -> open.slack.calls("views.open").size() == 2);

        assertThat(open.slack.calls("views.open"))
                .extracting(
                        call -> call.form().getOrDefault("view", "").contains("only its beginning"))
                .containsExactly(true, false);
    }

    private static String file(String id, String name) {
        return "{\"id\":\"%s\",\"name\":\"%s\",\"mimetype\":\"application/pdf\"}"
                .formatted(id, name);
    }

    private String shortcut(String callback, String files, String text) {
        return shortcut(
                callback,
                """
                {"type":"message","user":"U2","ts":"1.000001","text":"%s","files":[%s]}
                """
                        .formatted(text, files));
    }

    private String shortcut(String callback, String message) {
        return """
        {"type":"message_action","callback_id":"%s","trigger_id":"1.2.3","team":{"id":"T1"},
         "user":{"id":"U1","team_id":"T1"},"channel":{"id":"C1","name":"general"},
         "response_url":"%s","message_ts":"1.000001",
         "message":%s}
        """
                .formatted(callback, open.slack.responseUrl(), message);
    }

    private static String submitted(JsonObject view) {
        view.addProperty("id", "V1");
        view.add(
                "state",
                JsonParser.parseString(
                        """
                        {"values":{"kotae_question":{"kotae_question":
                         {"type":"plain_text_input","value":"What is this?"}}}}
                        """));
        var payload = new JsonObject();
        payload.addProperty("type", "view_submission");
        payload.add("team", JsonParser.parseString("{\"id\":\"T1\"}"));
        payload.add("user", JsonParser.parseString("{\"id\":\"U1\",\"team_id\":\"T1\"}"));
        payload.add("view", view);
        return payload.toString();
    }

    @Test
    void a_question_from_a_modal_that_cannot_be_kept_leaves_the_modal_open_and_says_so()
            throws Exception {
        open.questions.breakDown();

        var answer =
                open.send(
                        Map.of(
                                "payload",
                                """
                                {"type":"view_submission","team":{"id":"T1"},
                                 "user":{"id":"U1","team_id":"T1"},
                                 "response_urls":[{"block_id":"kotae_where",
                                   "action_id":"kotae_where","channel_id":"C1",
                                   "response_url":"%s"}],
                                 "view":{"id":"V1","callback_id":"ask","private_metadata":"",
                                  "state":{"values":{"kotae_question":{"kotae_question":
                                   {"type":"plain_text_input","value":"How many?"}}}}}}
                                """
                                        .formatted(open.slack.responseUrl())));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"response_action\":\"errors\"")
                .contains("kotae_question")
                .contains("please try again");
    }

    @Test
    void a_question_that_slack_lets_us_answer_nowhere_leaves_the_modal_open() throws Exception {
        var answer =
                open.send(
                        Map.of(
                                "payload",
                                """
                                {"type":"view_submission","team":{"id":"T1"},
                                 "user":{"id":"U1","team_id":"T1"},"response_urls":[],
                                 "view":{"id":"V1","callback_id":"ask","private_metadata":"",
                                  "state":{"values":{"kotae_question":{"kotae_question":
                                   {"type":"plain_text_input","value":"How many?"}}}}}}
                                """));

        assertThat(answer.body()).contains("\"errors\"").contains("kotae_question");
        assertThat(open.questions.kept()).isEmpty();
    }

    @Test
    void who_asks_by_a_modal_is_told_at_once_that_the_answer_follows() throws Exception {
        send(
                """
                {"type":"view_submission","team":{"id":"T1"},"user":{"id":"U1","team_id":"T1"},
                 "response_urls":[{"channel_id":"C1","response_url":"%s"}],
                 "view":{"id":"V1","callback_id":"ask","private_metadata":"",
                  "state":{"values":{"kotae_question":{"kotae_question":
                   {"type":"plain_text_input","value":"How many?"}}}}}}
                """
                        .formatted(open.slack.responseUrl()));

        toldThatTheAnswerFollows();
    }

    @Test
    void the_same_modal_sent_twice_is_one_question() throws Exception {
        var sent =
                """
                {"type":"view_submission","team":{"id":"T1"},"user":{"id":"U1","team_id":"T1"},
                 "response_urls":[{"channel_id":"C1","response_url":"%s"}],
                 "view":{"id":"V1","callback_id":"ask","private_metadata":"",
                  "state":{"values":{"kotae_question":{"kotae_question":
                   {"type":"plain_text_input","value":"How many?"}}}}}}
                """
                        .formatted(open.slack.responseUrl());

        send(sent);
        send(sent);

        assertThat(open.questions.kept()).hasSize(1);
        assertThat(open.questions.kept().getFirst().address().channel()).isEqualTo("C1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"block_actions\"}",
                "{\"type\":\"block_actions\",\"team\":null,\"user\":null,\"actions\":null}",
                "{\"type\":\"block_actions\",\"team\":{\"id\":\"T1\"},\"user\":{\"id\":\"U1\"},"
                        + "\"actions\":[]}",
                "{\"type\":\"block_actions\",\"team\":{\"id\":\"T1\"},\"user\":{\"id\":\"U1\"},"
                        + "\"actions\":[{\"action_id\":\"of_another_day\",\"value\":\"x\"}]}",
                "{\"type\":\"view_submission\",\"team\":{\"id\":\"T1\"},\"user\":{\"id\":\"U1\"},"
                        + "\"view\":{\"callback_id\":\"ask\"}}",
                "{\"type\":\"view_closed\",\"team\":{\"id\":\"T1\"},\"user\":{\"id\":\"U1\"}}",
                "{\"type\":\"message_action\",\"callback_id\":\"translate_message\","
                        + "\"team\":{\"id\":\"T1\"},\"user\":{\"id\":\"U1\"}}",
                "{\"type\":\"workflow_step_edit\",\"team\":{\"id\":\"T1\"},\"user\":{\"id\":\"U1\"}}"
            })
    void what_we_do_not_know_is_acknowledged_and_asks_nobody(String payload) throws Exception {
        assertThat(send(payload)).isEqualTo(200);

        assertThat(open.questions.kept()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "42"})
    void a_payload_that_is_none_is_refused(String payload) throws Exception {
        assertThat(send(payload)).isEqualTo(400);
    }

    private int send(String payload) throws Exception {
        return open.send(Map.of("payload", payload)).statusCode();
    }

    private String pressed(String action, String type, String value) {
        return """
        {"type":"block_actions","team":{"id":"T1","domain":"acme"},"enterprise":null,
         "is_enterprise_install":false,
         "user":{"id":"U1","username":"ann","name":"ann","team_id":"T1"},
         "api_app_id":"A1","token":"x","trigger_id":"12466734323.1395872398",
         "container":{"type":"message","message_ts":"1764000001.000001","channel_id":"C1",
          "is_ephemeral":false},
         "channel":{"id":"C1","name":"general"},
         "message":{"type":"message","user":"UBOT","ts":"1764000001.000001","text":"Hi"},
         "response_url":"%s","state":{"values":{}},
         "actions":[{"action_id":"%s","block_id":"b1","type":"%s","value":"%s",
          "text":{"type":"plain_text","text":"x"},"action_ts":"1764000002.000001"}]}
        """
                .formatted(open.slack.responseUrl(), action, type, value);
    }

    /// The id of a turn that was answered to U1 in T1.
    private String answered() {
        return answered("20 days");
    }

    private String answered(String words) {
        var inbox = open.ports.inbox();
        inbox.accept(
                Samples.by("U1", Samples.question(Samples.thread("T1", "1764000000.000100"), "q")));
        var claim = inbox.claim("test", Duration.ofMinutes(1), Duration.ofSeconds(1)).orElseThrow();
        inbox.settle(
                claim,
                new Settlement.Recorded(Answering.answer(words), Samples.exchange(claim, words)));
        return claim.turn().id();
    }

    private List<Rating> ratings(String turn) {
        return open.ports.feedback().of("slack/T1", turn);
    }
}
