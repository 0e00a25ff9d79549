package dev.kotae.store.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Answer;
import dev.kotae.chat.Citation;
import dev.kotae.chat.Citation.Quote;
import dev.kotae.chat.Receipt;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredJsonTest {
    private static final Answer ANSWER =
            new Answer(
                    "Keys live 90 days [1].",
                    List.of(
                            new Citation(
                                    1,
                                    "Keys",
                                    "https://d/1",
                                    List.of(new Quote(0, 22, "Keys live 90 days.")))),
                    Receipt.nothing("turn1"));

    private final StoredJson json = new StoredJson();

    @Test
    void an_answer_is_read_as_it_was_written() {
        assertThat(json.read(json.of(ANSWER), Answer.class, "row")).contains(ANSWER);
    }

    /// As it was before citations quoted their sources, and receipts told requests and search.
    @Test
    void an_answer_of_an_earlier_version_is_read_without_what_it_lacks() {
        var old =
                json.of(ANSWER)
                        .replaceAll(",\"quotes\":\\[[^]]*]", "")
                        .replaceAll(",\"calls\":\\[]", "")
                        .replaceAll(",\"search\":\\{[^}]*}", "");
        assertThat(old).doesNotContain("quotes", "calls", "search");

        var read = json.read(old, Answer.class, "row").orElseThrow();

        assertThat(read.citations()).containsExactly(new Citation(1, "Keys", "https://d/1"));
        assertThat(read.receipt()).isEqualTo(ANSWER.receipt());
    }

    @Test
    void what_a_later_version_adds_is_passed_over() {
        var later = json.of(ANSWER).replace("\"quotes\":", "\"new\":{\"a\":[1]},\"quotes\":");

        assertThat(json.read(later, Answer.class, "row")).contains(ANSWER);
    }
}
