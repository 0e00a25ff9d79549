package dev.kotae.slack.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Portion;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeldTest {
    private static final int MOST = 100_000_000;

    @Test
    void there_is_room_again_when_something_is_given_back_which_counts_once() {
        var held = new Held(MOST);
        assertThat(held.take(MOST, Duration.ZERO)).isTrue();
        assertThat(held.take(1, Duration.ofMillis(10))).isFalse();

        var share = held.share(40);
        share.run();
        share.run();

        assertThat(held.take(41, Duration.ofMillis(10))).isFalse();
        assertThat(held.take(40, Duration.ZERO)).isTrue();
    }

    @Test
    void who_waits_gets_what_another_gives_back() {
        var held = new Held(MOST);
        assertThat(held.take(MOST, Duration.ZERO)).isTrue();
        Thread.startVirtualThread(held.share(MOST));

        assertThat(held.take(MOST, Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void the_files_of_one_question_fit_however_little_memory_there_is() {
        var held = new Held(1);

        assertThat(held.take(Portion.MOST_BYTES, Duration.ZERO)).isTrue();
        assertThat(held.take(Portion.MOST_BYTES, Duration.ZERO)).isTrue();
        assertThat(held.take(Portion.MOST_BYTES, Duration.ZERO)).isTrue();
        assertThat(held.take(1, Duration.ZERO)).isFalse();
    }
}
