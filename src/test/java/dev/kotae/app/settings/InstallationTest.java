package dev.kotae.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class InstallationTest {
    @Test
    void a_variable_that_is_set_tells_a_real_installation_and_an_empty_one_does_not() {
        assertThat(
                        Installation.signs(
                                Map.of("SLACK_BOT_TOKEN", "xoxb-1", "AWS_REGION", "us-east-1")))
                .containsExactly("SLACK_BOT_TOKEN");
        assertThat(Installation.signs(Map.of("SLACK_BOT_TOKEN", "", "SLACK_APP_TOKEN", " ")))
                .isEmpty();
    }
}
