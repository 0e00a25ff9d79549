package dev.kotae.app;

import static dev.kotae.app.SlackAtWork.action;
import static dev.kotae.app.SlackAtWork.actions;
import static dev.kotae.local.slack.Workspace.EMMA;
import static dev.kotae.local.slack.Workspace.GENERAL;
import static dev.kotae.local.slack.Workspace.SATO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.Soon;
import dev.kotae.app.settings.Key;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.SlackError;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people do with an answer.
class SlackButtonsTest {
    private static final String QUESTION = "How many days of annual leave do I have?";

    private SlackAtWork work;

    @BeforeEach
    void open() throws Exception {
        work = new SlackAtWork("agent");
    }

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void below_an_answer_stand_its_receipt_two_thumbs_and_three_buttons() {
        var post = work.answered(EMMA, GENERAL, QUESTION);

        assertThat(actions(post.content().drawn()).map(SlackAtWork::id))
                .containsExactly("kotae_rate", "kotae_deeper", "kotae_why", "kotae_again");
        assertThat(action(post, "kotae_deeper").orElseThrow().toString()).contains("Ask Opus");
        assertThat(post.content().drawn().toString()).contains("Claude Haiku").contains("AI-gen");
    }

    @Test
    void the_buttons_speak_the_language_of_the_asker() {
        var post = work.answered(SATO, GENERAL, "有給休暇は何日ありますか？");

        assertThat(post.content().drawn().toString())
                .contains("この回答の理由")
                .contains("回答を作り直す")
                .contains("Opusに聞く")
                .contains("役に立った");
    }

    @Test
    void why_opens_a_modal_with_model_reason_cost_and_sources() {
        var post = work.answered(EMMA, GENERAL, QUESTION);

        work.as(SATO).press(GENERAL, post.ts(), "kotae_why");

        var modal = work.modal(SATO, "kotae_why").shown().toString();
        assertThat(modal).contains("Claude Haiku").contains("短い質問").contains("トークン");
        assertThat(modal).contains("[1]").contains("受付番号");
    }

    @Test
    void who_wonders_why_we_answer_in_a_thread_can_have_us_keep_out_of_it() {
        var post = work.answered(EMMA, GENERAL, QUESTION);
        work.as(SATO).press(GENERAL, post.ts(), "kotae_why");
        var modal = work.modal(SATO, "kotae_why");

        work.as(SATO).pressIn(modal.id(), "kotae_mute", GENERAL + "/" + post.thread(), Map.of());

        work.note(SATO, GENERAL, "この会話では発言を控えます");
    }

    @Test
    void a_thumb_down_asks_what_went_wrong_and_takes_the_answer() {
        var post = work.answered(EMMA, GENERAL, QUESTION);
        var bad = bad(post);

        work.as(EMMA).press(GENERAL, post.ts(), "kotae_rate", bad);
        var modal = work.modal(EMMA, "kotae_wrong");
        assertThat(modal.shown().toString()).contains("What went wrong?");
        work.as(EMMA)
                .submit(
                        modal.id(),
                        Map.of("kotae_faults", "WRONG\nINCOMPLETE", "kotae_words", "It is 25."));

        Soon.found(
                "a closed modal",
                () ->
                        Optional.of(true)
                                .filter(_ -> work.slack.workspace().views().stack(EMMA).isEmpty()));
    }

    @Test
    void a_thumb_up_asks_nothing() {
        var post = work.answered(EMMA, GENERAL, QUESTION);
        var good = bad(post).replace("bad:", "good:");

        work.as(EMMA).press(GENERAL, post.ts(), "kotae_rate", good);

        SlackAtWork.pause(Duration.ofMillis(500));
        assertThat(work.slack.workspace().views().stack(EMMA)).isEmpty();
    }

    private static String bad(Post post) {
        return action(post, "kotae_rate")
                .orElseThrow()
                .path("negative_button")
                .path("value")
                .asString();
    }

    @Test
    void another_answer_takes_the_place_of_the_first_and_two_clicks_are_one() {
        var post = work.answered(EMMA, GENERAL, QUESTION);
        var before = turn(post);

        work.as(EMMA).press(GENERAL, post.ts(), "kotae_again");
        work.as(EMMA).press(GENERAL, post.ts(), "kotae_again");
        var after = work.inPlaceOf(post, one -> !turn(one).equals(before));

        SlackAtWork.pause(Duration.ofMillis(700));
        assertThat(work.visible(GENERAL)).hasSize(1);
        assertThat(turn(work.visible(GENERAL).getFirst())).isEqualTo(turn(after));
    }

