package dev.kotae.manners;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "what is the deadline",
                "ok, so: can you look into it",
                "👋 hey - list the open ones",
                "\"Please\" look again",
                "次の締め切りはいつ",
                "一覧を見せてください。"
            })
    void who_asks_for_something_asks_a_question(String text) {
        assertThat(Questions.isQuestion(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "先ほどdraftを共有しました。",
                "新しいlistを作りました",
                "昨日findしたバグは直しました。",
                "listを作りました",
                "Whatever, it works",
                "ok, done"
            })
    void who_tells_something_asks_nothing_whatever_words_stand_in_it(String text) {
        assertThat(Questions.isQuestion(text)).isFalse();
    }
}
