package dev.kotae.knowledge.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void blank_lines_part_paragraphs_whatever_ends_a_line() {
        assertThat(Lines.paragraphs("one\ntwo\n \n\nthree\n")).containsExactly("one\ntwo", "three");
        assertThat(Lines.paragraphs("one\r\ntwo\r\n \r\n\r\nthree\r\n"))
                .containsExactly("one\r\ntwo", "three");
        assertThat(Lines.paragraphs("")).containsExactly("");
    }

    @Test
    void there_may_be_as_many_blank_lines_as_somebody_left() {
        assertThat(Lines.paragraphs("one" + "\n".repeat(100_000) + "two"))
                .containsExactly("one", "two");
    }
}
