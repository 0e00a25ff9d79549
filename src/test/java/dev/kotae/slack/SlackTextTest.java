package dev.kotae.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<@U0>さん 停止; 停止",
                "<@U0>さん、ミュート; ミュート",
                "<@U0> さん こんにちは; こんにちは",
                "<@U0|Kotae>様：有給は？; 有給は？",
                "<@U0>さん、opus: 繰越は？; opus: 繰越は？",
                "停止 <@U0>さん; 停止",
                "<@U0>さん; ''",
                "<@U0> さん付けの決まりは？; さん付けの決まりは？",
                "<@U0> 様式はどこ？; 様式はどこ？",
                "<@U0> <#C1|hr>さんの時間は？; #hrさんの時間は？"
            })
    void our_own_name_is_no_part_of_a_question_nor_is_what_honours_it(String text, String said) {
        assertThat(SlackText.readable(text, "U0", _ -> "Priya")).isEqualTo(said);
    }
}
