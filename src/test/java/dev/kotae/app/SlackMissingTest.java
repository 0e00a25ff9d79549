package dev.kotae.app;

import static dev.kotae.app.SlackAtWork.action;
import static dev.kotae.local.slack.Workspace.EMMA;
import static dev.kotae.local.slack.Workspace.GENERAL;
import static dev.kotae.local.slack.Workspace.HR;
import static dev.kotae.local.slack.Workspace.PRIYA;
import static dev.kotae.local.slack.Workspace.SATO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.Soon;
import dev.kotae.app.settings.Settings.Source;
import dev.kotae.chat.Wording;
import dev.kotae.knowledge.Rule;
import dev.kotae.local.SlackTrouble;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens where the documents have no answer.
class SlackMissingTest {
    private static final String MISSING =
            "How do I register my bicycle for the company's insurance?";

    @TempDir Path folder;
    private SlackAtWork work;

    @BeforeEach
    void begin() throws Exception {
        Files.writeString(
                folder.resolve("canteen.md"),
                "# The canteen\n\nThe canteen opens for lunch at eleven o'clock.\n");
        Files.writeString(
                folder.resolve("cars.md"),
                "# Company cars\n\nWho drives a company car keeps a log of every journey.\n");
        open("");
    }

    private void reopen(String owner) throws Exception {
        work.close();
        open(owner);
    }

    private void open(String owner) throws Exception {
        work =
                new SlackAtWork(
                        "agent",
                        settings ->
                                settings.withKnowledge(
                                        List.of(
                                                new Source.Folder(
                                                        "",
                                                        folder.toString(),
                                                        "",
                                                        Rule.EVERYBODY,
                                                        owner))));
    }

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void it_is_said_in_what_it_was_not_found_and_what_came_nearest() throws Exception {
        var missed = work.answered(EMMA, GENERAL, MISSING);

        assertThat(text(missed))
                .contains("I did not find this in " + folder.getFileName() + ".")
                .doesNotContain(folder.toString())
                .contains("Nearest to it: ")
                .contains("Company cars");
        assertThat(action(missed, "kotae_ask_owner")).isEmpty();
        var found = work.answered(EMMA, GENERAL, "When does the canteen open for lunch?");
        assertThat(text(found)).doesNotContain("I did not find this");
    }

    @Test
    void the_same_in_japanese() throws Exception {
        var missed = work.answered(SATO, GENERAL, "自転車保険の申請方法を教えてください。");

        assertThat(text(missed)).contains("の中には見つかりませんでした");
    }

    @Test
    void the_asker_can_have_the_question_passed_on_to_the_channel_of_the_documents()
            throws Exception {
        reopen(HR);
        var missed = work.answered(EMMA, GENERAL, MISSING);
        assertThat(work.said(HR)).isEmpty();

        work.as(SATO).press(GENERAL, missed.ts(), "kotae_ask_owner");
        work.note(SATO, GENERAL, Wording.OWNER_NOT_YOURS.in(Locale.JAPANESE));
        assertThat(work.said(HR)).isEmpty();

        work.as(EMMA).press(GENERAL, missed.ts(), "kotae_ask_owner");
        var passed = Soon.found("the question", () -> work.said(HR).findFirst());
        assertThat(text(passed)).contains("<@" + EMMA + "> has a question").contains(MISSING);
        assertThat(text(passed))
                .as("what there is need not be known there")
                .doesNotContain("Company cars")
                .doesNotContain(folder.getFileName().toString());
        work.note(EMMA, GENERAL, "I have passed your question on to <#" + HR + ">.");
        work.as(EMMA).press(GENERAL, missed.ts(), "kotae_ask_owner");
        SlackAtWork.pause(Duration.ofMillis(500));
        assertThat(work.said(HR)).hasSize(1);
    }

    @Test
    void a_question_that_the_owner_has_is_not_passed_on_again_where_its_asker_could_not_be_told()
            throws Exception {
        reopen(HR);
        var missed = work.answered(EMMA, GENERAL, MISSING);
        work.slack.trouble("response_url", 1, new SlackTrouble.Failed(500, false));

        work.as(EMMA).press(GENERAL, missed.ts(), "kotae_ask_owner");
        Soon.found("the question", () -> work.said(HR).findFirst());
        SlackAtWork.pause(Duration.ofMillis(500));
        work.as(EMMA).press(GENERAL, missed.ts(), "kotae_ask_owner");
        work.note(EMMA, GENERAL, "I have passed your question on to <#" + HR + ">.");

        assertThat(work.said(HR)).hasSize(1);
    }

    @Test
    void a_question_that_was_not_passed_on_is_with_the_next_click_even_where_nobody_was_told()
            throws Exception {
        reopen(HR);
        var missed = work.answered(EMMA, GENERAL, MISSING);
        work.slack.trouble("chat.postMessage", 1, new SlackTrouble.Refused("fatal_error"));
        work.slack.trouble("response_url", 1, new SlackTrouble.Failed(500, false));

        work.as(EMMA).press(GENERAL, missed.ts(), "kotae_ask_owner");
        SlackAtWork.pause(Duration.ofMillis(500));
        assertThat(work.said(HR)).isEmpty();
        work.as(EMMA).press(GENERAL, missed.ts(), "kotae_ask_owner");

        Soon.found("the question", () -> work.said(HR).findFirst());
    }

    @Test
    void who_is_named_in_a_question_that_is_passed_on_is_called_by_name() throws Exception {
        reopen(HR);
        var missed = work.answered(EMMA, GENERAL, "@佐藤 asks: " + MISSING);

        work.as(EMMA).press(GENERAL, missed.ts(), "kotae_ask_owner");

        var passed = Soon.found("the question", () -> work.said(HR).findFirst());
        assertThat(text(passed)).contains("@佐藤", " asks: ").doesNotContain(SATO);
    }

    @Test
    void a_person_who_answers_for_the_documents_is_written_to_directly() throws Exception {
        reopen(PRIYA);
        var missed = work.answered(EMMA, GENERAL, MISSING);

        work.as(EMMA).press(GENERAL, missed.ts(), "kotae_ask_owner");

        var passed =
                Soon.found(
                        "the question",
                        () -> work.said(Workspace.directMessage(PRIYA)).findFirst());
        assertThat(text(passed)).contains(MISSING);
    }

    private static String text(Post post) {
        return post.json().toString();
    }
}
