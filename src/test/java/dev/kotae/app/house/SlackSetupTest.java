package dev.kotae.app.house;

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

    private void check() throws SettingsProblem {
        SlackSetup.check(SettingsReader.read(variables));
    }
}
