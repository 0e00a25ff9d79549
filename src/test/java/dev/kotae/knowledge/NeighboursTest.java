package dev.kotae.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Passage;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighboursTest {
    @Test
    void pieces_that_follow_each_other_are_read_as_one_in_the_place_of_the_best() {
        var joined =
                Neighbours.joined(
                        List.of(
                                passage("a.md#4", "Leave", 0.9),
                                passage("b.md#1", "Leave", 0.8),
                                passage("a.md#2", "Leave", 0.7),
                                passage("a.md#3", "Leave", 0.6)));
        assertThat(joined)
                .containsExactly(
                        new Passage(
                                "a.md#2",
                                "Handbook",
                                List.of("Leave"),
                                "https://d/a.md#4",
                                "Text of a.md#2\n\nText of a.md#3\n\nText of a.md#4",
                                0.9,
                                0.9),
                        passage("b.md#1", "Leave", 0.8));
    }

    @Test
    void pieces_under_other_headings_or_of_an_unknown_order_stay_apart() {
        var apart =
                List.of(
                        passage("a.md#1", "Leave", 0.9),
                        passage("a.md#2", "Travel", 0.8),
                        passage("a.md#4", "Travel", 0.7),
                        passage("chunk-1", "Travel", 0.6),
                        passage("chunk-2", "Travel", 0.5));
        assertThat(Neighbours.joined(apart)).isEqualTo(apart);
    }

    @Test
    void pieces_of_the_same_path_in_two_folders_stay_apart() {
        var here = passage("a.md#1", "Leave", 0.9);
        var there =
                new Passage(
                        "a.md#2",
                        here.title(),
                        here.headings(),
                        "https://other/a.md#leave",
                        "Text of the other",
                        0.8,
                        0.8);
        assertThat(Neighbours.joined(List.of(here, there))).containsExactly(here, there);
    }

    private static Passage passage(String id, String heading, double score) {
        return new Passage(
                id, "Handbook", List.of(heading), "https://d/" + id, "Text of " + id, score, score);
    }
}
