package dev.kotae.answer;

import static dev.kotae.answer.DeskAtWork.NEW;
import static dev.kotae.answer.DeskAtWork.cause;
import static dev.kotae.answer.DeskAtWork.inquiry;
import static dev.kotae.answer.DeskAtWork.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.answer.ScriptedModel.Line;
import dev.kotae.answer.writing.Inquiry;
import dev.kotae.answer.writing.Outcome;
import dev.kotae.chat.Attachment;
import dev.kotae.chat.Enclosure;
import dev.kotae.chat.Wording;
import dev.kotae.model.ModelFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What becomes of files that came with a question.
class DeskFilesTest {
    private final DeskAtWork desk = new DeskAtWork();

    @Test
    void files_go_to_the_model_and_the_notes_say_which_and_which_not_and_why() {
        var model = ScriptedModel.saying("A plan.");
        var attached = new Attachment("F1", "計画.pdf", "application/pdf", 9);
        var inquiry = inquiry("", List.of(attached), NEW, List.of());

        var outcome =
                desk.answer(
                        model,
                        inquiry,
                        with(
                                read("F1", "計画.pdf", false, Enclosure.Kind.PDF),
                                new Enclosure.Unread("F2", "a.exe", false, Enclosure.Why.KIND),
                                new Enclosure.Unread("F3", "b.zip", false, Enclosure.Why.KIND),
                                new Enclosure.Unread("F4", "c.pdf", false, Enclosure.Why.LOCKED),
                                new Enclosure.Unread("F5", "old.exe", true, Enclosure.Why.KIND),
                                read("F6", "before.png", true, Enclosure.Kind.PNG),
                                read("F1", "計画.pdf", true, Enclosure.Kind.PDF)));

        var prompt = model.prompts.getLast();
        var last = prompt.messages().getLast();
        assertThat(last.files()).extracting(Enclosure.Read::id).containsExactly("F1", "F6");
        assertThat(last.text())
                .contains(
                        "<file number=\"1\" name=\"計画.pdf\" kind=\"pdf\" came=\"with the"
                                + " question\"/>")
                .contains("<file number=\"2\" name=\"before.png\" kind=\"png\" came=\"earlier\"/>")
                .contains("<question>\nWhat is this about?");
        assertThat(((Outcome.Answered) outcome).answer().receipt().notes())
                .extracting(note -> note.in(Locale.US))
                .containsExactly(
                        "Files read: 計画.pdf.",
                        "Files read from earlier in this conversation: before.png.",
                        "Not read: a.exe, b.zip. I can read png, jpeg, gif, webp, pdf, docx, xlsx,"
                                + " csv, txt, md and html.",
                        "Not read, locked by a password: c.pdf.");
        assertThat(desk.reply.statuses).contains(Wording.STATUS_FILES);
    }

    @Test
    void of_a_file_that_no_model_takes_the_asker_is_told_and_nobody_else() {
        var model = new ScriptedModel();
        for (int each = 0; each < 4; each++) {
            model.then(new Line.Fails("", new ModelFailure.Unfit("400", cause())));
        }
        var file = read("F1", "plan.pdf", false, Enclosure.Kind.PDF);
        var attached = new Attachment("F1", "plan.pdf", "application/pdf", 9);
        var inquiry = inquiry("Sum it up", List.of(attached), NEW, List.of());

        var sorry = (Outcome.Sorry) desk.answer(model, inquiry, with(file));

        assertThat(sorry.apology().words().wording()).isEqualTo(Wording.APOLOGY_FILES);
        assertThat(sorry.apology().fault()).isFalse();
    }

    @Test
    void no_more_files_are_sent_than_a_model_takes() {
        var model = ScriptedModel.saying("Many.");
        var files = new ArrayList<Enclosure>();
        for (int i = 1; i <= 7; i++) {
            files.add(read("D" + i, "d" + i + ".pdf", false, Enclosure.Kind.PDF));
        }
        for (int i = 1; i <= 21; i++) {
            files.add(read("P" + i, "p" + i + ".png", false, Enclosure.Kind.PNG));
        }
        var attached = new Attachment("D1", "d1.pdf", "application/pdf", 9);

        var outcome =
                desk.answer(
                        model,
                        inquiry("Compare", List.of(attached), NEW, List.of()),
                        with(files.toArray(Enclosure[]::new)));

        assertThat(model.prompts.getLast().messages().getLast().files())
                .hasSize(25)
                .noneMatch(file -> Set.of("D6", "D7", "P21").contains(file.id()));
        assertThat(((Outcome.Answered) outcome).answer().receipt().notes())
                .extracting(note -> note.in(Locale.JAPAN))
                .last()
                .asString()
                .contains("d6.pdf, d7.pdf, p21.png", "画像20件、文書5件");
    }

    @Test
    void a_greeting_does_not_send_the_files_of_the_conversation_again() {
        var model = ScriptedModel.saying("Hello!");

        desk.answer(
                model,
                inquiry("Hello!", List.of(), NEW, List.of()),
                with(read("F1", "a.pdf", true, Enclosure.Kind.PDF)));

        assertThat(model.prompts.getLast().messages().getLast().files()).isEmpty();
    }

    @Test
    void what_may_have_been_found_in_a_file_of_the_conversation_is_not_missing_in_the_documents() {
        desk.documents.fitting = false;
        var inquiry = inquiry("Who owns the launch?", List.of(), NEW, List.of());

        assertThat(missed(inquiry)).isTrue();
        assertThat(missed(inquiry, read("F1", "plan.csv", true, Enclosure.Kind.CSV))).isFalse();
        assertThat(missed(inquiry, new Enclosure.Unread("F2", "a.exe", true, Enclosure.Why.KIND)))
                .isTrue();
    }

    private boolean missed(Inquiry inquiry, Enclosure... files) {
        var outcome = desk.answer(ScriptedModel.saying("Priya."), inquiry, with(files));
        return ((Outcome.Answered) outcome).answer().receipt().search().missed();
    }

    private static Enclosure.Read read(
            String id, String name, boolean earlier, Enclosure.Kind kind) {
        return new Enclosure.Read(
                id, name, earlier, kind, Enclosure.Content.of(new byte[] {1, 2, 3}));
    }
}
