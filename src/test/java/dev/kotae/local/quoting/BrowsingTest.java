package dev.kotae.local.quoting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrowsingTest {
    private static final Source HANDBOOK =
            new Source(
                    1, "Laptops", "Keep files in Tana. What is in the file room is not backed up.");

    private static final Source FEES =
            new Source(
                    Source.UNNUMBERED,
                    "file 1",
                    "| Harbour | Fee |\n| --- | --- |\n| Iona | 14 euros |\n| Mull | 19 euros |");

    private static String answer(String question, Source... sources) {
        return Composer.answerTo(
                new Dialogue(question, List.of(), "", List.of(sources), List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is in this file?",
                "What does it say?",
                "What's this document about?",
                "Summarise the attached PDF, please",
                "Can you give me a short summary of the file?",
                "このファイルの内容を教えてください",
                "添付ファイルには何が書いてありますか？",
                "資料を要約してください。"
            })
    void who_asks_about_a_file_as_such_is_shown_how_it_begins(String question) {
        assertThat(answer(question, HANDBOOK, FEES))
                .contains("**Iona** – Fee: 14 euros", "**Mull** – Fee: 19 euros")
                .doesNotContain("Tana", "[1]");
    }

    @Test
    void a_summary_is_said_to_be_more_than_that() {
        assertThat(answer("Summarise this file", FEES))
                .startsWith("A language model would write this.");
    }

    @Test
    void who_asks_for_something_in_it_is_given_that_alone() {
        assertThat(answer("What does the file say about Mull?", HANDBOOK, FEES))
                .contains("19 euros")
                .doesNotContain("14 euros");
    }

    @Test
    void where_no_file_came_along_the_documents_are_asked() {
        assertThat(answer("What is in the file?", HANDBOOK)).contains("[1]");
    }
}
