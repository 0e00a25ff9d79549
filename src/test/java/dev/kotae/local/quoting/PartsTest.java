package dev.kotae.local.quoting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {
    private static final Source ORCHARD =
            new Source(
                    1,
                    "Orchard guide",
                    """
                    # Work of the year

                    The pruning week begins on 4 February.

                    # Press

                    The cider press is lent against a deposit of €30.

                    # Telephone

                    | Place | Extension |
                    |---|---|
                    | Barn | 311 |
                    | Cellar | 322 |
                    """);

    private static String ask(String question) {
        return Composer.answerTo(
                new Dialogue(question, List.of(), "", List.of(ORCHARD), List.of()));
    }

    @Test
    void two_questions_in_one_are_taken_apart() {
        assertThat(Parts.of("When is the harvest and who prunes the trees?"))
                .containsExactly("When is the harvest", "who prunes the trees?");
        assertThat(Parts.of("収穫はいつですか？だれが剪定しますか？")).containsExactly("収穫はいつですか？", "だれが剪定しますか？");
        assertThat(Parts.of("苗は週に何回水をやりますか？冬の間は？")).containsExactly("苗は週に何回水をやりますか？", "冬の間は？");
        assertThat(Parts.of("苗はいつ、何本届きますか？")).containsExactly("苗はいつ", "苗は何本届きますか？");
    }

    @Test
    void what_two_things_share_is_asked_of_each() {
        assertThat(Parts.of("What is the extension of the barn and of the cellar?"))
                .containsExactly(
                        "What is the extension of the barn?",
                        "What is the extension of the cellar?");
        assertThat(Parts.of("What is the difference between a graft and a cutting?"))
                .containsExactly("What is a graft?", "What is a cutting?");
        assertThat(Parts.of("桃と梨の収穫時期の違いは何ですか？")).containsExactly("桃の収穫時期", "梨の収穫時期");
    }

    @Test
    void one_question_stays_whole() {
        assertThat(
                        List.of(
                                "Tell me when and where the harvest is",
                                "How do I prune and water a tree?",
                                "Which apples and pears are ripe in May?",
                                "My ladder broke. What do I do?",
                                "桃と梨はいつ収穫しますか？"))
                .allSatisfy(question -> assertThat(Parts.of(question)).containsExactly(question));
    }

    @Test
    void each_part_is_answered_from_its_own_place() {
        assertThat(
                        ask(
                                "When does the pruning week begin and how much is the deposit of the press?"))
                .contains("begins on 4 February. [1]\n\nThe cider press is lent");
        assertThat(ask("What is the extension of the barn and of the cellar?"))
                .contains("311")
                .contains("322");
    }

    @Test
    void a_part_that_the_documents_do_not_answer_is_named() {
        assertThat(ask("When does the pruning week begin and who feeds the llamas?"))
                .startsWith("The pruning week begins on 4 February. [1]\n\n")
                .contains("I don't find this part in the documents: who feeds the llamas?");
    }

    @Test
    void a_part_that_leans_on_one_without_an_answer_has_none() {
        assertThat(ask("When is the llama race and how many days is it?"))
                .startsWith("I don't find that in the documents.");
    }
}
