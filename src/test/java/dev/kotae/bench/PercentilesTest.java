package dev.kotae.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PercentilesTest {
    @Test
    void what_never_came_to_an_end_is_the_slowest_of_all() {
        var took = new Percentiles(new long[] {Percentiles.NEVER, 3_000_000, 1_000_000, 2_000_000});
        assertThat(took.millis(0.5)).isEqualTo(3);
        assertThat(took.millis(0.99)).isInfinite();
        assertThat(took.never()).isEqualTo(1);
    }

    @Test
    void of_none_there_is_no_time() {
        var none = new Percentiles(new long[0]);
        assertThat(none.millis(0.99)).isNaN();
        assertThat(none.never()).isZero();
    }
}
