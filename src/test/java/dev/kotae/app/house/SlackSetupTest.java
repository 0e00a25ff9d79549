package dev.kotae.app.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotae.app.settings.SettingsProblem;
import dev.kotae.app.settings.SettingsReader;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlackSetupTest {
    private final Map<String, String> variables =
            new HashMap<>(
                    Map.of(
                            "SLACK_SIGNING_SECRET", "secret",
                            "SLACK_CLIENT_ID", "1.2",
                            "SLACK_CLIENT_SECRET", "secret",
                            "KOTAE_SLACK_WORKSPACES", "T0123ABCD",
                            "KOTAE_STORE_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                            "AWS_REGION", "us-east-1"));

    @Test
    void among_many_workspaces_the_owners_channel_names_its_own() {
        assertThatCode(this::check).doesNotThrowAnyException();

        variables.put("KOTAE_SLACK_OWNER_CHANNEL", "C0123ABCD");
        assertThatThrownBy(this::check)
                .isInstanceOf(SettingsProblem.class)
                .hasMessageContaining("such as T0123ABCD/C0123ABCD");

        variables.put("KOTAE_SLACK_OWNER_CHANNEL", "T0123ABCD/C0123ABCD");
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void as_many_secrets_may_sign_as_are_being_replaced() throws Exception {
        variables.put("SLACK_SIGNING_SECRET", "third, second, first");

        assertThat(SlackSetup.of(SettingsReader.read(variables)).signingSecrets()).hasSize(3);
    }

    @Test
    void an_address_of_slack_may_end_as_it_likes() throws Exception {
        variables.put("KOTAE_SLACK_API_URL", "https://slack-gov.com/api");

        assertThat(SlackSetup.of(SettingsReader.read(variables)).apiUrl())
                .hasToString("https://slack-gov.com/api/");
    }

    private void check() throws SettingsProblem {
        SlackSetup.check(SettingsReader.read(variables));
    }
}
