package dev.kotae.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.doctor.Secret;
import dev.kotae.memory.HandClock;
import dev.kotae.memory.InMemoryStore;
import java.net.URI;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

class SlackApiTest {
    private final HandClock clock = new HandClock();
    private final SlackTokens tokens =
            new SlackTokens(
                    new Secret("xoxb"),
                    new InMemoryStore(clock).installations(),
                    _ -> true,
                    Renewal.NONE,
                    (_, _) -> {});
    private final SlackApi api =
            new SlackApi(
                    new OkHttpClient(),
                    URI.create("http://127.0.0.1/"),
                    tokens,
                    new SlackLimits(clock),
                    clock);

    @Test
    void a_method_that_a_workspace_lacks_is_not_called_for_a_while() {
        api.unfit(SlackMethod.START_STREAM, "T1");

        assertThat(api.fits(SlackMethod.START_STREAM, "T1")).isFalse();
        assertThat(api.fits(SlackMethod.START_STREAM, "T2")).isTrue();
        clock.move(Duration.ofMinutes(11));
        assertThat(api.fits(SlackMethod.START_STREAM, "T1")).isTrue();
    }

    @Test
    void of_however_many_workspaces_the_latest_is_remembered() {
        for (int i = 0; i <= 10_000; i++) {
            api.unfit(SlackMethod.START_STREAM, "T" + i);
        }

        assertThat(api.fits(SlackMethod.START_STREAM, "T10000")).isFalse();
    }
}
