package dev.kotae.slack.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.slack.block.Offers;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChoicesTest {
    @Test
    void a_model_that_is_called_no_more_is_not_shown_as_if_it_answered() {
        var called = new TreeMap<>(Map.of("llama", "Llama 3.3 70B"));
        var offers = new Offers("Haiku", "Sonnet", "Opus", called, true);
        var tiers = new Choices(Locale.US, offers).tiers();

        assertThat(Choices.label(tiers, "llama")).isEqualTo("Llama 3.3 70B");
        assertThat(Choices.label(tiers, "deep")).isEqualTo("Deep (Opus)");
        assertThat(Choices.label(tiers, "gone")).isEqualTo("Automatic, by the question");
    }
}
