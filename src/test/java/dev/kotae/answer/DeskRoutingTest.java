package dev.kotae.answer;

import static dev.kotae.answer.DeskAtWork.NEW;
import static dev.kotae.answer.DeskAtWork.cause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.kotae.answer.ScriptedModel.Line;
import dev.kotae.answer.writing.Outcome;
import dev.kotae.chat.Call;
import dev.kotae.chat.Cost;
import dev.kotae.chat.Wording;
import dev.kotae.model.Catalogue;
import dev.kotae.model.Completion;
import dev.kotae.model.Lineup;
import dev.kotae.model.ModelFailure;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which model is asked, and which one where that fails.
class DeskRoutingTest {
    private final DeskAtWork desk = new DeskAtWork();

    @Test
    void a_question_calls_a_model_by_its_word() {
        var model = ScriptedModel.saying("Ja.");
        var answered = (Outcome.Answered) desk.answer(model, "Ｌｌａｍａ： where?", NEW);
        assertThat(model.asked).containsExactly("meta.llama3-3-70b-instruct-v1:0");
        assertThat(answered.answer().receipt().calls())
                .extracting(Call::route, Call::region)
                .containsExactly(tuple("llama", "us-east-1"));
        assertThat(model.prompts.getFirst().messages().getLast().text())
                .contains("<question>\nwhere?\n</question>");
        assertThat(desk.documents.asked).containsExactly("where?");
    }

    @Test
    void what_is_too_long_for_the_chosen_model_goes_to_one_that_reads_as_much() {
        var model = ScriptedModel.saying("Long.");
        var answered =
                (Outcome.Answered) desk.answer(model, "llama: " + "word ".repeat(100_000), NEW);
        assertThat(model.asked).containsExactly("global.anthropic.claude-sonnet-5-5");
        assertThat(answered.answer().receipt().reasons().getFirst().in(Locale.US))
                .isEqualTo("too long for Llama 3.3 70B");
        assertThat(answered.answer().receipt().reasons().getFirst().in(Locale.JAPAN))
                .isEqualTo("Llama 3.3 70B には長すぎるため");
    }

    @Test
    void where_a_prompt_router_is_asked_the_receipt_tells_whom_it_chose_at_that_price() {
        var router =
                Catalogue.card(
                        "arn:aws:bedrock:us-east-1:123456789012:default-prompt-router/anthropic.claude:1");
        desk.lineup = new Lineup(router, router, router);
        var model =
                new ScriptedModel().then(new Line.Routed("Here.", "us.anthropic.claude-haiku-5-5"));
        var answered = (Outcome.Answered) desk.answer(model, "where?", NEW);
        var receipt = answered.answer().receipt();
        assertThat(receipt.model()).isEqualTo("Claude Haiku 5.5");
        assertThat(receipt.notes()).isEmpty();
        // 1,000 tokens at 0.11 dollars a million, and 100 at 0.55.
        assertThat(receipt.cost()).isEqualTo(new Cost(165, true));
        assertThat(router.name()).isEqualTo("anthropic.claude:1");
    }

    @Test
    void one_that_reads_more_steps_in_where_the_service_finds_the_prompt_too_long() {
        var model =
                new ScriptedModel()
                        .then(new Line.Fails("", new ModelFailure.TooLong("400", cause())))
                        .then(new Line.Says("Here.", Completion.Ending.WHOLE));
        var answered = (Outcome.Answered) desk.answer(model, "llama: where?", NEW);
        assertThat(answered.answer().receipt().model()).isEqualTo("Claude Sonnet 5.5");
        assertThat(answered.answer().receipt().notes()).hasSize(1);
    }

    @Test
    void one_that_reads_no_more_is_not_asked_what_was_too_long() {
        var model =
                new ScriptedModel()
                        .then(new Line.Fails("", new ModelFailure.TooLong("400", cause())));
        assertThat(desk.answer(model, "where?", NEW))
                .asInstanceOf(type(Outcome.Sorry.class))
                .extracting(sorry -> sorry.apology().words().wording())
                .isEqualTo(Wording.APOLOGY_TOO_LONG);
        assertThat(model.asked).hasSize(1);
    }

