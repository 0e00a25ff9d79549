package dev.kotae.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class CostTest {
    @Test
    void an_amount_is_told_with_two_digits_and_from_a_dollar_on_to_the_cent() {
        assertThat(new Cost(0, true).in(Locale.US)).isEqualTo("$0");
        assertThat(new Cost(1_231, true).in(Locale.US)).isEqualTo("$0.0013");
        assertThat(new Cost(1_234_560_000, true).in(Locale.US)).isEqualTo("$1,234.56");
    }

    @Test
    void what_is_not_known_is_not_told_as_nothing() {
        var some = new Cost(1_200, true).plus(new Cost(0, false));

        assertThat(new Cost(0, false).in(Locale.US)).isEqualTo("cost unknown");
        assertThat(some.in(Locale.US)).isEqualTo("at least $0.0012");
        assertThat(some.in(Locale.JAPAN)).isEqualTo("$0.0012 以上");
    }
}
