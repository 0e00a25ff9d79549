package dev.kotae.memory.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.doctor.Secret;
import dev.kotae.memory.Installations;
import dev.kotae.memory.Installations.Installation;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every [dev.kotae.memory.Installations] keeps to.
public abstract class InstallationsContract extends PortsContract {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123Z");

    @Test
    void an_installation_comes_back_as_it_was_granted() {
        var granted = installation("slack/T1", "xoxb-1-秘密");
        installations().keep(granted);

        assertThat(installations().find("slack/T1")).contains(granted);
        store().reopen();
        assertThat(installations().find("slack/T1")).contains(granted);
    }

    @Test
    void a_new_grant_takes_the_place_of_the_old() {
        installations().keep(installation("slack/T1", "xoxb-1"));
        var young =
                new Installation(
                        "slack/T1", new Secret("xoxb-2"), "UBOT2", Set.of(), NOON.plusSeconds(1));
        installations().keep(young);

        assertThat(installations().find("slack/T1")).contains(young);
    }

    @Test
    void each_tenant_has_its_own() {
        installations().keep(installation("slack/T1", "xoxb-1"));
        installations().keep(installation("slack/T2", "xoxb-2"));

        installations().remove("slack/T1");

        assertThat(installations().find("slack/T1")).isEmpty();
        assertThat(installations().find("slack/T2"))
                .map(Installation::token)
                .contains(new Secret("xoxb-2"));
        assertThat(installations().find("slack/T3")).isEmpty();
    }

    private Installations installations() {
        return store().installations();
    }

    private static Installation installation(String tenant, String token) {
        return new Installation(
                tenant, new Secret(token), "UBOT", Set.of("chat:write", "im:history"), NOON);
    }
}
