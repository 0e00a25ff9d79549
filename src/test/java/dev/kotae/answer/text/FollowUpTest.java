package dev.kotae.answer.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Exchange;
import dev.kotae.memory.Conversation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowUpTest {
    private static final Conversation LEAVE =
            new Conversation(
                    1,
                    List.of(new Exchange("U1", "How many days of leave?", "20.", Instant.EPOCH)));

    @ParameterizedTest
    @ValueSource(
            strings = {"and why?", "since when?", "Does it expire?", "それはいつまで？", "いつから？", "なぜですか？"})
    void what_leans_on_the_question_before_is_searched_with_it(String question) {
        assertThat(FollowUp.searchText(question, LEAVE))
                .isEqualTo("How many days of leave?\n" + question);
    }

    @ParameterizedTest
    @ValueSource(strings = {"When is payday this month?", "Where is the office?", "給料日はいつですか？"})
    void a_short_question_that_stands_by_itself_is_searched_alone(String question) {
        assertThat(FollowUp.searchText(question, LEAVE)).isEqualTo(question);
    }
}
