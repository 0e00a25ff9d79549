package dev.kotae.routing.sense;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordProblemTest {
    private static final Lexicon WORDS = Lexicon.shipped();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rin bakes 12 rolls a day and sells them at $3 each. How much does she take in 5 days?",
                "A tank holds eighty litres. Half of it is used, then 7 litres more. How many are left?",
                "ケンは1箱8個入りのみかんを3箱買い、5個食べました。残りは何個ですか？",
                "Tickets cost $12.50 and $8. What is the price of two of each?"
            })
    void a_sum_that_is_told_as_a_story_is_one(String story) {
        assertThat(traits(story)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How many days of leave do I get?",
                "Our p99 went up on eu-west-1 after the Q3 release. What is the cause?",
                "Let $x + 2y = 7$ and $x > 3$. What is the least value of $y$?",
                "If f(1)=2 and f(2)=5, what is f(3)?",
                "会議室は何階にありますか？",
                "Rin has 12 rolls and 3 baskets."
            })
    void what_is_asked_at_work_and_what_is_written_in_signs_is_none(String other) {
        assertThat(traits(other)).isEmpty();
    }

    @Test
    void a_question_of_an_examination_is_none() {
        var exam = "Tom has 3 apples and 4 pears. How many fruits has he?\nA. 7\nB. 8\nC. 9\nD. 10";
        assertThat(traits(exam)).isEmpty();
    }

    @Test
    void both_languages_tell_the_same_steps() {
        var english = "Half of 40 cards are red, and 3 times as many are old. How many are left?";
        var japanese = "40枚のカードの半分は赤で、3倍の数が古いです。残りは何枚ですか？";
        var one = traits(english).orElseThrow();
        var other = traits(japanese).orElseThrow();
        assertThat(one).hasSize(WordProblem.SIZE);
        assertThat(one[1]).as("fractions").isEqualTo(other[1]).isEqualTo(1);
        assertThat(one[2]).as("multiples").isEqualTo(other[2]).isEqualTo(1);
    }

    private static Optional<float[]> traits(String question) {
        var request = Request.of(question);
        return WordProblem.traits(request, WORDS.hear(request.instruction()));
    }
}
