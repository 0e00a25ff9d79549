package dev.kotae.answer.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CitationsTest {
    @Test
    void each_mark_of_a_source_counts_once() {
        assertThat(Citations.numbers("Yes [2][1]. No [2]. [9] [0]", 3)).containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Yes [1, 3].", "Yes [1,3]", "はい【1】【3】。", "はい［1、3］。", "Yes[3] and[1]"})
    void marks_of_several_sources_and_of_wide_brackets_count(String said) {
        assertThat(Citations.numbers(said, 3)).containsExactly(1, 3);
        assertThat(Citations.without(said)).doesNotContain("1", "3");
    }

    @Test
    void a_range_of_numbers_is_no_mark() {
        assertThat(Citations.numbers("From [0, 1] or [1, 90] [2].", 3)).containsExactly(2);
        assertThat(Citations.without("From [0, 1] on [2].")).isEqualTo("From [0, 1] on.");
    }

    @Test
    void the_words_of_a_link_are_no_mark() {
        assertThat(Citations.numbers("See RFC [2](https://x.example/2) [1].", 3))
                .containsExactly(1);
        assertThat(Citations.without("See [2](https://x.example/2)"))
                .isEqualTo("See [2](https://x.example/2)");
    }

    @Test
    void brackets_in_code_are_no_marks() {
        var said =
                """
                Take `items[1]` or ``list[2]`` [3].

                ```java
                return items[4];
                ```

                ~~~
                items[5]
                ~~~
                And `so on [6].
                """;
        assertThat(Citations.numbers(said, 9)).containsExactly(3, 6);
    }

    @Test
    void without_its_marks_a_text_keeps_its_code() {
        var said =
                """
                Take `args[0]` [1][2]. So:

                ```
                x = rows[12];
                ```
                """;
        assertThat(Citations.without(said)).isEqualTo(said.replace(" [1][2]", ""));
    }

    @Test
    void code_without_an_end_is_code() {
        assertThat(Citations.numbers("So [1]:\n\n```\nitems[2]\n", 9)).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "```\n"})
    void many_empty_lines_take_no_time(String before) {
        var said = "So [1]:\n" + before + "\n".repeat(100_000) + "[2]";

        var numbers =
                assertTimeoutPreemptively(Duration.ofSeconds(2), () -> Citations.numbers(said, 9));
        assertThat(numbers).startsWith(1);
    }
}
