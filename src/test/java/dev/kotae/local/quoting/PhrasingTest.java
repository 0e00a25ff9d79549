package dev.kotae.local.quoting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PhrasingTest {
    private static String ask(String question, String about, String text) {
        return askAfter(List.of(), question, about, text);
    }

    private static String askAfter(
            List<String> earlier, String question, String about, String text) {
        var source = new Source(1, about, text);
        return Composer.answerTo(new Dialogue(question, earlier, "", List.of(source), List.of()));
    }

    @Test
    void a_question_with_not_is_answered_by_what_is_not() {
        var pond =
                """
                We fish in the pond on Monday and Friday.

                We do not fish in the pond:

                - while it is frozen
                - on the day after rain
                """;
        assertThat(ask("When must I not fish?", "Pond", pond))
                .startsWith("We do not fish in the pond: [1]");
        assertThat(ask("When may I fish?", "Pond", pond))
                .startsWith("We fish in the pond on Monday");
        var permits = "許可証は事務所で受け取ります。許可証は3か月ごとに更新します。子どもには許可証は要りません。";
        assertThat(ask("許可証が不要なのはだれですか？", "池", permits)).startsWith("子どもには許可証は要りません。");
    }

    @Test
    void a_count_is_found_in_whatever_unit_it_is_written() {
        var visits = "見学は予約が必要です。見学は12名までお受けします。";
        assertThat(ask("見学は何人までですか？", "見学", visits)).startsWith("見学は12名まで");
        var grants = "奨励金は春に申請します。奨励金は2.5か月分です。";
        assertThat(ask("奨励金は何か月分出ますか？", "奨励金", grants)).startsWith("奨励金は2.5か月分です。");
        var keys =
                """
                | 項目 | 会員 |
                |---|---|
                | 合言葉の寿命 | 40日 |
                | 合言葉の長さ | 9文字 |
                """;
        assertThat(ask("合言葉は何文字以上ですか？", "合言葉", keys)).startsWith("- **合言葉の長さ** – 会員：9文字 [1]\n\n_");
    }

    @Test
    void an_address_answers_who_asks_for_one() {
        var desks =
                """
                The seed desk is open on weekdays.

                Write to the seed desk at seeds@garden.example.

                The tool desk has telephone 555-0102.
                """;
        assertThat(ask("What is the e-mail address of the seed desk?", "Desks", desks))
                .startsWith("Write to the seed desk at seeds@garden.example.");
        assertThat(ask("What is the phone number of the tool desk?", "Desks", desks))
                .startsWith("The tool desk has telephone 555-0102.");
    }

    @Test
    void the_forms_of_a_word_are_taken_for_one() {
        var pots =
                """
                | | Clay pot | Tin pot |
                |---|---|---|
                | Weight | 2 kg | 1 kg |
                """;
        assertThat(ask("How much does the clay pot weigh?", "Pots", pots))
                .contains("Clay pot: 2 kg");
    }

    @Test
    void a_japanese_title_leaves_an_english_sentence_english() {
        assertThat(Tongue.ofStatement("The Japanese version, 温室の利用の規程, says the same."))
                .isEqualTo(Tongue.ENGLISH);
        assertThat(Tongue.ofStatement("詳しくは「How to use the greenhouse」をご覧ください。"))
                .isEqualTo(Tongue.JAPANESE);
    }

    @Test
    void letters_of_a_model_leave_a_japanese_question_japanese() {
        assertThat(Tongue.ofQuestion("A12とA14ではどちらが大きいですか？")).isEqualTo(Tongue.JAPANESE);
    }

    @Test
    void one_name_among_other_words_is_not_enough_across_languages() {
        assertThat(ask("What does the ferry to Aomori cost?", "港", "Aomoriの港では朝6時から魚を売ります。"))
                .startsWith("I don't find that in the documents.");
    }

    @Test
    void a_japanese_heading_without_a_sign_is_not_glued_to_its_sentence() {
        var text =
                """
                庭で乾かしてはいけないもの
                次の道具は、庭では乾かしません。

                - 革の手袋
                - 木の柄の鎌
                """;
        assertThat(ask("革の手袋は庭で乾かせますか？", "道具", text)).startsWith("次の道具は、庭では乾かしません。 [1]");
    }

    @Test
    void a_question_that_only_begins_like_a_follow_up_stands_by_itself() {
        var tavern = "A bowl of soup costs €4. The boat leaves at noon.";
        assertThat(
                        askAfter(
                                List.of("When does the boat leave for the northern islands?"),
                                "And how much is a bowl of soup?",
                                "Tavern",
                                tavern))
                .contains("€4");
    }
}
