package dev.kotae.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Passage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerabilityTest {
    private static final String LEAVE =
            """
            Every employee has 25 days of paid leave a year. Up to 5 days may be carried over until \
            31 March. Requests for leave go to the team lead at least two weeks before the first day.
            """;

    private static final String TRAVEL =
            "国内出張の日当は1日につき3,000円とする。宿泊費の上限は1泊12,000円であり、領収書の提出が必要である。"
                    + "航空機の利用は、事前に部長の承認を得た場合に限り認められる。";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How many days of paid leave does an employee have a year?",
                "how many days may be carried over until march",
                "国内出張の日当はいくらですか？",
                "宿泊費の上限は1泊いくらで、領収書は必要ですか"
            })
    void what_a_passage_answers_is_likelier_than_not(String question) {
        var found = Answerability.of(question, passages(LEAVE, TRAVEL));
        assertThat(found.likelihood()).isGreaterThan(0.5);
        assertThat(found.isDoubtful()).isFalse();
    }

    @Test
    void what_none_answers_is_in_doubt() {
        assertThat(doubtful("Which vendor repairs the espresso machine?", LEAVE)).isTrue();
        assertThat(doubtful("健康診断の予約はどこでできますか？", TRAVEL)).isTrue();
        assertThat(doubtful("Which vendor repairs the espresso machine?")).isTrue();
    }

    @Test
    void what_is_in_another_language_than_the_question_is_not_doubted() {
        assertThat(doubtful("Which vendor repairs the espresso machine?", TRAVEL)).isFalse();
        assertThat(doubtful("有給休暇は何日ありますか？", LEAVE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How does sick leave work?|Call your lead before the day begins and hand in the"
                        + " certificate afterwards.",
                "How does sick leave work?|Before you leave, call your lead, and hand in the"
                        + " certificate afterwards.",
                "出張の日当はいくらですか？|国内は3,000円、海外は7,000円とする。",
            })
    void what_stands_under_a_heading_that_says_the_question_answers_it(
            String heading, String text) {
        var passage = new Passage("id", "Handbook", List.of(heading), "", text, 1);
        assertThat(Answerability.of(heading, List.of(passage)).isWeak()).isFalse();
    }

    @Test
    void a_collection_that_tells_how_much_is_covered_is_heard() {
        var question = "航空機の利用は誰が承認しますか？";
        double little = Answerability.of(question, List.of(passage(TRAVEL, 0.1))).likelihood();
        double much = Answerability.of(question, List.of(passage(TRAVEL, 0.9))).likelihood();
        assertThat(much).isGreaterThan(little + 0.3);
    }

    private static boolean doubtful(String question, String... texts) {
        return Answerability.of(question, passages(texts)).isDoubtful();
    }

    private static List<Passage> passages(String... texts) {
        return Stream.of(texts).map(text -> passage(text, 0)).toList();
    }

    private static Passage passage(String text, double coverage) {
        return new Passage("id", "Title", List.of(), "", text, 1, coverage);
    }
}
