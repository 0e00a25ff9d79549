package dev.kotae.memory.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.doctor.Secret;
import dev.kotae.memory.Installations;
import dev.kotae.memory.Installations.Installation;
import dev.kotae.memory.Installations.Term;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
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

    @Test
    void a_token_that_expires_comes_back_with_what_renews_it() {
        var granted = expiring("slack/T1", "xoxe.xoxb-1", "xoxe-1-更新");
        installations().keep(granted);
        store().reopen();
        assertThat(installations().find("slack/T1")).contains(granted);

        installations().keep(installation("slack/T1", "xoxb-2"));

        assertThat(installations().find("slack/T1")).contains(installation("slack/T1", "xoxb-2"));
    }

    @Test
    void one_alone_may_renew_a_token_until_it_is_renewed_or_the_lease_ends() {
        installations().keep(expiring("slack/T1", "xoxb-1", "xoxe-1"));
        installations().keep(expiring("slack/T2", "xoxb-3", "xoxe-3"));

        assertThat(installations().reserve("slack/T1", LEASE))
                .contains(expiring("slack/T1", "xoxb-1", "xoxe-1"));
        assertThat(installations().reserve("slack/T1", LEASE)).isEmpty();
        assertThat(installations().reserve("slack/T2", LEASE)).isPresent();

        installations().keep(expiring("slack/T1", "xoxb-2", "xoxe-2"));
        assertThat(installations().reserve("slack/T1", LEASE))
                .contains(expiring("slack/T1", "xoxb-2", "xoxe-2"));
        clock.move(LEASE);
        assertThat(installations().reserve("slack/T1", LEASE)).isPresent();
        assertThat(installations().reserve("slack/T9", LEASE)).isEmpty();
    }

    @Test
    void of_many_who_would_renew_at_once_one_may() throws Exception {
        installations().keep(expiring("slack/T1", "xoxb-1", "xoxe-1"));
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries =
                    IntStream.range(0, 20)
                            .mapToObj(i ->
                                    many.submit(() ->
                                            installations().reserve("slack/T1", LEASE).isPresent()))
                            .toList();
            int may = 0;
            for (var each : tries) {
                may += each.get() ? 1 : 0;
            }
            assertThat(may).isOne();
        }
    }

    @Test
    void a_workspace_is_served_by_its_organisation_as_long_as_that_has_an_installation() {
        installations().keep(installation("slack/T1", "xoxb-own"));
        installations().join("slack/T1", "slack/E1");
        installations().join("slack/T2", "slack/E1");
        assertThat(token("slack/T1")).contains("xoxb-own");
        assertThat(token("slack/T2")).isEmpty();

        installations().keep(installation("slack/E1", "xoxb-whole"));
        assertThat(token("slack/T1")).contains("xoxb-whole");
        assertThat(token("slack/T2")).contains("xoxb-whole");
        assertThat(installations().tenants()).containsExactlyInAnyOrder("slack/T1", "slack/E1");

        installations().remove("slack/E1");
        assertThat(token("slack/T1")).contains("xoxb-own");
        assertThat(token("slack/T2")).isEmpty();
        assertThat(installations().tenants()).containsExactly("slack/T1");
    }

    @Test
    void a_workspace_that_leaves_its_organisation_is_not_served_any_more() {
        installations().keep(installation("slack/E1", "xoxb-whole"));
        installations().join("slack/T1", "slack/E1");
        installations().join("slack/T2", "slack/E1");

        installations().remove("slack/T1");

        assertThat(token("slack/T1")).isEmpty();
        assertThat(token("slack/T2")).contains("xoxb-whole");
    }

    @Test
    void what_was_seen_last_is_kept_of_each_kind() {
        var sightings = ports().sightings();
        assertThat(sightings.all()).isEmpty();
        sightings.note(Map.of("slack/a", NOON, "slack/b", NOON));
        sightings.note(Map.of("slack/a", NOON.plusSeconds(60), "slack/b", NOON.minusSeconds(60)));
        store().reopen();

        assertThat(ports().sightings().all())
                .isEqualTo(Map.of("slack/a", NOON.plusSeconds(60), "slack/b", NOON));
    }

    private Optional<String> token(String tenant) {
        return installations().find(tenant).map(found -> found.token().value());
    }

    private static Installation expiring(String tenant, String token, String refresh) {
        return new Installation(
                tenant,
                new Secret(token),
                "UBOT",
                Set.of("chat:write"),
                NOON,
                new Term.Until(NOON.plusSeconds(43_200), new Secret(refresh)));
    }

    private Installations installations() {
        return ports().installations();
    }

    private static Installation installation(String tenant, String token) {
        return new Installation(
                tenant, new Secret(token), "UBOT", Set.of("chat:write", "im:history"), NOON);
    }
}
