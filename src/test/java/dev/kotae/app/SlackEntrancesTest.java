package dev.kotae.app;

import static dev.kotae.app.SlackAtWork.action;
import static dev.kotae.local.slack.Workspace.EMMA;
import static dev.kotae.local.slack.Workspace.GENERAL;
import static dev.kotae.local.slack.Workspace.HR;
import static dev.kotae.local.slack.Workspace.SATO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.Soon;
import dev.kotae.chat.Wording;
import dev.kotae.local.slack.Happening;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.Room;
import dev.kotae.local.slack.Sessions.Session;
import dev.kotae.local.slack.View;
import dev.kotae.local.slack.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The ways in that are no message: shortcuts, `/kotae`, App Home, the agent view.
class SlackEntrancesTest {
    private static final String EMMAS = Workspace.directMessage(EMMA);

    private final List<Happening.Suggested> suggested = new CopyOnWriteArrayList<>();
    private SlackAtWork work;

    @BeforeEach
    void open() throws Exception {
        work = atWork("agent");
    }

    private SlackAtWork atWork(String surface) throws Exception {
        var opened = new SlackAtWork(surface);
        opened.slack
                .workspace()
                .listen(happening -> {
                    if (happening instanceof Happening.Suggested some) {
                        suggested.add(some);
                    }
                });
        return opened;
    }

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void a_question_about_a_message_is_typed_into_a_modal_and_answered_in_private() {
        var message = work.slack.say(SATO, GENERAL, "Annual leave: 20 days <!channel> & more");
        var before = Instant.now();

        work.as(EMMA).shortcut(GENERAL, message.ts(), "ask_about_message");
        var modal = work.modal(EMMA, "ask_about_message");
        assertThat(modal.shown().toString()).contains("<@" + SATO + ">").contains("20 days");
        work.as(EMMA)
                .submit(modal.id(), Map.of("kotae_question", "How many days of annual leave?"));

        var answer = work.whisper(EMMA, GENERAL, before);
        assertThat(action(answer, "kotae_share")).isPresent();
        assertThat(work.visible(GENERAL)).isEmpty();
    }

    @Test
    void a_message_that_is_asked_about_names_everybody_in_it_as_slack_shows_them() {
        var message = work.slack.say(EMMA, GENERAL, "@Kotae and @佐藤: what about the leave?");
        assertThat(message.text()).contains("<@" + Workspace.BOT + "> and <@" + SATO + ">");

        work.as(EMMA).shortcut(GENERAL, message.ts(), "ask_about_message");

        assertThat(work.modal(EMMA, "ask_about_message").shown().toString())
                .contains("<@" + Workspace.BOT + "> and <@" + SATO + ">: what about");
    }

    @Test
    void a_thread_is_summarised_for_one() {
        var root = work.slack.say(SATO, GENERAL, "Shall we move the office to Kyoto?");
        work.slack.say(EMMA, GENERAL, "Yes, in spring.", root.ts());
        var before = Instant.now();

        work.as(EMMA).shortcut(GENERAL, root.ts(), "summarise_thread");

        work.note(EMMA, GENERAL, "the answer follows");
        assertThat(work.whisper(EMMA, GENERAL, before).content().blocks().toString())
                .as("what it is")
                .contains("> Summarise this thread");
        assertThat(work.calls("conversations.replies")).isEqualTo(1);
    }

    @Test
    void what_a_shortcut_was_about_is_no_part_of_the_next_question_and_is_forgotten_with_it() {
        var message = work.slack.say(SATO, GENERAL, "Shall we move the office to Kyoto?");
        var before = Instant.now();
        work.as(EMMA).shortcut(GENERAL, message.ts(), "summarise_thread");
        var summary = work.whisper(EMMA, GENERAL, before);

        var answer = work.whispered(EMMA, GENERAL, "How long is the trial period?");
        assertThat(answer.content().blocks().toString())
                .doesNotContain(Wording.REASON_CONVERSATION.in(Locale.ENGLISH));

        work.slack.command(EMMA, GENERAL, "/kotae forget");
        var offer = work.note(EMMA, GENERAL, "What shall I forget?");
        work.as(EMMA).press(GENERAL, offer.ts(), "kotae_forget_here");
        work.note(EMMA, GENERAL, "I have forgotten this conversation");
        work.as(EMMA).press(GENERAL, summary.ts(), "kotae_why");
        assertThat(work.modal(EMMA, "kotae_why").shown().toString())
                .contains("I no longer keep the details");
    }

