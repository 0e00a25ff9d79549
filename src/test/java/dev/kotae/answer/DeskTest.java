package dev.kotae.answer;

import static dev.kotae.answer.DeskAtWork.NEW;
import static dev.kotae.answer.DeskAtWork.NOW;
import static dev.kotae.answer.DeskAtWork.inquiry;
import static dev.kotae.answer.DeskAtWork.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.kotae.answer.ScriptedModel.Line;
import dev.kotae.answer.writing.Outcome;
import dev.kotae.chat.Attachment;
import dev.kotae.chat.Citation;
import dev.kotae.chat.Citation.Quote;
import dev.kotae.chat.Enclosure;
import dev.kotae.chat.Exchange;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Conversation;
import dev.kotae.model.Completion;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeskTest {
    private final DeskAtWork desk = new DeskAtWork();

    @Test
    void an_answer_is_streamed_and_names_the_sources_that_it_uses() {
        var model = ScriptedModel.saying("Keys live 90 days [2]. Really [2][9].");
        var outcome = desk.answer(model, "How often do keys change?", NEW);
        assertThat(outcome)
                .asInstanceOf(type(Outcome.Answered.class))
                .satisfies(answered -> {
                    var answer = answered.answer();
                    assertThat(answer.text()).isEqualTo(desk.reply.streamed());
                    assertThat(answer.citations())
                            .containsExactly(
                                    new Citation(
                                            2,
                                            "Keys › Lifetime",
                                            "https://d/2",
                                            List.of(new Quote(0, 22, "Keys live 90 days."))));
                    assertThat(answer.receipt().passages()).isEqualTo(2);
                    assertThat(answer.receipt().cost().microUsd()).isEqualTo(150);
                    assertThat(answer.receipt().model()).isEqualTo("Claude Haiku 5.5");
                    assertThat(answered.exchange().question())
                            .isEqualTo("How often do keys change?");
                });
        assertThat(desk.reply.statuses)
                .containsExactly(
                        Wording.STATUS_SEARCHING,
                        Wording.STATUS_READING,
                        Wording.STATUS_ASKING,
                        Wording.STATUS_THINKING);
    }

    @ParameterizedTest
    @CsvSource({
        "half a word, WITHHELD, APOLOGY_WITHHELD",
        "' ', CUT, APOLOGY_CUT",
        "' ', WHOLE, APOLOGY_INTERRUPTED"
    })
    void an_end_without_an_answer_is_told_by_its_cause(
            String said, Completion.Ending ending, Wording wording) {
        var model = new ScriptedModel().then(new Line.Says(said, ending));
        assertThat(desk.answer(model, "opus: where?", NEW))
                .asInstanceOf(type(Outcome.Sorry.class))
                .extracting(sorry -> sorry.apology().words().wording())
                .isEqualTo(wording);
    }

    @Test
    void the_channels_own_instructions_are_added_to_the_companys() {
        var model = ScriptedModel.saying("Yes.");
        desk.answer(model, "may we?", NEW);
        assertThat(model.prompts.getFirst().system()).contains("Be kind.").contains("Of law.");
    }

    @ParameterizedTest
    @CsvSource({
        "' ', APOLOGY_EMPTY",
        "?, APOLOGY_EMPTY",
        "opus：, APOLOGY_EMPTY",
        "👍, COURTESY",
        ":tada: :tada:, COURTESY",
        "'Thanks, that helps!', COURTESY",
        "お疲れさまです, COURTESY",
        "mute, UNMUTABLE",
        "静かにして, UNMUTABLE"
    })
    void who_asks_nothing_gets_a_word_and_no_model(String said, Wording wording) {
        var model = new ScriptedModel();
        assertThat(desk.answer(model, said, NEW))
                .asInstanceOf(type(Outcome.Sorry.class))
                .extracting(sorry -> sorry.apology().words().wording())
                .isEqualTo(wording);
        assertThat(model.prompts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shall I draft it?", "下書きしましょうか。"})
    void who_nods_to_a_question_of_ours_is_answered_by_a_model(String before) {
        var offer = new Exchange("U1", "A note is missing.", before, NOW);
        var model = ScriptedModel.saying("Here it is.");
        assertThat(desk.answer(model, "ok", new Conversation(1, List.of(offer))))
                .isInstanceOf(Outcome.Answered.class);
    }

    @Test
    void what_the_reader_should_know_besides_is_noted() {
        desk.documents.away = true;
        var model = new ScriptedModel().then(new Line.Says("…", Completion.Ending.CUT));
        var file = new Attachment("F1", "plan.pdf", "application/pdf", 9);
        var inquiry = inquiry("Sum it up", List.of(file), NEW, List.of());
        var unread = new Enclosure.Unread("F1", "plan.pdf", false, Enclosure.Why.UNSUPPORTED);
        var outcome = desk.answer(model, inquiry, with(unread));
        assertThat(((Outcome.Answered) outcome).answer().receipt().notes())
                .extracting(note -> note.in(Locale.US))
                .containsExactly(
                        "The answer was cut at its length limit. Ask me to go on.",
                        "I could not reach wiki, so its documents are not considered here.",
                        "I cannot read files here, so I did not look into plan.pdf.");
    }
}
