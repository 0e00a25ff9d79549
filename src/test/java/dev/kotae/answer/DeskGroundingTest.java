package dev.kotae.answer;

import static dev.kotae.answer.DeskAtWork.NEW;
import static dev.kotae.answer.DeskAtWork.cause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.kotae.answer.ScriptedModel.Line;
import dev.kotae.answer.writing.Outcome;
import dev.kotae.chat.Call;
import dev.kotae.model.Completion;
import dev.kotae.model.ModelFailure;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// What becomes of sentences that rest on no passage.
class DeskGroundingTest {
    private final DeskAtWork desk = new DeskAtWork();

    @Test
    void a_sentence_that_rests_on_no_passage_is_marked_and_counted() {
        var said =
                "Keys live 90 days [1]. The office in Osaka closes at noon on Fridays. Anything"
                        + " else?";
        var outcome = desk.answer(ScriptedModel.saying(said), "How long do keys live?", NEW);
        assertThat(outcome)
                .asInstanceOf(type(Outcome.Answered.class))
                .satisfies(answered -> {
                    assertThat(answered.answer().text())
                            .contains("noon on Fridays. (not in the sources) Anything else?");
                    assertThat(answered.answer().receipt().notes())
                            .extracting(note -> note.in(Locale.JAPAN))
                            .containsExactly("2文のうち1文が出典に基づいています。");
                    assertThat(answered.exchange().answer()).isEqualTo(said);
                });
    }

    @Test
    void by_policy_the_quick_model_judges_what_the_words_cannot_tell() {
        desk.unsupported = Unsupported.JUDGE;
        var said = "Keys live 90 days [1]. 鍵は金庫に入れておくこと。鍵は定期的に交換されます。";
        var model = ScriptedModel.saying(said, "1 no\n2 yes");

        var outcome = desk.answer(model, "How long do keys live?", NEW);

        assertThat(model.prompts.getLast().messages().getLast().text())
                .contains("<documents>", "1. 鍵は金庫に入れておくこと。\n2. 鍵は定期的に交換されます。\n</sentences>");
        assertThat(outcome)
                .asInstanceOf(type(Outcome.Answered.class))
                .satisfies(answered -> {
                    var answer = answered.answer();
                    assertThat(answer.text()).contains("こと。（出典にありません）鍵は定期的に交換されます。");
                    assertThat(answer.receipt().notes())
                            .extracting(note -> note.in(Locale.JAPAN))
                            .containsExactly("3文のうち2文が出典に基づいています。");
                    assertThat(answer.receipt().calls())
                            .extracting(Call::route)
                            .endsWith("judge")
                            .hasSize(2);
                    assertThat(answered.exchange().answer()).isEqualTo(said);
                });
    }

    @Test
    void a_judge_that_fails_or_says_nothing_of_a_sentence_changes_nothing() {
        desk.unsupported = Unsupported.JUDGE;
        var said = "鍵は金庫に入れておくこと。";
        var refusal = new ModelFailure.Refused("model=x", cause());
        var failing = ScriptedModel.saying(said).then(new ScriptedModel.Line.Fails("", refusal));

        for (var model : List.of(ScriptedModel.saying(said, "I cannot tell."), failing)) {
            var outcome = desk.answer(model, "How long do keys live?", NEW);

            assertThat(model.prompts).hasSize(2);
            assertThat(((Outcome.Answered) outcome).answer().text()).isEqualTo(said);
        }
    }

    @Test
    void the_judge_is_not_asked_where_the_words_tell() {
        desk.unsupported = Unsupported.JUDGE;
        var model = ScriptedModel.saying("Keys live 90 days [1]. They cost 700 yen.");

        desk.answer(model, "How long do keys live?", NEW);

        assertThat(model.prompts).hasSize(1);
    }

    @Test
    void by_policy_such_a_sentence_is_never_shown() {
        desk.unsupported = Unsupported.REMOVE;
        var said =
                "Keys live 90 days [1]. The office in Osaka closes at noon on Fridays. Anything"
                        + " else?";
        var outcome = desk.answer(ScriptedModel.saying(said), "How long do keys live?", NEW);
        assertThat(desk.reply.streamed()).isEqualTo("Keys live 90 days [1]. Anything else?");
        assertThat(outcome)
                .asInstanceOf(type(Outcome.Answered.class))
                .satisfies(answered ->
                        assertThat(answered.answer().text()).isEqualTo(desk.reply.streamed()));
    }

    @Test
    void by_that_policy_no_model_is_given_documents_to_cite_itself() {
        desk.unsupported = Unsupported.REMOVE;
        var model = ScriptedModel.saying("Keys live 90 days [1].");

        desk.answer(model, "How long do keys live?", NEW);

        var last = model.prompts.getLast().messages().getLast();
        assertThat(last.documents()).isEmpty();
        assertThat(last.text()).startsWith("<documents>");
    }

    @Test
    void where_no_sentence_may_be_shown_the_asker_is_told_that_nothing_was_found() {
        desk.unsupported = Unsupported.REMOVE;
        var outcome =
                desk.answer(ScriptedModel.saying("The canteen closes at noon."), "How long?", NEW);
        assertThat(outcome)
                .asInstanceOf(type(Outcome.Answered.class))
                .satisfies(answered ->
                        assertThat(answered.answer().text())
                                .isEqualTo("I did not find an answer to this in the documents."));
    }

    @Test
    void small_talk_is_not_checked() {
        var said = "Hello! The office in Osaka closes at noon on Fridays.";
        var outcome = desk.answer(ScriptedModel.saying(said), "hello", NEW);
        assertThat(((Outcome.Answered) outcome).answer().text()).isEqualTo(said);
    }

    @Test
    void of_an_answer_that_was_cut_the_last_words_are_no_claim_yet() {
        var said = "The office in Osaka closes at noon. The office in Sapporo closes at";
        var model = new ScriptedModel().then(new Line.Says(said, Completion.Ending.CUT));
        assertThat(
                        ((Outcome.Answered) desk.answer(model, "When do offices close?", NEW))
                                .answer()
                                .text())
                .isEqualTo(
                        "The office in Osaka closes at noon. (not in the sources)"
                                + " The office in Sapporo closes at");
    }
}