    @Test
    void what_is_wanted_within_a_thread_is_answered_there_for_one() {
        var root = work.slack.say(SATO, GENERAL, "Shall we move the office to Kyoto?");
        var reply = work.slack.say(SATO, GENERAL, "はい、春に引っ越しましょう。", root.ts());
        var before = Instant.now();

        work.as(EMMA).shortcut(GENERAL, reply.ts(), "translate_message");
        assertThat(work.note(EMMA, GENERAL, "the answer follows").thread()).isEqualTo(root.ts());
        assertThat(work.whisper(EMMA, GENERAL, before).thread()).isEqualTo(root.ts());

        work.as(EMMA).shortcut(GENERAL, reply.ts(), "ask_about_message");
        var modal = work.modal(EMMA, "ask_about_message");
        var asked = Instant.now();
        work.as(EMMA).submit(modal.id(), Map.of("kotae_question", "When is spring?"));
        assertThat(work.whisper(EMMA, GENERAL, asked).thread()).isEqualTo(root.ts());

        var wanted = Instant.now();
        work.as(EMMA).shortcut(GENERAL, reply.ts(), "summarise_thread");
        assertThat(work.whisper(EMMA, GENERAL, wanted).thread()).isEqualTo(root.ts());
    }

    @Test
    void what_is_wanted_within_a_thread_of_a_channel_without_us_stands_beside_it() {
        var outside = "C0OUTSIDE0";
        work.slack
                .workspace()
                .open(new Room(outside, "outside", false, false, false, EMMA, List.of(EMMA, SATO)));
        var root = work.slack.say(SATO, outside, "Shall we move the office to Kyoto?");
        var reply = work.slack.say(SATO, outside, "はい、春に引っ越しましょう。", root.ts());
        var before = Instant.now();

        work.as(EMMA).shortcut(outside, reply.ts(), "translate_message");

        assertThat(work.note(EMMA, outside, "the answer follows").thread()).isEmpty();
        assertThat(work.whisper(EMMA, outside, before).thread()).isEmpty();
    }

    @Test
    void a_thread_that_may_not_be_read_is_not_summarised_and_says_how() {
        var root = work.slack.say(SATO, GENERAL, "A secret thread");
        work.slack.scopes(Set.of("chat:write", "users:read"));

        work.as(SATO).shortcut(GENERAL, root.ts(), "summarise_thread");

        work.note(SATO, GENERAL, "/invite で私をチャンネルに招待");
    }

    @Test
    void a_thread_in_a_channel_without_us_is_not_summarised_and_says_how() {
        var outside = "C0OUTSIDE0";
        work.slack
                .workspace()
                .open(new Room(outside, "outside", false, false, false, EMMA, List.of(EMMA, SATO)));
        var root = work.slack.say(SATO, outside, "Among us");

        work.as(EMMA).shortcut(outside, root.ts(), "summarise_thread");

        work.note(EMMA, outside, "Please invite me to the channel");
    }

    @Test
    void a_message_is_translated_for_one() {
        var message = work.slack.say(SATO, GENERAL, "明日の会議は10時からです。");
        var before = Instant.now();

        work.as(EMMA).shortcut(GENERAL, message.ts(), "translate_message");

        assertThat(work.whisper(EMMA, GENERAL, before).json().toString())
                .contains("A language model would write this")
                .contains("Message by", "明日の会議は10時からです")
                .doesNotContain("Give the translation")
                .doesNotContain("I did not find this");
    }

