package dev.kotae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Answer;
import dev.kotae.chat.Cost;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Receipt;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Usage;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Progress;
import dev.kotae.memory.Samples;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TerminalChannelTest {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
    private final TerminalChannel.Printer printer = TerminalChannel.text(out, out, false);

    @Test
    void an_answer_that_was_printed_as_it_came_is_not_printed_again() {
        printer.append("It is ready.\nTake ");
        printer.append("it.");
        printer.whole(answer("It is ready.\nTake it."), Locale.ENGLISH);
        assertThat(screen())
                .startsWith("It is ready.\nTake it.\n\nModel")
                .doesNotContain("Checked");
    }

    @Test
    void a_sentence_that_was_marked_after_it_was_printed_follows_with_its_mark() {
        printer.append("Leave is 20 days.\nIt rains.");
        printer.whole(answer("Leave is 20 days.\nIt rains (not in the sources)."), Locale.ENGLISH);
        assertThat(screen())
                .startsWith(
                        """
                        Leave is 20 days.
                        It rains.

                        Checked against the sources, these lines read:
                        It rains (not in the sources).
                        """);
    }

    @Test
    void an_answer_of_which_nothing_was_printed_is_printed_whole() {
        printer.whole(answer("Nothing of it is in the sources."), Locale.ENGLISH);
        assertThat(screen()).startsWith("Nothing of it is in the sources.\n\nModel");
    }

    @Test
    void an_answer_that_breaks_off_ends_its_line_and_says_so() {
        var channel = new TerminalChannel(printer);
        printer.append("Leave is 20");
        channel.breakOff();
        assertThat(screen()).isEqualTo("Leave is 20\n(broken off)\n");
    }

    @Test
    void what_is_over_does_not_break_off() throws Exception {
        var channel = new TerminalChannel(printer);
        channel.await(Duration.ZERO);
        channel.breakOff();
        assertThat(screen()).contains("There was no answer").doesNotContain("broken off");
    }

    @ParameterizedTest
    @EnumSource(names = {"NOTE_CUT", "NOTE_STOPPED"})
    void an_answer_that_was_cut_is_no_success_and_says_so(Wording cut) throws Exception {
        var channel = new TerminalChannel(new JsonPrinter(out));
        finish(channel, answer("Half of it ").noting(Phrase.of(cut)));
        assertThat(channel.await(Duration.ZERO)).isFalse();
        assertThat(screen()).contains("\"whole\":false");
    }

    @Test
    void a_whole_answer_is_a_success() throws Exception {
        var channel = new TerminalChannel(new JsonPrinter(out));
        finish(channel, answer("All of it.").noting(Phrase.of(Wording.NOTE_FILES_READ, "1")));
        assertThat(channel.await(Duration.ZERO)).isTrue();
        assertThat(screen()).contains("\"whole\":true");
    }

    private static void finish(TerminalChannel channel, Answer answer) {
        var turn = new Turn("t1", Samples.question("1.1", "Why?"));
        var reply = channel.open(turn, channel.asker(turn), new Progress.Untouched(), 1, _ -> {});
        reply.finish(answer);
    }

    private String screen() {
        return screen.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private static Answer answer(String text) {
        var receipt =
                new Receipt(
                        "t1",
                        "Model",
                        List.of(Phrase.of(Wording.REASON_SHORT)),
                        Duration.ofSeconds(1),
                        Usage.NONE,
                        new Cost(0, true),
                        0,
                        List.of());
        return new Answer(text, List.of(), receipt);
    }
}
