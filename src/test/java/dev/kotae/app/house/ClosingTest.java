package dev.kotae.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {
    private final List<String> closed = new ArrayList<>();
    private final Closing closing = new Closing();

    private AutoCloseable named(String name) {
        return () -> closed.add(name);
    }

    @Test
    void what_was_opened_last_is_closed_first_and_once() {
        closing.with(named("store"));
        closing.with(named("door"));
        closing.close();
        closing.close();
        assertThat(closed).containsExactly("door", "store");
    }

    @Test
    void what_is_opened_after_the_end_is_closed_at_once() {
        closing.close();
        closing.with(named("door"));
        assertThat(closed).containsExactly("door");
    }

    @Test
    void one_that_does_not_close_keeps_no_other_open() {
        closing.with(named("store"));
        closing.with(() -> {
            throw new IllegalStateException("jammed");
        });
        closing.close();
        assertThat(closed).containsExactly("store");
    }
}