    @Test
    void a_question_from_anywhere_is_answered_where_its_asker_wants() {
        var before = Instant.now();

        work.as(EMMA).shortcut("ask");
        var modal = work.modal(EMMA, "ask");
        assertThat(modal.shown().toString()).contains("response_url_enabled");
        work.as(EMMA)
                .submit(
                        modal.id(),
                        Map.of("kotae_question", "How many days of leave?", "kotae_where", HR));

        work.whisper(EMMA, HR, before);
    }

    @Test
    void kotae_helps_and_says_so_when_it_does_not_understand() {
        work.slack.command(EMMA, GENERAL, "/kotae");
        work.note(EMMA, GENERAL, "/kotae language");

        work.slack.command(SATO, GENERAL, "/kotae ふるえ");
        work.note(SATO, GENERAL, "「ふるえ」はわかりません");
    }

    @Test
    void each_word_of_kotae_is_understood_in_both_languages() {
        understood("help", "/kotae usage`: what you used", "ヘルプ", "/kotae usage`：今月の利用状況");
        understood("model", "Who answers you: *Automatic", "モデル", "回答するモデル： *自動");
        understood("model quick", "*Quick", "モデル 速い", "*速さ重視");
        understood("model balanced", "*Balanced", "モデル 速さ重視", "*速さ重視");
        understood("model auto", "Who answers you: *Automatic", "モデル 自動", "回答するモデル： *自動");
        understood("model gpt9", "“gpt9” is not among the choices", "モデル 超速い", "「超速い」という選択肢");
        understood("language fr", "“fr” is not among the choices", "言語 仏語", "「仏語」という選択肢");
        understood("usage", "This month you asked *0* questions", "利用状況", "あなたの質問は *0* 件");
        understood("mute", "I stay out of this channel", "ミュート", "作成者とワークスペースの管理者だけ");
        understood("unmute", "I take part in this", "ミュート解除", "作成者とワークスペースの管理者だけ");
        understood("forget", "What shall I forget?", "忘れて", "どれを消去しますか");
        understood("forget", "What shall I forget?", "消去", "どれを消去しますか");
        understood("why", "I have not answered you", "理由", "お答えしたことがないか");
        understood("language", "*As in my Slack*", "言語", "*Slackの設定と同じ*");
        understood("language ja", "お知らせの言語： *日本語*", "言語 英語", "notices: *English*");
    }

    private void understood(String english, String told, String japanese, String toldInJapanese) {
        work.slack.command(EMMA, GENERAL, "/kotae " + english);
        work.note(EMMA, GENERAL, told);
        work.slack.command(SATO, GENERAL, "/kotae " + japanese);
        work.note(SATO, GENERAL, toldInJapanese);
    }

    @Test
    void kotae_says_that_a_direct_message_cannot_be_muted() {
        work.slack.command(EMMA, EMMAS, "/kotae mute");
        work.note(EMMA, EMMAS, "it cannot be muted");

        var satos = Workspace.directMessage(SATO);
        work.slack.command(SATO, satos, "/kotae ミュート");
        work.note(SATO, satos, "ミュートはできません");
    }

    @Test
    void kotae_forgets_a_conversation() {
        var answer = work.whispered(EMMA, GENERAL, "How many days of annual leave do I have?");
        work.slack.command(EMMA, GENERAL, "/kotae forget");
        var offer = work.note(EMMA, GENERAL, "What shall I forget?");

        work.as(EMMA).press(GENERAL, offer.ts(), "kotae_forget_here");

        work.note(EMMA, GENERAL, "I have forgotten this conversation");
        work.as(EMMA).press(GENERAL, answer.ts(), "kotae_why");
        assertThat(work.modal(EMMA, "kotae_why").shown().toString())
                .contains("I no longer keep the details");
    }