    @Test
    void a_busy_model_is_asked_again_while_nothing_was_shown() {
        var model =
                new ScriptedModel()
                        .then(new Line.Fails("", new ModelFailure.Busy("429", cause())))
                        .then(new Line.Says("Here.", Completion.Ending.WHOLE));
        assertThat(desk.answer(model, "where?", NEW)).isInstanceOf(Outcome.Answered.class);
        assertThat(model.asked).hasSize(2);
    }

    @Test
    void half_an_answer_is_taken_back_and_its_model_not_asked_again() {
        var model =
                new ScriptedModel()
                        .then(new Line.Fails("Half an ans", new ModelFailure.Broken("cut")));
        assertThat(desk.answer(model, "where?", NEW))
                .asInstanceOf(type(Outcome.Sorry.class))
                .extracting(sorry -> sorry.apology().words().wording())
                .isEqualTo(Wording.APOLOGY_INTERRUPTED);
        assertThat(model.asked).hasSize(1);
    }

    @Test
    void another_model_steps_in_where_one_is_refused_and_the_answer_says_so() {
        var model =
                new ScriptedModel()
                        .then(new Line.Fails("", new ModelFailure.Refused("404", cause())))
                        .then(new Line.Says("Here.", Completion.Ending.WHOLE));
        assertThat(desk.answer(model, "where?", NEW))
                .asInstanceOf(type(Outcome.Answered.class))
                .satisfies(answered -> {
                    var receipt = answered.answer().receipt();
                    assertThat(receipt.model()).isEqualTo("Claude Sonnet 5.5");
                    assertThat(receipt.calls())
                            .extracting(Call::model)
                            .containsExactly("global.anthropic.claude-sonnet-5-5");
                    assertThat(receipt.notes())
                            .extracting(note -> note.in(Locale.JAPAN))
                            .containsExactly(
                                    "Claude Haiku 5.5 が応答しなかったため、Claude Sonnet 5.5 が回答しました。");
                });
        assertThat(model.asked)
                .containsExactly(
                        "global.anthropic.claude-haiku-5-5", "global.anthropic.claude-sonnet-5-5");
    }

    @Test
    void another_model_steps_in_where_one_broke_off_before_a_word_was_shown() {
        var model =
                new ScriptedModel()
                        .then(new Line.Fails("I'm not", new ModelFailure.Late("20 s")))
                        .then(new Line.Says("Here.", Completion.Ending.WHOLE));
        var answered = (Outcome.Answered) desk.answer(model, "where?", NEW);
        assertThat(answered.answer().text()).isEqualTo("Here.");
        assertThat(answered.answer().receipt().calls())
                .extracting(Call::model)
                .containsExactly(
                        "global.anthropic.claude-haiku-5-5", "global.anthropic.claude-sonnet-5-5");
    }

    static List<Object[]> failures() {
        return List.of(
                new Object[] {new ModelFailure.Refused("403", cause()), Wording.APOLOGY_SETTINGS},
                new Object[] {new ModelFailure.Unfit("400", cause()), Wording.APOLOGY_SETTINGS},
                new Object[] {new ModelFailure.TooLong("400", cause()), Wording.APOLOGY_TOO_LONG},
                new Object[] {new ModelFailure.Late("60 s"), Wording.APOLOGY_INTERRUPTED});
    }

    @ParameterizedTest
    @MethodSource("failures")
    void each_failure_has_its_own_apology_that_names_the_turn(
            ModelFailure failure, Wording wording) {
        var model = new ScriptedModel();
        for (int each = 0; each < 6; each++) {
            model.then(new Line.Fails("", failure));
        }
        assertThat(desk.answer(model, "where?", NEW))
                .asInstanceOf(type(Outcome.Sorry.class))
                .satisfies(sorry -> {
                    assertThat(sorry.apology().words().wording()).isEqualTo(wording);
                    assertThat(sorry.apology().words().in(Locale.US)).contains("turn0000001");
                });
    }
}
