package dev.kotae.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.Soon;
import dev.kotae.chat.Asked;
import dev.kotae.doctor.Secret;
import dev.kotae.slack.SlackSettings.Circles;
import dev.kotae.slack.SlackSettings.Tenancy;
import dev.kotae.slack.SlackSettings.Way;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What Slack sends through a socket that we open, on the wire.
@Timeout(60)
class SocketModeTest {
    private SlackSockets sockets;
    private OpenDoor open;

    @BeforeEach
    void openDoor() throws Exception {
        sockets = new SlackSockets();
        open =
                new OpenDoor(api ->
                        new SlackSettings(
                                List.of(),
                                new Tenancy.One(new Secret("xoxb-test-token-0000")),
                                api,
                                "",
                                Way.STRAIGHT,
                                new Secret("xapp-1"),
                                SlackManifest.View.AGENT,
                                Circles.NONE));
        open.slack.accept("xapp-1");
        open.slack.answer(
                "apps.connections.open", "{\"ok\":true,\"url\":\"" + sockets.url() + "\"}");
        open.door().start();
        Soon.holds(() -> sockets.open() == 1);
    }

    @AfterEach
    void closeDoor() throws Exception {
        open.close();
        sockets.close();
    }

    @Test
    void a_mention_becomes_a_question_and_is_acknowledged_when_it_is_safe() throws Exception {
        sockets.send("e1", "events_api", mention(1));
        Soon.holds(() -> sockets.acks().size() == 1);

        assertThat(sockets.acks().getFirst().id()).isEqualTo("e1");
        assertThat(open.questions.kept())
                .singleElement()
                .extracting(Asked::text, Asked::asker)
                .containsExactly("how many days? 1", "U1");
        assertThat(open.slack.calls("apps.connections.open").getFirst().token())
                .isEqualTo("xapp-1");
    }

    @Test
    void what_cannot_be_kept_is_not_acknowledged_and_kept_once_when_it_comes_again()
            throws Exception {
        open.questions.breakDown();
        sockets.send("e1", "events_api", mention(1));
        Thread.sleep(300);
        assertThat(sockets.acks()).isEmpty();

        open.questions.mend();
        sockets.sendAgain();
        Soon.holds(() -> sockets.acks().size() == 1);
        sockets.send("e2", "events_api", mention(1));
        Soon.holds(() -> sockets.acks().size() == 2);

        assertThat(open.questions.kept()).hasSize(1);
    }

    @Test
    void a_command_is_answered_in_the_acknowledgement() throws Exception {
        sockets.send(
                "e1",
                "slash_commands",
                """
                {"command":"/ask","text":"how many & why? 何日","team_id":"T1","channel_id":"C1",
                 "channel_name":"general","user_id":"U1","trigger_id":"1.2.3",
                 "response_url":"https://hooks.slack.com/commands/1"}
                """);
        Soon.holds(() -> sockets.acks().size() == 1);

        var payload = sockets.acks().getFirst().body().getAsJsonObject("payload");
        assertThat(payload.get("response_type").getAsString()).isEqualTo("ephemeral");
        assertThat(payload.get("text").getAsString()).contains("the answer follows");
        assertThat(open.questions.kept())
                .singleElement()
                .extracting(Asked::text)
                .isEqualTo("how many & why? 何日");
    }

    @Test
    void a_click_is_acknowledged() throws Exception {
        sockets.send(
                "e1",
                "interactive",
                """
                {"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1"},
                 "actions":[{"action_id":"unknown","type":"button"}]}
                """);
        Soon.holds(() -> sockets.acks().size() == 1);
    }

    @Test
    void a_message_shortcut_asks_and_says_that_the_answer_follows() throws Exception {
        sockets.send(
                "e1",
                "interactive",
                """
                {"type":"message_action","callback_id":"translate_message","trigger_id":"1.2.3",
                 "team":{"id":"T1"},"enterprise":null,"user":{"id":"U1","team_id":"T1"},
                 "channel":{"id":"C1","name":"general"},"response_url":"%s",
                 "message_ts":"1.000001",
                 "message":{"type":"message","user":"U2","ts":"1.000001","text":"会議は10時"}}
                """
                        .formatted(open.slack.responseUrl()));
        Soon.holds(() -> open.slack.responses().size() == 1);

        assertThat(sockets.acks())
                .singleElement()
                .satisfies(ack -> assertThat(ack.id()).isEqualTo("e1"));
        assertThat(open.questions.kept())
                .singleElement()
                .satisfies(asked -> assertThat(asked.text()).endsWith("会議は10時"));
        assertThat(open.slack.responses().getFirst().toString()).contains("the answer follows");
    }

    @Test
    void the_global_shortcut_opens_its_modal_and_what_is_sent_with_it_is_asked() throws Exception {
        sockets.send(
                "e1",
                "interactive",
                """
                {"type":"shortcut","callback_id":"ask","trigger_id":"1.2.3","action_ts":"1.000001",
                 "team":{"id":"T1"},"enterprise":null,"user":{"id":"U1","team_id":"T1"}}
                """);
        Soon.holds(() -> open.slack.calls("views.open").size() == 1);
        assertThat(open.slack.calls("views.open").getFirst().form())
                .containsEntry("trigger_id", "1.2.3")
                .hasEntrySatisfying(
                        "view", view -> assertThat(view).contains("\"callback_id\":\"ask\""));

        sockets.send("e2", "interactive", submitted());
        Soon.holds(() -> sockets.acks().size() == 2);

        assertThat(sockets.acks().getLast().body().has("payload")).isFalse();
        assertThat(open.questions.kept())
                .singleElement()
                .extracting(Asked::text)
                .isEqualTo("How many?");
    }