    @Test
    void kotae_forgets_all_of_a_direct_message() {
        var one = work.answered(EMMA, EMMAS, "How many days of annual leave do I have?");
        var two = work.answered(EMMA, EMMAS, "How often must passwords be changed?");
        work.slack.command(EMMA, EMMAS, "/kotae forget");
        var offer = work.note(EMMA, EMMAS, "What shall I forget?");
        assertThat(offer.content().drawn().toString()).contains("in this direct message");

        work.as(EMMA).press(EMMAS, offer.ts(), "kotae_forget_here");

        work.note(EMMA, EMMAS, "I have forgotten this conversation");
        for (var answer : List.of(one, two)) {
            work.as(EMMA).press(EMMAS, answer.ts(), "kotae_why");
            var modal = work.modal(EMMA, "kotae_why");
            assertThat(modal.shown().toString()).contains("I no longer keep the details");
            work.as(EMMA).dismiss(modal.id());
        }
    }

    @Test
    void kotae_changes_language_and_model_of_one_person_only() {
        work.slack.command(EMMA, GENERAL, "/kotae language 日本語");
        work.note(EMMA, GENERAL, "ボタンやお知らせの言語： *日本語*");
        work.slack.command(EMMA, GENERAL, "/kotae model opus");
        work.note(EMMA, GENERAL, "回答するモデル： *じっくり (Claude Opus");

        work.slack.command(SATO, GENERAL, "/kotae model");
        work.note(SATO, GENERAL, "回答するモデル： *自動");
    }

    @Test
    void the_menu_of_kotae_shows_what_was_chosen_from_it() {
        work.slack.command(EMMA, GENERAL, "/kotae model");
        var menu = work.note(EMMA, GENERAL, "Who answers you: *Automatic");
        work.as(EMMA).press(GENERAL, menu.ts(), "kotae_model", "deep");

        var chosen = work.note(EMMA, GENERAL, "Who answers you: *Deep");
        assertThat(chosen.ts()).isEqualTo(menu.ts());
        work.as(EMMA).press(GENERAL, chosen.ts(), "kotae_model", "auto");
        work.note(EMMA, GENERAL, "Who answers you: *Automatic");
    }

    @Test
    void kotae_tells_what_was_used_and_why() {
        work.slack.command(EMMA, GENERAL, "/kotae why");
        work.note(EMMA, GENERAL, "I have not answered you in this channel");
        work.answered(EMMA, GENERAL, "How many days of annual leave do I have?");

        work.slack.command(EMMA, GENERAL, "/kotae usage");
        work.note(EMMA, GENERAL, "This month you asked *1* question,");
        work.slack.command(EMMA, GENERAL, "/kotae why");
        work.note(EMMA, GENERAL, "answered, because: a short question");
    }

    @Test
    void kotae_forgets_a_person_after_asking_once_more() {
        var answer = work.whispered(EMMA, GENERAL, "How many days of annual leave do I have?");
        work.slack.command(EMMA, GENERAL, "/kotae forget");
        var offer = work.note(EMMA, GENERAL, "What shall I forget?");
        assertThat(action(offer, "kotae_forget_me").orElseThrow().has("confirm")).isTrue();

        work.as(EMMA).press(GENERAL, offer.ts(), "kotae_forget_me");
        work.note(EMMA, GENERAL, "I have forgotten all that you asked me");

        work.as(EMMA).press(GENERAL, answer.ts(), "kotae_why");
        assertThat(work.modal(EMMA, "kotae_why").shown().toString())
                .contains("I no longer keep the details");
    }

    @Test
    void home_shows_how_to_use_us_and_keeps_what_one_chooses() {
        work.as(EMMA).openHome();
        var home = work.home(EMMA, "Your settings");
        assertThat(home.shown().toString())
                .contains("/ask")
                .contains("This month you asked *0* questions")
                .contains("Channels")
                .contains("Forget me");

        work.as(EMMA).pressIn(home.id(), "kotae_language", "ja", Map.of());

        var japanese = work.home(EMMA, "あなたの設定");
        work.as(EMMA).pressIn(japanese.id(), "kotae_model", "deep", Map.of());
        Soon.found(
                "the chosen model",
                () ->
                        work.slack
                                .workspace()
                                .views()
                                .home(EMMA)
                                .flatMap(view ->
                                        SlackAtWork.actions(view.shown().path("blocks"))
                                                .filter(one ->
                                                        SlackAtWork.id(one).equals("kotae_model"))
                                                .findFirst())
                                .filter(select ->
                                        select.path("initial_option")
                                                .path("value")
                                                .asString("")
                                                .equals("deep")));
    }

