package dev.kotae.answer.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Address;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Attachment;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BurstTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void one_question_is_asked_as_it_is() {
        var turn = turn("U1", "Where?  ", 0);
        assertThat(burst(turn).asked()).isSameAs(turn.asked());
    }

    @Test
    void several_are_one_question_in_the_order_in_which_they_were_said() {
        var late = turn("U1", " and by Friday? ", 2);
        var early = turn("U1", "What is due", 1);
        var empty = turn("U1", "  ", 3);
        var asked = burst(late).with(List.of(early, empty)).asked();
        assertThat(asked.text()).isEqualTo("What is due\nand by Friday?");
        assertThat(asked.attachments())
                .extracting(Attachment::id)
                .containsExactly("F1", "F2", "F3");
        assertThat(asked.at()).isEqualTo(late.asked().at());
    }

    @Test
    void what_the_same_person_says_next_goes_on_with_it() {
        var more = List.of(turn("U1", "b", 2), turn("U1", "c", 3));
        assertThat(burst(turn("U1", "a", 1)).continuedBy(more, BurstTest::anywhere))
                .isEqualTo(more);
    }

    @Test
    void nothing_overtakes_the_question_of_somebody_else() {
        var more = List.of(turn("U1", "b", 2), turn("U2", "c", 3), turn("U1", "d", 4));
        assertThat(burst(turn("U1", "a", 1)).continuedBy(more, BurstTest::anywhere))
                .isEqualTo(more.subList(0, 1));
    }

    @Test
    void what_is_to_be_answered_elsewhere_is_a_question_of_its_own() {
        var more = List.of(turn("U1", "b", 2));
        assertThat(burst(turn("U1", "a", 1)).continuedBy(more, (first, next) -> false)).isEmpty();
    }

    @Test
    void a_flood_is_not_one_question() {
        var flood = IntStream.range(0, 50).mapToObj(n -> turn("U1", "more " + n, n)).toList();
        assertThat(burst(turn("U1", "a", 1)).continuedBy(flood, BurstTest::anywhere)).hasSize(19);
        var long1 = turn("U1", "x".repeat(7_000), 2);
        var long2 = turn("U1", "y".repeat(7_000), 3);
        assertThat(
                        burst(turn("U1", "a", 1))
                                .continuedBy(List.of(long1, long2), BurstTest::anywhere))
                .containsExactly(long1);
    }

    private static boolean anywhere(Turn first, Turn next) {
        return true;
    }

    private static Burst burst(Turn turn) {
        return new Burst(List.of(turn));
    }

    private static Turn turn(String asker, String text, int second) {
        var address = new Address(Platform.SLACK, "T1", "C1", "1.1");
        var file = new Attachment("F" + second, "plan.pdf", "application/pdf", 1);
        var at = NOON.plusSeconds(second);
        return new Turn(
                asker + second + text,
                new Asked(Set.of(asker + second), address, "", asker, text, List.of(file), at, ""));
    }
}
