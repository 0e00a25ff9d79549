package dev.kotae.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TimestampTest {
    private static final Instant MOMENT = Instant.parse("2024-10-27T03:33:20.001234Z");

    @Test
    void a_moment_is_written_to_the_microsecond_and_read_again() {
        assertThat(Timestamp.of(MOMENT.plusNanos(567))).isEqualTo("1730000000.001234");
        assertThat(Timestamp.read("1730000000.001234")).contains(MOMENT);
    }

    @Test
    void a_machine_with_digits_of_its_own_writes_what_slack_reads() {
        var machines = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("bn-BD"));
        try {
            assertThat(Timestamp.of(MOMENT)).isEqualTo("1730000000.001234");
        } finally {
            Locale.setDefault(machines);
        }
    }

    @Test
    void what_is_no_timestamp_of_slacks_is_not_read() {
        assertThat(Timestamp.read("")).isEmpty();
        assertThat(Timestamp.read("1730000000")).isEmpty();
        assertThat(Timestamp.read("১৭৩০০০০০০০.০০১২৩৪")).isEmpty();
    }
}
