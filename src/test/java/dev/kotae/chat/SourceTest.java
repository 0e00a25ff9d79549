package dev.kotae.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTest {
    @Test
    void a_page_stands_once_with_all_of_its_numbers() {
        var sources =
                Source.of(
                        List.of(
                                new Citation(1, "Leave", "https://d/leave"),
                                new Citation(2, "Travel", ""),
                                new Citation(4, "Leave", "https://d/leave"),
                                new Citation(5, "Leave", "https://d/other")));

        assertThat(sources)
                .containsExactly(
                        new Source("Leave", "https://d/leave", List.of(1, 4)),
                        new Source("Travel", "", List.of(2)),
                        new Source("Leave", "https://d/other", List.of(5)));
        assertThat(sources).extracting(Source::marks).containsExactly("[1][4]", "[2]", "[5]");
    }
}
