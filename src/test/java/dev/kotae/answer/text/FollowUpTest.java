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

    private static final Conversation NOTHING = new Conversation(0, List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "and why?",
                "since when?",
                "Does it expire?",
                "DOES IT EXPIRE?",
                "It ends when exactly?",
                "それはいつまで？",
                "いつから？",
                "なぜですか？",
                "契約社員の場合は？",
                "アルバイトはどうですか？",
                "正社員以外は？",
                "2025年は？",
                "誰が承認しますか？",
                "繰り越しはできますか？",
                "申請はどこでそれをしますか？",
                "上記の期限は？",
                "同じ条件でアルバイトは？",
                "Same for part-time employees?",
                "How long does that take?",
                "Where do I apply for that?",
                "When does this expire?",
                "Are interns included as well?",
                "What is the limit there?",
                "Osaka office too please?"
            })
    void what_leans_on_the_question_before_is_understood_with_it(String question) {
        assertThat(FollowUp.leans(question, LEAVE)).isTrue();
        assertThat(FollowUp.leans(question, NOTHING)).isFalse();
        assertThat(FollowUp.withThatBefore(question, LEAVE))
                .isEqualTo("How many days of leave?\n" + question);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When is payday this month?",
                "Where is the office?",
                "Does IT pay for headsets?",
                "Who works in IT today?",
                "ITの担当は誰ですか？",
                "給料日はいつですか？",
                "有給休暇の申請方法は？",
                "誰が経費を承認しますか？",
                "駐車場はありますか？",
                "Is the parking lot too small for a van?",
                "社員それぞれの有給休暇の日数は？"
            })
    void a_short_question_that_stands_by_itself_does_not_lean(String question) {
        assertThat(FollowUp.leans(question, LEAVE)).isFalse();
    }
}
