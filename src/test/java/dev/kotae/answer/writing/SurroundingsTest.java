package dev.kotae.answer.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotae.Soon;
import dev.kotae.chat.Overheard;
import dev.kotae.model.ModelFailure;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SurroundingsTest {
    /// What it finds is kept by the platform's room, and whoever asks next wants it.
    @Test
    void a_look_goes_on_when_the_turn_is_interrupted_that_wanted_it() {
        var gate = new CountDownLatch(1);
        var looked = new AtomicReference<>("");
        var surroundings =
                Surroundings.asking(
                        () -> name(gate, looked),
                        () -> Overheard.NOTHING,
                        () -> {
                            throw new IllegalStateException("not asked for");
                        });

        Thread.currentThread().interrupt();
        assertThatThrownBy(surroundings::placeName).isInstanceOf(ModelFailure.Interrupted.class);
        assertThat(Thread.interrupted()).as("who waited stays interrupted").isTrue();
        gate.countDown();

        Soon.holds(() -> !looked.get().isEmpty());
        assertThat(looked).hasValue("to the end");
    }

    private static String name(CountDownLatch gate, AtomicReference<String> looked) {
        try {
            gate.await();
            looked.set("to the end");
        } catch (InterruptedException e) {
            looked.set("interrupted");
            Thread.currentThread().interrupt();
        }
        return "general";
    }
}
