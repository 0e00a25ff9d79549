package dev.kotae.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.knowledge.ReviewedAnswers.Reviewed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
