package dev.kotae.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.views.payload.ViewClosedPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.methods.MethodsClient;
import com.slack.api.model.view.ViewState;
import com.slack.api.util.json.GsonFactory;
import com.slack.api.webhook.Payload;
import dev.kotae.doctor.Secret;
import dev.kotae.local.slack.Happening;
import dev.kotae.local.slack.SlackError;
import dev.kotae.local.slack.View;
import dev.kotae.local.slack.Workspace;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Buttons, modals, Home tabs and shortcuts over real HTTP, read as Slack's own classes read them.
class SlackClicksTest {
    private static final String TOKEN = "xoxb-local-playground-token";
    private static final String BUTTONS =
            """
            [{"type":"section","text":{"type":"mrkdwn","text":"answer"}},
             {"type":"actions","block_id":"below","elements":[
              {"type":"button","action_id":"again","value":"turn-1",
               "text":{"type":"plain_text","text":"Regenerate"}}]},
             {"type":"context_actions","elements":[{"type":"feedback_buttons","action_id":"rate",
              "positive_button":{"text":{"type":"plain_text","text":"Good"},"value":"good"},
              "negative_button":{"text":{"type":"plain_text","text":"Bad"},"value":"bad"}}]}]\
            """;
    private static final String MODAL =
            """
            {"type":"modal","callback_id":"wrong","notify_on_close":true,"private_metadata":"t1",
             "title":{"type":"plain_text","text":"What went wrong?"},
             "submit":{"type":"plain_text","text":"Send"},
             "blocks":[
              {"type":"input","block_id":"why","label":{"type":"plain_text","text":"Why"},
               "element":{"type":"static_select","action_id":"reason","options":[
                {"text":{"type":"plain_text","text":"Wrong"},"value":"wrong"},
                {"text":{"type":"plain_text","text":"Old"},"value":"old"}]}},
              {"type":"input","block_id":"more","optional":true,
               "label":{"type":"plain_text","text":"More"},
               "element":{"type":"plain_text_input","action_id":"text","multiline":true}}]}\
            """;
    private static final String HOME =
            """
            {"type":"home","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"Hi"},
             "accessory":{"type":"button","action_id":"forget",
              "text":{"type":"plain_text","text":"Forget me"}}}]}\
            """;

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> Instant.now().plus(ahead.get());
    private final SlackStandIn slack =
            new SlackStandIn(
                    clock,
                    new Secret("signing"),
                    new Secret(TOKEN),
                    new RetrySchedule(Duration.ofSeconds(5), List.of()),
                    WireTap.NONE);
    private final BlockingQueue<Happening.Modals> modals = new LinkedBlockingQueue<>();
    private final SlackPerson emma = slack.as(Workspace.EMMA);
    private LoopbackServer server;
    private RecordingBot bot;
    private MethodsClient client;

