package dev.kotae.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Lines as they are written to standard error.
class LogsTest {
    private final PrintStream usual = System.err;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final LogbackMDCAdapter course = new LogbackMDCAdapter();
    private final LoggerContext logs = new LoggerContext();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        logs.setMDCAdapter(course);
        new Logs().configure(logs);
    }

    @AfterEach
    void stop() {
        logs.stop();
        System.setErr(usual);
    }

    @Test
    void a_line_says_in_the_course_of_which_turn_it_was_written() {
        course.put("turn", "t1");

        assertThat(line("knowledge=wiki could not be asked"))
                .endsWith(" WARN  Library turn=t1 knowledge=wiki could not be asked\n");
    }

    @Test
    void a_line_that_names_a_turn_itself_names_no_other() {
        course.put("turn", "t1");

        assertThat(line("turn=t1 outcome=answered"))
                .endsWith(" Library turn=t1 outcome=answered\n");
        assertThat(line("turn=t2 reworded")).endsWith(" Library turn=t2 reworded\n");
    }

    @Test
    void a_line_of_no_turn_says_nothing_of_one() {
        assertThat(line("turns are claimed again")).endsWith(" Library turns are claimed again\n");
        assertThat(line("turn=t2 accepted")).endsWith(" Library turn=t2 accepted\n");
    }

    private String line(String message) {
        written.reset();
        logs.getLogger("dev.kotae.knowledge.Library").warn(message);
        return written.toString(StandardCharsets.UTF_8);
    }
}
