package dev.kotae.slack.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.doctor.Secret;
import dev.kotae.memory.HandClock;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BrowserStateTest {
    private final HandClock clock = new HandClock();
    private final BrowserState states = states("secret");

    private BrowserState states(String secret) {
        return new BrowserState(new Secret(secret), new SecureRandom(), clock);
    }

    @Test
    void it_holds_in_its_browser_for_ten_minutes() {
        var cookie = states.cookie();
        var state = states.state(cookie);
        clock.move(Duration.ofSeconds(599));
        assertThat(states.holds(state, cookie)).isTrue();

        clock.move(Duration.ofSeconds(1));

        assertThat(states.holds(state, cookie)).isFalse();
    }

    @Test
    void any_replica_with_the_same_secret_ends_what_another_began() {
        var cookie = states.cookie();
        assertThat(states("secret").holds(states.state(cookie), cookie)).isTrue();
        assertThat(states("other").holds(states.state(cookie), cookie)).isFalse();
    }

    @Test
    void its_end_cannot_be_put_off() {
        var cookie = states.cookie();
        var state = states.state(cookie);
        clock.move(Duration.ofHours(1));
        long later = clock.instant().plusSeconds(60).getEpochSecond();

        assertThat(states.holds(later + state.substring(state.indexOf('.')), cookie)).isFalse();
    }
}
