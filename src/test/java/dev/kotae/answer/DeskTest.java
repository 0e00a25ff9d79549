package dev.kotae.answer;

import static dev.kotae.answer.DeskAtWork.NEW;
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
import dev.kotae.chat.Wording;
import dev.kotae.model.Completion;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void a_mention_without_words_anywhere_else_is_explained() {
        var outcome = desk.answer(new ScriptedModel(), " ", NEW);
        assertThat(outcome)
                .asInstanceOf(type(Outcome.Sorry.class))
                .extracting(sorry -> sorry.apology().words().wording())
                .isEqualTo(Wording.APOLOGY_EMPTY);
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
