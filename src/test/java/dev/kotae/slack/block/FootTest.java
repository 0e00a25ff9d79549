package dev.kotae.slack.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Answer;
import dev.kotae.chat.Cost;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Receipt;
import dev.kotae.chat.Usage;
import dev.kotae.chat.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FootTest {
    @Test
    void a_deeper_answer_is_offered_where_the_deepest_model_may_give_it() {
        var offers = new Offers("Haiku", "Sonnet", "Claude Opus 5.5", new TreeMap<>(), true);

        assertThat(below(offers)).contains("kotae_deeper", "kotae_again");
        assertThat(below(offers.withoutDeepest()))
                .contains("kotae_again")
                .doesNotContain("kotae_deeper");
    }

    private static String below(Offers offers) {
        var answer =
                new Answer(
                        "Yes.",
                        List.of(),
                        new Receipt(
                                "turn0000001",
                                "Claude Haiku 5.5",
                                List.of(Phrase.of(Wording.REASON_SHORT)),
                                Duration.ofSeconds(1),
                                Usage.NONE,
                                Cost.NOTHING,
                                0,
                                List.of()));
        return Foot.open(answer, Locale.US, offers).toString();
    }
}