    @BeforeEach
    void open() throws Exception {
        server = LoopbackServer.serve(slack.servlets());
        bot = new RecordingBot();
        slack.connect(server.uri(), bot.uri());
        slack.subscribe(Set.of("app_home_opened"));
        slack.workspace()
                .listen(happening -> {
                    if (happening instanceof Happening.Modals changed) {
                        modals.add(changed);
                    }
                });
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
    void a_pressed_button_tells_what_was_pressed_where_and_by_whom() throws Exception {
        var ts = answer();

        emma.press(Workspace.HR, ts, "again");

        var payload = next(BlockActionPayload.class);
        assertThat(payload.getUser().getId()).isEqualTo(Workspace.EMMA);
        assertThat(payload.getTeam().getId()).isEqualTo(Workspace.TEAM);
        assertThat(payload.getChannel().getId()).isEqualTo(Workspace.HR);
        assertThat(payload.getMessage().getTs()).isEqualTo(ts);
        assertThat(payload.getContainer().isEphemeral()).isFalse();
        assertThat(payload.getActions()).hasSize(1);
        assertThat(payload.getActions().getFirst().getActionId()).isEqualTo("again");
        assertThat(payload.getActions().getFirst().getBlockId()).isEqualTo("below");
        assertThat(payload.getActions().getFirst().getValue()).isEqualTo("turn-1");
        assertThat(payload.getTriggerId()).isNotBlank();
    }

    @Test
    void a_thumb_brings_the_value_of_the_one_that_was_pressed() throws Exception {
        emma.press(Workspace.HR, answer(), "rate", "bad");

        var action = next(BlockActionPayload.class).getActions().getFirst();
        assertThat(action.getType()).isEqualTo("feedback_buttons");
        assertThat(action.getValue()).isEqualTo("bad");
    }

    @Test
    void a_button_that_is_not_there_cannot_be_pressed() throws Exception {
        var ts = answer();

        assertThatThrownBy(() -> emma.press(Workspace.HR, ts, "nothing"))
                .isInstanceOf(SlackError.class)
                .hasMessage("action_not_found");
    }

    @Test
    void a_whispers_button_brings_no_message_but_a_url_that_replaces_it() throws Exception {
        var ts =
                client.chatPostEphemeral(r ->
                                r.channel(Workspace.HR)
                                        .user(Workspace.EMMA)
                                        .text("Shall I?")
                                        .blocksAsString(BUTTONS))
                        .getMessageTs();
        emma.press(Workspace.HR, ts, "again");

        var payload = next(BlockActionPayload.class);
        assertThat(payload.getMessage()).isNull();
        assertThat(payload.getContainer().isEphemeral()).isTrue();
        var url = payload.getResponseUrl();
        Slack.getInstance().send(url, "{\"replace_original\":true,\"text\":\"Very well.\"}");
        assertThat(slack.messages(Workspace.HR))
                .singleElement()
                .satisfies(post -> {
                    assertThat(post.text()).isEqualTo("Very well.");
                    assertThat(post.onlyFor()).isEqualTo(Workspace.EMMA);
                });
        Slack.getInstance().send(url, Payload.builder().text("and besides").build());
        assertThat(slack.messages(Workspace.HR)).hasSize(2);
        Slack.getInstance().send(url, "{\"delete_original\":true}");
        assertThat(slack.messages(Workspace.HR))
                .singleElement()
                .satisfies(post -> assertThat(post.text()).isEqualTo("and besides"));
    }

    @Test
    void a_modal_opens_with_a_trigger_that_works_once_and_for_three_seconds() throws Exception {
        var trigger = trigger();

        assertThat(open(trigger)).isEmpty();
        assertThat(slack.workspace().views().stack(Workspace.EMMA)).hasSize(1);
        assertThat(open(trigger)).isEqualTo("exchanged_trigger_id");
        assertThat(open("made-up")).isEqualTo("invalid_trigger_id");
        var late = trigger();
        ahead.set(Duration.ofSeconds(4));
        assertThat(open(late)).isEqualTo("expired_trigger_id");
    }

    @Test
    void what_was_entered_arrives_and_closes_the_modal() throws Exception {
        var view = opened();

        emma.submit(view.id(), Map.of("reason", "old", "text", "two\nlines"));

        var payload = next(ViewSubmissionPayload.class);
        assertThat(payload.getView().getCallbackId()).isEqualTo("wrong");
        assertThat(payload.getView().getPrivateMetadata()).isEqualTo("t1");
        var values = payload.getView().getState().getValues();
        assertThat(stated(values, "why", "reason").getSelectedOption().getValue()).isEqualTo("old");
        assertThat(stated(values, "more", "text").getValue()).isEqualTo("two\nlines");
        assertThat(changed().stack()).isEmpty();
    }

    @Test
    void slack_itself_asks_for_what_must_be_entered() throws Exception {
        var view = opened();

        emma.submit(view.id(), Map.of("text", "no reason"));

        assertThat(changed().errors()).containsOnlyKeys("why");
        assertThat(bot.hearsNothingFor(Duration.ofMillis(100))).isTrue();
    }

    @Test
    void the_bot_may_answer_with_errors_another_view_or_all_closed() throws Exception {
        var view = opened();
        bot.willAnswer(
                200,
                "{\"response_action\":\"errors\",\"errors\":{\"why\":\"Say more.\"}}",
                Duration.ZERO);
        emma.submit(view.id(), Map.of("reason", "old"));
        bot.next();
        assertThat(changed().errors()).containsEntry("why", "Say more.");

        var thanks = MODAL.replace("What went wrong?", "Thank you");
        bot.willAnswer(
                200, "{\"response_action\":\"push\",\"view\":" + thanks + "}", Duration.ZERO);
        emma.submit(view.id(), Map.of("reason", "old"));
        bot.next();
        var pushed = changed().stack();
        assertThat(pushed).hasSize(2);
        assertThat(pushed.getLast().previous()).isEqualTo(view.id());

        bot.willAnswer(200, "{\"response_action\":\"clear\"}", Duration.ZERO);
        emma.submit(pushed.getLast().id(), Map.of("reason", "old"));
        bot.next();
        assertThat(changed().stack()).isEmpty();
    }

    @Test
    void a_bot_that_fails_leaves_the_modal_open_and_the_person_told() throws Exception {
        var view = opened();
        bot.willAnswer(500, "", Duration.ZERO);

        emma.submit(view.id(), Map.of("reason", "old"));

        var told = changed();
        assertThat(told.errors()).containsOnlyKeys("");
        assertThat(told.stack()).hasSize(1);
    }

    @Test
    void a_view_is_updated_only_with_the_hash_that_it_has() throws Exception {
        var view = opened();

        var stale = client.viewsUpdate(r -> r.viewId(view.id()).hash("old").viewAsString(MODAL));
        var fresh =
                client.viewsUpdate(r -> r.viewId(view.id()).hash(view.hash()).viewAsString(MODAL));

        assertThat(stale.getError()).isEqualTo("hash_conflict");
        assertThat(fresh.getView().getHash()).isNotEqualTo(view.hash());
        assertThat(client.viewsUpdate(r -> r.viewId("V404").viewAsString(MODAL)).getError())
                .isEqualTo("not_found");
    }

    @Test
    void a_closed_modal_is_told_where_it_asked_for_it() throws Exception {
        var view = opened();

        emma.dismiss(view.id());

        assertThat(next(ViewClosedPayload.class).getView().getId()).isEqualTo(view.id());
        assertThat(changed().stack()).isEmpty();
    }

    @Test
    void views_that_slack_would_refuse_are_refused() throws Exception {
        for (var wrong :
                List.of(
                        MODAL.replace("What went wrong?", "A title of far too many letters"),
                        MODAL.replace(
                                "\"submit\":{\"type\":\"plain_text\",\"text\":\"Send\"},", ""),
                        MODAL.replace("\"type\":\"input\",\"block_id\":\"why\"", "\"type\":\"x\""),
                        "{\"type\":\"modal\",\"title\":{\"type\":\"plain_text\",\"text\":\"t\"},"
                                + "\"blocks\":[{\"type\":\"markdown\",\"text\":\"no\"}]}",
                        HOME)) {
            var trigger = trigger();
            assertThat(client.viewsOpen(r -> r.triggerId(trigger).viewAsString(wrong)).getError())
                    .as(wrong)
                    .isEqualTo("invalid_arguments");
        }
    }

    @Test
    void a_home_tab_is_published_when_it_is_opened_and_its_buttons_work() throws Exception {
        emma.openHome();
        var event = bot.next().event();
        assertThat(event.path("type").asString()).isEqualTo("app_home_opened");
        assertThat(event.path("tab").asString()).isEqualTo("home");

        var home = client.viewsPublish(r -> r.userId(Workspace.EMMA).viewAsString(HOME)).getView();
        emma.pressIn(home.getId(), "forget", "", Map.of());
        var payload = next(BlockActionPayload.class);

        assertThat(payload.getView().getType()).isEqualTo("home");
        assertThat(payload.getActions().getFirst().getActionId()).isEqualTo("forget");
        assertThat(payload.getChannel()).isNull();
        assertThat(client.viewsPublish(r -> r.userId("U404").viewAsString(HOME)).getError())
                .isEqualTo("user_not_found");
    }

    @Test
    void shortcuts_tell_the_message_that_they_were_used_on() throws Exception {
        var said = slack.say(Workspace.SATO, Workspace.HR, "長い議論");

        emma.shortcut(Workspace.HR, said.ts(), "summarise");
        var onMessage = next(MessageShortcutPayload.class);
        assertThat(onMessage.getCallbackId()).isEqualTo("summarise");
        assertThat(onMessage.getMessage().getText()).isEqualTo("長い議論");
        assertThat(onMessage.getMessageTs()).isEqualTo(said.ts());
        assertThat(onMessage.getResponseUrl()).startsWith(server.uri().toString());

        emma.shortcut("ask");
        assertThat(next(GlobalShortcutPayload.class).getCallbackId()).isEqualTo("ask");
    }

    private String answer() throws Exception {
        return client.chatPostMessage(
                        r -> r.channel(Workspace.HR).text("answer").blocksAsString(BUTTONS))
                .getTs();
    }

    private String trigger() throws Exception {
        emma.shortcut("ask");
        return next(GlobalShortcutPayload.class).getTriggerId();
    }

    private String open(String trigger) throws Exception {
        var answer = client.viewsOpen(r -> r.triggerId(trigger).viewAsString(MODAL));
        return answer.isOk() ? "" : answer.getError();
    }

    private View opened() throws Exception {
        assertThat(open(trigger())).isEmpty();
        while (changed().stack().isEmpty()) {
            // An older modal is closed first.
        }
        return slack.workspace().views().stack(Workspace.EMMA).getLast();
    }

    private Happening.Modals changed() throws Exception {
        return Objects.requireNonNull(modals.poll(10, TimeUnit.SECONDS), "no change");
    }

    private <T> T next(Class<T> kind) throws Exception {
        var body = bot.next().body();
        assertThat(body).startsWith("payload=");
        var json = URLDecoder.decode(body.substring("payload=".length()), StandardCharsets.UTF_8);
        return GsonFactory.createSnakeCase().fromJson(json, kind);
    }

    private static ViewState.Value stated(
            Map<String, Map<String, ViewState.Value>> values, String block, String action) {
        return Objects.requireNonNull(Objects.requireNonNull(values.get(block)).get(action));
    }
}
