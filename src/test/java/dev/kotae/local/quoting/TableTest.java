package dev.kotae.local.quoting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private static String ask(String question, String about, String text) {
        var source = new Source(1, about, text);
        return Composer.answerTo(new Dialogue(question, List.of(), "", List.of(source), List.of()));
    }

    @Test
    void the_row_is_chosen_whose_bounds_hold_the_amount() {
        var repairs =
                """
                | Cost of the repair | Who approves it |
                |---|---|
                | Up to €200 | Stoker |
                | Over €200, up to €1,500 | Gardener |
                | Over €1,500 | Council |
                """;
        assertThat(ask("Who approves a repair of €1,200?", "Repairs", repairs))
                .startsWith("- **Over €200, up to €1,500** – Who approves it: Gardener [1]")
                .doesNotContain("Stoker")
                .doesNotContain("Council");
        var seeds =
                """
                | 金額 | 承認者 |
                |---|---|
                | 2万円未満 | 庭師 |
                | 2万円以上30万円未満 | 園長 |
                | 30万円以上 | 評議会 |
                """;
        assertThat(ask("5万円の苗はだれが承認しますか？", "苗の購入", seeds))
                .contains("園長")
                .doesNotContain("庭師", "評議会");
        assertThat(ask("30万円の苗はだれが承認しますか？", "苗の購入", seeds)).contains("評議会").doesNotContain("園長");
    }

    @Test
    void bounds_are_read_in_the_ways_they_are_written() {
        assertThat(Bounds.of("5 to 10 people").orElseThrow().hold(asked("7 people"))).isTrue();
        assertThat(Bounds.of("5〜10名").orElseThrow().hold(asked("11人"))).isFalse();
        assertThat(Bounds.of("under 3 days").orElseThrow().hold(asked("3 days"))).isFalse();
        assertThat(Bounds.of("3日以内").orElseThrow().hold(asked("3日"))).isTrue();
        assertThat(Bounds.of("more than ¥1 000")).isPresent();
        assertThat(Bounds.of("Model 3")).isEmpty();
    }

    private static Amount asked(String text) {
        return Amount.asked(text).getFirst();
    }

    @Test
    void a_row_named_by_a_part_of_a_compound_is_the_row_of_the_compound() {
        var boats =
                """
                | 種類 | 料金 |
                |---|---|
                | 帆船・釣船 | 600円 |
                | 手漕 | 150円 |
                """;
        assertThat(ask("手漕舟の料金はいくらですか？", "舟の料金", boats)).startsWith("- **手漕** – 料金：150円");
    }

    @Test
    void a_row_is_named_by_as_many_cells_as_tell_it_from_the_others() {
        var beds =
                """
                | House | Bed | Plants |
                |---|---|---|
                | East | Rosemary bed | 40 |
                | East | Thyme bed | 25 |
                | East | Sage bed | 12 |
                | West | Mint bed | 30 |
                """;
        assertThat(ask("How many plants has the Thyme bed?", "Beds", beds))
                .startsWith(
                        "- **East** – Bed: Thyme bed, Plants: 25 [1]\\n\\n_Local"
                                .translateEscapes());
    }

    @Test
    void a_number_answers_in_a_row_whose_name_says_of_what() {
        var stove =
                """
                The stove burns logs of birch, and many logs of pine.

                | | Stove |
                |---|---|
                | Logs for each night | Up to 14 |
                """;
        assertThat(ask("How many logs does the stove burn each night?", "Stove", stove))
                .contains("Up to 14");
    }

    @Test
    void no_table_is_added_to_a_sentence_that_has_the_measure() {
        var leave =
                """
                ## Rest days

                Gardeners may carry over rest days until 31 May.

                | Joined in | Rest days |
                |---|---|
                | Spring | 9 |
                | Autumn | 4 |
                """;
        assertThat(ask("Until when may gardeners carry over rest days?", "Rest days", leave))
                .startsWith(
                        "Gardeners may carry over rest days until 31 May. [1]\\n\\n_Local"
                                .translateEscapes());
    }

    @Test
    void what_stands_below_a_name_or_beside_it_says_what_it_means() {
        var words =
                """
                The K2 that fell over is to be reported. A dibbling is done in May.

                | Class | When |
                |---|---|
                | K1 | Frost |
                | K2 | Drought |
                """;
        assertThat(ask("What does K2 mean?", "Alarms", words))
                .startsWith("- **K2** – When: Drought [1]");
        var glossary =
                """
                # 根回し
                木を移す前に根を切っておく作業です。

                # 剪定
                根回しをした木は、夏の間は剪定しません。
                """;
        assertThat(ask("根回しとは？", "用語", glossary)).startsWith("木を移す前に根を切っておく作業です。 [1]");
    }

    @Test
    void a_date_in_a_column_of_days_is_no_count() {
        var leave =
                """
                | 休暇 | 日数 | 補足 |
                |---|---|---|
                | 正月 | 12月30日〜1月3日 | 苗木休暇は減りません |
                | 苗木休暇 | 6日 | 春に取ります |
                """;
        assertThat(ask("苗木休暇は何日ありますか？", "休暇", leave)).startsWith("- **苗木休暇** – 日数：6日");
    }
}
