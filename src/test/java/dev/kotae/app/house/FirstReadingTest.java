package dev.kotae.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.doctor.Finding;
import dev.kotae.memory.HandClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class FirstReadingTest {
    private final HandClock clock = new HandClock();
    private final AtomicBoolean done = new AtomicBoolean();
    private final FirstReading reading = new FirstReading(done::get, clock);

    @Test
    void nobody_is_sent_here_before_the_documents_are_read() {
        assertThat(reading.look()).contains(new Finding("are being read", ""));

        done.set(true);

        assertThat(reading.look()).isEmpty();
    }

    @Test
    void what_takes_longer_than_ten_minutes_is_not_waited_for() {
        clock.move(Duration.ofMinutes(9));
        assertThat(reading.look()).isPresent();

        clock.move(Duration.ofMinutes(2));

        assertThat(reading.look()).isEmpty();
    }
}
