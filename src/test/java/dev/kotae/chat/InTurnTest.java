package dev.kotae.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class InTurnTest {
    @Test
    void a_thread_works_for_a_turn_until_it_has_done_its_part() {
        try (var _ = InTurn.begin("t1")) {
            assertThat(MDC.get("turn")).isEqualTo("t1");
        }
        assertThat(MDC.get("turn")).isNull();
    }

    @Test
    void who_is_asked_to_help_works_for_the_same_turn() throws Exception {
        FutureTask<String> help;
        try (var _ = InTurn.begin("t1")) {
            help = new FutureTask<>(InTurn.too(() -> MDC.get("turn")));
        }
        Thread.ofVirtual().start(help);
        assertThat(help.get()).isEqualTo("t1");
    }

    @Test
    void who_works_for_no_turn_asks_for_none() throws Exception {
        assertThat(InTurn.too(() -> String.valueOf(MDC.get("turn"))).call()).isEqualTo("null");
    }
}
