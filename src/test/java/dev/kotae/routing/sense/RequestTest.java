package dev.kotae.routing.sense;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTest {
    @Test
    void what_was_pasted_is_not_what_is_asked() {
        var request =
                Request.of(
                        """
                        <@U123> Which line is it? See https://x.example/a
                        ```
                        for (;;) design();
                        ```
                        2026-11-29 12:00:01 ERROR root cause unknown
                        > quoted proof
                        """);
        assertThat(request.instruction())
                .contains("which line is it?")
                .doesNotContain("u123", "https", "design", "root cause", "proof");
        assertThat(request.code()).isTrue();
        assertThat(request.pasted()).isGreaterThan(40);
    }

    @ParameterizedTest
    @CsvSource({
        "'What does \"trade-off\" mean?', trade-off",
        "「根本原因」とはどういう意味ですか？, 根本原因",
        "Translate into French: prove that the design is sound, prove",
        "英語に訳して：原因を調査してください, 原因"
    })
    void a_term_in_quotes_and_a_text_to_be_worked_on_are_not_what_is_asked(
            String question, String hidden) {
        assertThat(Request.of(question).instruction()).doesNotContain(hidden);
    }

    @Test
    void letters_of_every_width_are_read_alike() {
        assertThat(Request.of("ＳＱＬ　を書いて").instruction()).isEqualTo("sql を書いて");
    }

    @Test
    void the_point_of_a_request_is_its_last_question() {
        var request = Request.of("We talked of the design for hours. When is lunch? Thanks a lot!");
        assertThat(request.point()).isEqualTo(" when is lunch?");
        assertThat(Request.of("").point()).isEmpty();
    }

    @Test
    void apostrophes_hide_nothing() {
        assertThat(Request.of("What's the team's plan, and who's on it?").instruction())
                .isEqualTo("what's the team's plan, and who's on it?");
    }

    @Test
    void a_pasted_book_is_counted_and_not_read() {
        var request = Request.of("Sum it up.\n" + "word ".repeat(100_000));
        assertThat(request.whole().length()).isLessThanOrEqualTo(6_000);
        assertThat(request.pasted()).isGreaterThan(400_000);
    }

    @Test
    void the_lexicon_hears_whole_words_and_stems_in_both_languages() {
        var lexicon = Lexicon.of(List.of("plan: plan | 計画", "legal: regulat*", "", "# nothing"));
        var heard = lexicon.hear("planes plan regulations 年間計画表 unregulated");
        assertThat(heard.count(Concept.PLAN)).isEqualTo(2);
        assertThat(heard.count(Concept.LEGAL)).isEqualTo(1);
        assertThat(heard.has(Concept.PROOF)).isFalse();
        assertThat(heard.first(Concept.PLAN)).isEqualTo(7);
    }
}
