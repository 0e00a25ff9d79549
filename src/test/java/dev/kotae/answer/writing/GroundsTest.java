package dev.kotae.answer.writing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.answer.Unsupported;
import dev.kotae.chat.Chunk;
import dev.kotae.chat.Citation.Quote;
import dev.kotae.chat.Passage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroundsTest {
    private static final String FERRY =
            "The ferry leaves every 40 minutes. Dogs travel free on deck.";
    private static final String KEYS = "Access keys are replaced after 90 days at the latest.";

    private final Grounds grounds = in(Unsupported.MARK);

    private static Grounds in(Unsupported policy) {
        return Grounds.in(List.of(passage("ferry", FERRY), passage("keys", KEYS)), false, policy);
    }

    private static Grounds besideFiles(Unsupported policy) {
        return Grounds.in(List.of(passage("ferry", FERRY), passage("keys", KEYS)), true, policy);
    }

    private static Passage passage(String id, String text) {
        return new Passage(id, id, List.of(), "", text, 1);
    }

    private static Checked checked(Grounds grounds, String said) {
        return grounds.checked(said, true, said);
    }

    /// The model says something and names words of the first passage for it, or for its end.
    private Checked checkedAsNamed(String said, int characters, String words) {
        grounds.named(new Chunk.Cited(1, characters, words), said.length());
        return checked(grounds, said + " [1]");
    }

    private Checked checkedAsNamed(String said) {
        return checkedAsNamed(said, said.length(), FERRY);
    }

    /// How many sentences rest on the passages, and of how many.
    private static List<String> counted(Checked checked) {
        return checked.notes().getFirst().arguments();
    }

    /// Of the first passage.
    private static List<Quote> quotes(Checked checked) {
        return checked.quotes().getOrDefault(1, List.of());
    }

    @Test
    void a_sentence_with_a_mark_is_tied_to_the_words_that_say_the_same() {
        var said = "Dogs travel free [1]. Keys are replaced after 90 days [2].";

        var checked = checked(grounds, said);

        assertThat(checked.quotes())
                .isEqualTo(
                        Map.of(
                                1, List.of(new Quote(0, 21, "Dogs travel free on deck.")),
                                2, List.of(new Quote(22, said.length(), KEYS))));
    }

    @ParameterizedTest
    @EnumSource(Unsupported.class)
    void what_no_passage_says_may_stand_in_a_file_that_was_read(Unsupported policy) {
        var said = "The garage opens at 6:40.";
        var beside = besideFiles(policy);

        assertThat(beside.unsure(said, true)).isEmpty();
        var checked = checked(beside, said);
        assertThat(checked.shown()).isEqualTo(said);
        assertThat(checked.notes()).isEmpty();
    }

    @Test
    void beside_files_the_sentences_of_the_passages_are_counted_alone() {
        var beside = besideFiles(Unsupported.MARK);

        var checked = checked(beside, "The garage opens at 6:40. Dogs travel free on deck.");

        assertThat(counted(checked)).containsExactly("1", "1");
    }

    @Test
    void places_are_those_of_the_text_that_is_shown() {
        var said = "The harbour closes at Christmas. The ferry leaves every 40 minutes [1].";

        var checked = checked(grounds, said);

        var quote = quotes(checked).getFirst();
        assertThat(checked.shown()).isNotEqualTo(said);
        assertThat(checked.shown().substring(quote.start(), quote.end()))
                .isEqualTo("The ferry leaves every 40 minutes [1].");
    }

    @Test
    void a_mark_that_no_words_bear_out_has_no_quote() {
        var checked = checked(grounds, "The harbour closes at Christmas [1]. Dogs swim [9].");

        assertThat(checked.quotes()).isEmpty();
    }

    @Test
    void what_the_model_names_decides_where_the_words_cannot() {
        var said = "フェリーは四十分ごとに出ます。";
        assertThat(checked(grounds, said).notes()).isEmpty();

        var checked = checkedAsNamed(said);

        assertThat(checked.shown()).isEqualTo(said + " [1]");
        assertThat(checked.notes()).hasSize(1);
        assertThat(counted(checked)).containsExactly("1", "1");
        assertThat(quotes(checked)).containsExactly(new Quote(0, checked.shown().length(), FERRY));
    }

    /// One has a number that stands nowhere, the other speaks against its document.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The ferry leaves every 25 minutes.",
                "Cats are never fed by the captain of this harbour on any weekday.",
            })
    void what_the_model_names_does_not_excuse_what_its_document_does_not_say(String said) {
        var checked = checkedAsNamed(said);

        assertThat(counted(checked)).containsExactly("0", "1");
        assertThat(checked.shown()).endsWith("(not in the sources)");
    }

    @Test
    void among_passages_of_both_languages_the_one_that_is_cited_decides() {
        var both =
                Grounds.in(
                        List.of(passage("ferry", FERRY), passage("鍵", "入館証は総務課の窓口で受け取ることができます。")),
                        false,
                        Unsupported.MARK);
        var said = "フェリーは四十分ごとに出ます";

        assertThat(checked(both, said + " [1]。").shown()).isEqualTo(said + " [1]。");
        assertThat(checked(both, said + " [2]。").shown()).endsWith("（出典にありません）");
        assertThat(checked(both, said + "。").shown()).endsWith("（出典にありません）");
        assertThat(counted(checked(both, "入館証は総務課の窓口で受け取れます [2]。"))).containsExactly("1", "1");
    }

    @Test
    void a_contrary_is_neither_marked_nor_counted_nor_quoted_whatever_the_model_names() {
        var checked = checkedAsNamed("Dogs never travel free on deck.");

        assertThat(checked.shown()).isEqualTo("Dogs never travel free on deck. [1]");
        assertThat(checked.notes()).isEmpty();
    }

    @Test
    void somebody_else_is_asked_about_a_contrary_even_where_the_model_names_a_source() {
        var said = "Dogs never travel free on deck.";
        var judging = in(Unsupported.JUDGE);
        judging.named(new Chunk.Cited(1, said.length(), FERRY), said.length());

        assertThat(judging.unsure(said, true)).containsExactly(said);
        judging.heard(List.of(said), Map.of(0, false));
        assertThat(checked(judging, said).shown()).endsWith("(not in the sources)");
    }

    @Test
    void a_name_that_touches_only_the_sign_at_the_end_of_a_sentence_is_not_its_name() {
        var said = "フェリーは四十分ごとに出ます。犬は飼い主と甲板に無料で乗船できます。";

        var checked = checkedAsNamed(said, said.length() - 14, FERRY);

        assertThat(counted(checked)).containsExactly("1", "1");
        assertThat(quotes(checked)).extracting(Quote::start).containsExactly(15);
    }

    @Test
    void words_that_do_not_stand_in_the_document_are_not_quoted() {
        var said = "犬は無料で乗れます。";

        var checked = checkedAsNamed(said, said.length(), "Dogs pay half.");

        assertThat(checked.quotes()).isEmpty();
    }

    @Test
    void a_name_at_the_end_of_two_sentences_is_that_of_both() {
        var said = "フェリーは四十分ごとに出ます。犬は飼い主と甲板に無料で乗船できます。";

        var checked = checkedAsNamed(said);

        assertThat(counted(checked)).containsExactly("2", "2");
        assertThat(quotes(checked)).extracting(Quote::start).containsExactly(0, 15);
    }

    @Test
    void what_is_left_out_is_not_quoted_and_what_the_model_names_is_not_left_out() {
        var removing = in(Unsupported.REMOVE);
        var sluice = removing.sluice();
        var said = "The harbour closes at Christmas. フェリーは四十分ごとに出ます。";
        var shown = new StringBuilder(sluice.take(said));
        removing.named(new Chunk.Cited(1, 15, FERRY), said.length());
        shown.append(sluice.take(" [1]")).append(sluice.end());

        var checked = removing.checked(said + " [1]", true, shown.toString());

        assertThat(checked.shown().strip()).isEqualTo("フェリーは四十分ごとに出ます。 [1]");
        var quote = quotes(checked).getFirst();
        assertThat(checked.shown().substring(quote.start(), quote.end())).startsWith("フェリーは");
    }

    @Test
    void a_document_that_the_model_was_not_given_is_not_one() {
        grounds.named(new Chunk.Cited(7, 5, "anything"), 17);

        assertThat(checked(grounds, "Dogs travel free. [7]").quotes()).isEmpty();
    }

    @Test
    void in_a_table_what_rests_on_nothing_is_marked_within_its_row() {
        var said =
                """
                | Kind of vehicle | Departure interval |
                | --- | --- |
                | The ferry leaves | every 40 minutes |
                | The bus leaves | every 7 minutes |
                """;

        assertThat(checked(grounds, said).shown())
                .contains("| Kind of vehicle | Departure interval |\n")
                .contains("| The ferry leaves | every 40 minutes |\n")
                .contains("| The bus leaves | every 7 minutes  (not in the sources)|\n");
    }

    @Test
    void where_nothing_is_left_the_reader_hears_of_it_in_the_language_of_the_answer() {
        var removing = in(Unsupported.REMOVE);

        assertThat(removing.checked("The bus leaves every 7 minutes.", true, "").shown())
                .startsWith("I ");
        assertThat(removing.checked("バスは7分ごとに出発します。", true, "").shown()).contains("見つか");
    }
}
