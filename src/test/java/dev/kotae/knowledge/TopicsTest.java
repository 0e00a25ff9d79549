package dev.kotae.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopicsTest {
    @Test
    void questions_about_the_same_are_one_topic_in_either_language() {
        var topics =
                Topics.of(
                        List.of(
                                "How do I register my bicycle for insurance?",
                                "自転車保険の申請方法を教えてください。",
                                "Where can I get the driver of the printer?",
                                "Is bicycle insurance registration possible online?",
                                "自転車保険はどこで申請できますか？",
                                "Can my bicycle be registered for the insurance?"));

        assertThat(topics)
                .extracting(Topics.Topic::members)
                .containsExactly(List.of(0, 3, 5), List.of(1, 4), List.of(2));
        assertThat(topics.getFirst().words()).contains("bicycle", "insurance");
        assertThat(topics.get(1).words()).contains("自転車", "保険");
        assertThat(topics.getLast().words()).contains("printer", "driver");
    }

    @Test
    void words_that_only_ask_make_no_topic() {
        var topics = Topics.of(List.of("How can I do this?", "Where is the canteen?"));

        assertThat(topics).hasSize(2);
        assertThat(topics.getFirst().words()).isEmpty();
        assertThat(Topics.of(List.of())).isEmpty();
    }

    @Test
    void the_largest_comes_first_and_a_thousand_are_grouped_in_a_moment() {
        var questions =
                IntStream.range(0, 1_000)
                        .mapToObj(i ->
                                i % 3 == 0
                                        ? "How much is parental leave for " + i + " days?"
                                        : "What does project zephyr" + i % 200 + " cost?")
                        .toList();

        var topics = Topics.of(questions);

        assertThat(topics.getFirst().members()).hasSizeGreaterThanOrEqualTo(300);
        assertThat(topics.getFirst().words()).contains("parental", "leave");
    }
}
