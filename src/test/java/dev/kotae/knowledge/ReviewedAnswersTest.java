package dev.kotae.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.Soon;
import dev.kotae.chat.Address;
import dev.kotae.chat.Audience;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Reader;
import dev.kotae.knowledge.ReviewedAnswers.Reviewed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ReviewedAnswersTest {
    @TempDir private Path folder;

    @Test
    void a_long_question_is_kept_with_a_title_that_ends_in_a_whole_character() throws IOException {
        var question = "a" + "🚲".repeat(80);
        try (var answers = open(folder)) {
            answers.keep(
                    new Reviewed(
                            "t1",
                            address("T1", "C1"),
                            true,
                            question,
                            "In the shed.",
                            List.of(),
                            "",
                            LocalDate.of(2026, 5, 1)));
        }
        assertThat(Files.readString(folder.resolve("everywhere-T1/t1.md")))
                .startsWith("# a" + "🚲".repeat(59) + "…\n\n" + question + "\n\nIn the shed.");
    }

    @Test
    void nobody_else_on_the_machine_can_look_into_what_is_made() throws IOException {
        var made = folder.resolve("new/faq");
        try (var answers = open(made)) {
            answers.keep(reviewed("t1", "C1", "Who keeps the key?", "Ann does."));
        }

        assertThat(rights(made)).isEqualTo("rwx------");
        assertThat(rights(made.resolve("C1"))).isEqualTo("rwx------");
        assertThat(rights(made.resolve("C1/t1.md"))).isEqualTo("rw-------");
    }

    @Test
    void an_answer_is_found_behind_many_that_are_for_other_channels() throws Exception {
        try (var answers = open(folder)) {
            for (int i = 0; i < 40; i++) {
                answers.keep(reviewed("t" + i, "C2", "Where is the bicycle key?", "On hook " + i));
            }
            answers.keep(reviewed("u", "C1", "Keys", "The bicycle key hangs beside the board."));
            Soon.holds(() -> !answers.find(asked("hangs beside the board", "C1")).isEmpty());

            assertThat(answers.find(asked("Where is the bicycle key?", "C1")))
                    .singleElement()
                    .satisfies(found -> assertThat(found.text()).contains("beside the board"));
        }
    }

    @Test
    void what_all_of_a_workspace_could_see_is_found_in_no_other() throws Exception {
        try (var answers = open(folder)) {
            answers.keep(
                    new Reviewed(
                            "t1",
                            address("T1", "C1"),
                            true,
                            "Where is the bicycle key?",
                            "It hangs beside the board.",
                            List.of(),
                            "",
                            LocalDate.of(2026, 5, 1)));
            while (answers.find(asked("bicycle key", "C2")).isEmpty()) {
                Thread.sleep(20);
            }

            assertThat(answers.find(asked("bicycle key", address("T2", "C3")))).isEmpty();
        }
    }

    @Test
    void it_speaks_the_languages_in_which_answers_were_kept() throws Exception {
        try (var answers = open(folder)) {
            answers.keep(reviewed("t1", "C1", "自転車の鍵はどこですか？", "鍵は掲示板の横にあります。"));
            Soon.holds(() -> !answers.find(asked("自転車の鍵", "C1")).isEmpty());

            assertThat(answers.speaks(Locale.JAPANESE)).isTrue();
            assertThat(answers.speaks(Locale.ENGLISH)).isFalse();
        }
    }

    private static ReviewedAnswers open(Path folder) {
        return ReviewedAnswers.open(FolderKnowledge.Settings.of(folder));
    }

    private static Reviewed reviewed(String id, String channel, String question, String text) {
        return new Reviewed(
                id,
                address("T1", channel),
                false,
                question,
                text,
                List.of(),
                "",
                LocalDate.of(2026, 5, 1));
    }

    private static Address address(String workspace, String channel) {
        return new Address(Platform.SLACK, workspace, channel, "");
    }

    private static Query asked(String question, String channel) {
        return asked(question, address("T1", channel));
    }

    private static Query asked(String question, Address address) {
        var asker = new Reader("U1", Reader.Standing.MEMBER, Set.of());
        return new Query(question, new Audience(address, asker, new Audience.Readers.Asker()), 2);
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