    @Test
    void home_forgets_a_person_and_says_when_it_is_done() {
        work.whispered(SATO, GENERAL, "有給休暇は何日ありますか？");
        work.as(SATO).openHome();
        var home = work.home(SATO, "あなたの質問は *1* 件");

        work.as(SATO).pressIn(home.id(), "kotae_forget_me", "me", Map.of());

        assertThat(work.modal(SATO, "kotae_why").shown().toString()).contains("消去しました");
        work.slack.command(SATO, GENERAL, "/kotae 理由");
        work.note(SATO, GENERAL, "お答えしたことがないか");
    }

    @Test
    void an_administrator_sets_how_we_behave_in_a_channel() {
        var admin = EMMA;
        work.as(admin).openHome();
        var home = home(admin);
        work.as(admin).pressIn(home.id(), "kotae_channel", GENERAL, Map.of());
        var modal = work.modal(admin, "kotae_room");
        work.as(admin)
                .submit(
                        modal.id(),
                        Map.of("kotae_listening", "MENTION", "kotae_room_language", "ja"));
        Soon.found(
                "a closed modal",
                () ->
                        Optional.of(true)
                                .filter(_ ->
                                        work.slack.workspace().views().stack(admin).isEmpty()));

        work.as(admin).pressIn(home.id(), "kotae_channel", GENERAL, Map.of());
        var again = work.modal(admin, "kotae_room").shown().toString();
        assertThat(again).contains("\"initial_option\"").contains("MENTION");
    }

    @Test
    void who_made_a_channel_may_set_it_and_others_are_told_who_may() {
        work.as(SATO).openHome();
        var home = home(SATO);

        work.as(SATO).pressIn(home.id(), "kotae_channel", HR, Map.of());
        assertThat(work.modal(SATO, "kotae_room").shown().toString()).contains("<#" + HR + ">");

        work.as(SATO).pressIn(home.id(), "kotae_channel", GENERAL, Map.of());
        assertThat(work.modal(SATO, "kotae_why").shown().toString()).contains("作成者と");
    }

    @Test
    void who_made_a_private_channel_is_told_to_invite_us_before_it_can_be_set() {
        var project = "C0PROJECT0";
        work.slack
                .workspace()
                .open(new Room(project, "project", false, true, false, SATO, List.of(SATO)));
        work.as(SATO).openHome();

        work.as(SATO).pressIn(home(SATO).id(), "kotae_channel", project, Map.of());

        assertThat(work.modal(SATO, "kotae_why").shown().toString()).contains("/invite");
    }

    private View home(String user) {
        return Soon.found("App Home", () -> work.slack.workspace().views().home(user));
    }

    @Test
    void the_agent_view_greets_with_questions_that_know_what_one_looks_at() {
        work.as(SATO).openMessages();
        var first = Soon.found("suggestions", () -> suggested.stream().findFirst());
        assertThat(first.channel()).isEqualTo(Workspace.directMessage(SATO));
        assertThat(first.suggestions()).hasSizeBetween(3, 4);

        work.as(SATO).lookAt(HR);
        Soon.found(
                "a suggestion about the channel",
                () ->
                        suggested.stream()
                                .flatMap(some -> some.suggestions().stream())
                                .filter(one -> one.title().equals("#hr について"))
                                .findFirst());
    }

    @Test
    void in_the_agent_view_every_message_begins_a_conversation_with_a_title() {
        var first = work.slack.say(EMMA, EMMAS, "How many days of annual leave do I have?");
        var second = work.slack.say(EMMA, EMMAS, "Who approves travel?");

        for (var asked : List.of(first, second)) {
            Soon.found(
                    "an answer in its thread",
                    () ->
                            work.said(EMMAS)
                                    .filter(post -> post.thread().equals(asked.ts()))
                                    .filter(SlackAtWork::isWhole)
                                    .findFirst());
        }
        var session =
                Soon.found(
                        "a title",
                        () ->
                                work.slack
                                        .workspace()
                                        .sessions()
                                        .find(EMMAS, first.ts())
                                        .filter(one -> !one.title().isEmpty()));
        assertThat(session.title()).isEqualTo("How many days of annual leave do I have?");
    }

