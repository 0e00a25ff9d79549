package dev.kotae.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
    @ParameterizedTest
    @CsvSource({
        "How long do the keys live?, 8",
        "鍵はいつまで使えますか, 11",
        "Как долго действуют ключи, 23",
        "กุญแจ, 5",
        "“keys”, 2"
    })
    void a_text_is_rather_more_tokens_than_fewer(String text, int tokens) {
        assertThat(Tokens.estimate(text)).isEqualTo(tokens);
    }
}