    @Test
    void a_modal_whose_question_cannot_be_kept_is_told_so_in_the_acknowledgement()
            throws Exception {
        open.questions.breakDown();

        sockets.send("e1", "interactive", submitted());
        Soon.holds(() -> sockets.acks().size() == 1);

        var payload = sockets.acks().getFirst().body().getAsJsonObject("payload");
        assertThat(payload.get("response_action").getAsString()).isEqualTo("errors");
        assertThat(payload.getAsJsonObject("errors").toString()).contains("please try again");
    }

    private String submitted() {
        return """
        {"type":"view_submission","team":{"id":"T1"},"user":{"id":"U1","team_id":"T1"},
         "response_urls":[{"channel_id":"C1","response_url":"%s"}],
         "view":{"id":"V1","callback_id":"ask","private_metadata":"",
          "state":{"values":{"kotae_question":{"kotae_question":
           {"type":"plain_text_input","value":"How many?"}}}}}}
        """
                .formatted(open.slack.responseUrl());
    }

    @Test
    void who_opens_app_home_is_shown_it() throws Exception {
        sockets.send(
                "e1",
                "events_api",
                """
                {"type":"event_callback","team_id":"T1","event_id":"Ev1","authorizations":
                 [{"enterprise_id":null,"team_id":"T1","user_id":"UBOT","is_bot":true}],
                 "event":{"type":"app_home_opened","user":"U1","channel":"D1","tab":"home",
                  "event_ts":"1764000000.000001"}}
                """);
        Soon.holds(() -> open.slack.calls("views.publish").size() == 1);

        assertThat(sockets.acks()).hasSize(1);
        assertThat(open.slack.calls("views.publish").getFirst().form())
                .containsEntry("user_id", "U1")
                .hasEntrySatisfying("view", view -> assertThat(view).contains("Your settings"));
    }

    @Test
    void when_slack_will_close_a_connection_the_next_one_is_open_first() throws Exception {
        for (int i = 0; i < 40; i++) {
            sockets.send("e" + i, "events_api", mention(i));
            if (i == 20) {
                sockets.fewest();
                sockets.warn("refresh_requested");
            }
            Thread.sleep(10);
        }
        // Those that were on their way at the change may come, and be acknowledged, twice.
        Soon.holds(
                () -> sockets.acks().stream().map(SlackSockets.Ack::id).distinct().count() == 40);
        Soon.holds(() -> sockets.open() == 1);
        assertThat(sockets.connections()).isEqualTo(2);

        assertThat(sockets.fewest()).as("never without a connection").isOne();
        assertThat(open.questions.kept()).hasSize(40);
    }

    @Test
    void when_a_connection_breaks_another_is_opened_and_no_event_is_lost() throws Exception {
        sockets.send("e1", "events_api", mention(1));
        sockets.cut();
        sockets.send("e2", "events_api", mention(2));
        Soon.holds(() -> sockets.connections() == 2);
        sockets.send("e3", "events_api", mention(3));
        sockets.sendAgain();
        Soon.holds(() -> open.questions.kept().size() == 3);

        assertThat(open.questions.kept())
                .extracting(Asked::text)
                .containsExactlyInAnyOrder(
                        "how many days? 1", "how many days? 2", "how many days? 3");
    }

    @Test
    void who_asks_is_told_whether_slack_can_send() throws Exception {
        assertThat(open.door().socketIsOpen()).contains(true);

        open.slack.failWithStatus("apps.connections.open", 503, "");
        sockets.cut();

        Soon.holds(() -> open.door().socketIsOpen().equals(Optional.of(false)));
        Soon.holds(() -> open.door().socketIsOpen().equals(Optional.of(true)));
    }

    @Test
    void while_slack_gives_no_connection_it_is_asked_again_until_it_does() throws Exception {
        open.slack.failWithError("apps.connections.open", "internal_error");
        open.slack.failWithStatus("apps.connections.open", 503, "");
        sockets.cut();
        Soon.holds(() -> sockets.connections() == 2);
    }

    @Test
    void without_a_signing_secret_nothing_is_taken_over_http() throws Exception {
        var post = HttpRequest.newBuilder(open.events());
        var answer = open.send(post.POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(404);
    }

    private static String mention(int number) {
        return String.format(
                Locale.ROOT,
                """
                {"type":"event_callback","team_id":"T1","event_id":"Ev%1$d","authorizations":
                 [{"enterprise_id":null,"team_id":"T1","user_id":"UBOT","is_bot":true}],
                 "event":{"type":"app_mention","user":"U1","team":"T1","channel":"C1",
                  "ts":"1764000000.%2$06d","text":"<@UBOT> how many days? %1$d"}}\
                """,
                number,
                number);
    }
}