    @Test
    void a_title_that_somebody_gave_stays_whatever_becomes_of_the_question() {
        var asked = work.slack.say(EMMA, EMMAS, "How many days of annual leave do I have?");
        var first = whole(asked, "");
        Soon.found("a title", () -> titled(asked).filter(title -> title.startsWith("How many")));

        work.as(EMMA).rename(EMMAS, asked.ts(), "My leave");
        SlackAtWork.pause(Duration.ofMillis(300));
        work.as(EMMA).edit(EMMAS, asked.ts(), "How many days of parental leave do I have?");
        var second = whole(asked, turn(first));
        work.as(EMMA).press(EMMAS, second.ts(), "kotae_again");
        whole(asked, turn(second));

        assertThat(titled(asked)).contains("My leave");
    }

    private Optional<String> titled(Post asked) {
        return work.slack.workspace().sessions().find(EMMAS, asked.ts()).map(Session::title);
    }

    /// An answer below a question, other than that of a turn.
    private Post whole(Post asked, String other) {
        return Soon.found(
                "an answer in its thread",
                () ->
                        work.said(EMMAS)
                                .filter(post -> post.thread().equals(asked.ts()))
                                .filter(SlackAtWork::isWhole)
                                .filter(post -> !turn(post).equals(other))
                                .findFirst());
    }

    private static String turn(Post post) {
        return action(post, "kotae_why").orElseThrow().path("value").asString();
    }

    @Test
    void the_older_assistant_view_greets_in_each_conversation() throws Exception {
        work.close();
        work = atWork("assistant");

        var root = work.as(SATO).openAssistant(HR);

        Soon.found(
                "a greeting",
                () ->
                        work.said(Workspace.directMessage(SATO))
                                .filter(post -> post.thread().equals(root))
                                .filter(post -> post.text().contains("ご用件は何でしょうか"))
                                .findFirst());
        Soon.found("suggestions", () -> suggested.stream().findFirst());

        var direct = Workspace.directMessage(SATO);
        work.slack.say(SATO, direct, "有給休暇は何日ありますか？", root);
        Soon.found(
                "a title",
                () ->
                        work.slack
                                .workspace()
                                .sessions()
                                .find(direct, root)
                                .filter(one -> one.title().equals("有給休暇は何日ありますか？")));
    }

    @Test
    void kotae_mutes_a_channel_for_who_may_set_it_and_the_channel_hears_who_did() {
        work.slack.command(SATO, GENERAL, "/kotae mute");
        work.note(SATO, GENERAL, "作成者とワークスペースの管理者だけ");
        assertThat(work.visible(GENERAL)).isEmpty();

        work.slack.command(EMMA, GENERAL, "/kotae mute");
        work.note(EMMA, GENERAL, "I stay out of this channel until I am mentioned");
        assertThat(work.visible(GENERAL))
                .singleElement()
                .extracting(Post::text)
                .asString()
                .contains("<@" + EMMA + "> asked me to stay out of this channel");

        work.slack.command(EMMA, GENERAL, "/kotae ミュート解除");
        work.note(EMMA, GENERAL, "I take part in this channel again");
        SlackAtWork.pause(Duration.ofMillis(300));
        assertThat(work.said(GENERAL)).hasSize(5);
    }

    @Test
    void a_direct_message_as_between_people_is_answered_below_it() throws Exception {
        work.close();
        work = atWork("classic");

        work.slack.say(EMMA, EMMAS, "How many days of annual leave do I have?");

        var answer =
                Soon.found(
                        "an answer",
                        () -> work.said(EMMAS).filter(SlackAtWork::isWhole).findFirst());
        assertThat(answer.isRoot()).isTrue();
        work.as(EMMA).openMessages();
        SlackAtWork.pause(Duration.ofMillis(300));
        assertThat(suggested).isEmpty();
    }
}