    @Test
    void the_deepest_model_answers_in_the_same_post_and_is_not_offered_again() {
        var post = work.answered(EMMA, GENERAL, QUESTION);

        work.as(EMMA).press(GENERAL, post.ts(), "kotae_deeper");

        var deeper = work.inPlaceOf(post, one -> action(one, "kotae_deeper").isEmpty());
        assertThat(deeper.content().drawn().toString()).contains("Claude Opus");
        assertThat(work.visible(GENERAL)).hasSize(1);
    }

    @Test
    void who_presses_below_a_colleagues_answer_pays_for_another_one_that_stays_the_colleagues() {
        var post = work.answered(EMMA, GENERAL, QUESTION);
        var before = turn(post);

        work.as(SATO).press(GENERAL, post.ts(), "kotae_again");

        var after = work.inPlaceOf(post, one -> !turn(one).equals(before));
        assertThat(after.content().drawn().toString()).contains("AI-gen");
        work.slack.command(SATO, GENERAL, "/kotae 利用状況");
        work.note(SATO, GENERAL, "あなたの質問は *1* 件");
        work.slack.command(EMMA, GENERAL, "/kotae usage");
        work.note(EMMA, GENERAL, "This month you asked *1* question,");
    }

    @Test
    void another_private_answer_takes_the_place_of_the_first_and_two_clicks_are_one() {
        var first = work.whispered(EMMA, GENERAL, QUESTION);

        work.as(EMMA).press(GENERAL, first.ts(), "kotae_deeper");
        work.as(EMMA).press(GENERAL, first.ts(), "kotae_deeper");

        var deeper =
                Soon.found(
                        "a deeper answer in its place",
                        () ->
                                work.whispers(EMMA, GENERAL)
                                        .filter(one -> one.ts().equals(first.ts()))
                                        .filter(one -> action(one, "kotae_why").isPresent())
                                        .filter(one -> action(one, "kotae_deeper").isEmpty())
                                        .findFirst());
        assertThat(deeper.content().drawn().toString()).contains("Claude Opus");
        SlackAtWork.pause(Duration.ofMillis(500));
        assertThat(work.whispers(EMMA, GENERAL).filter(SlackAtWork::isWhole)).hasSize(1);

        work.as(EMMA).press(GENERAL, first.ts(), "kotae_again");
        Soon.found(
                "another answer in its place",
                () ->
                        work.whispers(EMMA, GENERAL)
                                .filter(one -> one.ts().equals(first.ts()))
                                .filter(SlackAtWork::isWhole)
                                .filter(one -> !turn(one).equals(turn(deeper)))
                                .findFirst());
    }

    @Test
    void where_no_words_are_kept_an_answer_can_be_rated_and_no_more() throws Exception {
        try (var forgetful =
                new SlackAtWork(
                        "agent", settings -> settings.with(Map.of(Key.RETENTION_CONTENT, "0")))) {
            forgetful.slack.say(EMMA, GENERAL, "@Kotae " + QUESTION);
            var answer =
                    Soon.found(
                            "an answer",
                            () ->
                                    forgetful
                                            .said(GENERAL)
                                            .filter(post -> action(post, "kotae_rate").isPresent())
                                            .findFirst());

            assertThat(actions(answer.content().drawn()).map(SlackAtWork::id))
                    .containsExactly("kotae_rate");
        }
    }

    private static String turn(Post post) {
        return action(post, "kotae_why").orElseThrow().path("value").asString();
    }

    @Test
    void a_private_answer_is_shared_once_with_its_question_and_then_gone_for_the_asker() {
        var whisper = work.whispered(EMMA, GENERAL, QUESTION);
        assertThat(actions(whisper.content().drawn()).map(SlackAtWork::id))
                .containsExactly(
                        "kotae_rate", "kotae_share", "kotae_deeper", "kotae_why", "kotae_again");

        work.as(EMMA).press(GENERAL, whisper.ts(), "kotae_share");
        try {
            work.as(EMMA).press(GENERAL, whisper.ts(), "kotae_share");
        } catch (SlackError gone) {
            assertThat(gone.code()).isEqualTo("message_not_found");
        }
        var shared =
                Soon.found("a shared answer", () -> work.visible(GENERAL).stream().findFirst());

        assertThat(shared.content().drawn().toString())
                .contains("<@" + EMMA + "> asked")
                .contains(QUESTION);
        Soon.found(
                "the whisper's end",
                () ->
                        Optional.of(true)
                                .filter(_ ->
                                        work.said(GENERAL)
                                                .noneMatch(one -> one.ts().equals(whisper.ts()))));
        SlackAtWork.pause(Duration.ofMillis(500));
        assertThat(work.visible(GENERAL)).hasSize(1);
    }
}
