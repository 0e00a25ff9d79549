package dev.kotae.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.knowledge.ReviewedAnswers.Reviewed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewedAnswersTest {
    @TempDir private Path folder;

    @Test
    void a_long_question_is_kept_with_a_title_that_ends_in_a_whole_character() throws IOException {
        var question = "a" + "🚲".repeat(80);
        try (var answers = ReviewedAnswers.open(folder)) {
            answers.keep(
                    new Reviewed(
                            "t1",
                            "C1",
                            true,
                            question,
                            "In the shed.",
                            List.of(),
                            "",
                            LocalDate.of(2026, 5, 1)));
        }
        assertThat(Files.readString(folder.resolve("everywhere/t1.md")))
                .startsWith("# a" + "🚲".repeat(59) + "…\n\n" + question + "\n\nIn the shed.");
    }

    @Test
    void nobody_else_on_the_machine_can_look_into_what_is_made() throws IOException {
        var made = folder.resolve("new/faq");
        try (var answers = ReviewedAnswers.open(made)) {
            answers.keep(reviewed("t1", "C1", "Who keeps the key?", "Ann does."));
        }

        assertThat(rights(made)).isEqualTo("rwx------");
        assertThat(rights(made.resolve("C1"))).isEqualTo("rwx------");
        assertThat(rights(made.resolve("C1/t1.md"))).isEqualTo("rw-------");
    }

    private static Reviewed reviewed(String id, String channel, String question, String text) {
        return new Reviewed(
                id, channel, false, question, text, List.of(), "", LocalDate.of(2026, 5, 1));
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
