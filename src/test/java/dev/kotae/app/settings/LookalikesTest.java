package dev.kotae.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LookalikesTest {
    @Test
    void a_variable_of_slack_that_is_nearly_one_of_ours_is_told() {
        assertThat(Lookalikes.lines(Map.of("SLACK_BOT_TOKE", "x", "SLACK_OWNER_CHANNEL", "C1")))
                .containsExactly(
                        "environment: SLACK_BOT_TOKE is not a setting. Did you mean"
                                + " SLACK_BOT_TOKEN?",
                        "environment: SLACK_OWNER_CHANNEL is not a setting. Did you mean"
                                + " KOTAE_SLACK_OWNER_CHANNEL?");
    }

    @Test
    void ours_and_those_of_other_programs_are_nobodys_concern() {
        assertThat(
                        Lookalikes.lines(
                                Map.of(
                                        "SLACK_BOT_TOKEN", "x",
                                        "SLACK_WEBHOOK_URL", "x",
                                        "SLACKWARE", "x",
                                        "PATH", "x")))
                .isEmpty();
    }
}
