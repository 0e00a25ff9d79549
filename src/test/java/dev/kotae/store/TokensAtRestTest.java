package dev.kotae.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotae.doctor.Secret;
import dev.kotae.memory.Installations.Installation;
import dev.kotae.memory.Installations.Term;
import dev.kotae.memory.StoreFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody finds who has the file and not the key.
final class TokensAtRestTest {
    private static final String TOKEN = "xoxb-1234567890-abcdefghijklmnop";
    private static final Secret OLD = key(1);
    private static final Secret NEW = key(2);

    @TempDir private Path folder;

    @Test
    void a_token_is_nowhere_in_the_files() throws Exception {
        try (var store = open(OLD)) {
            keep(store, "slack/T1");
            assertThat(everything()).contains("slack/T1").doesNotContain(TOKEN);
            store.ports().installations().remove("slack/T1");
            assertThat(everything()).doesNotContain(TOKEN);
        }
        assertThat(everything())
                .doesNotContain(TOKEN)
                .doesNotContain(TOKEN.substring(5, 15))
                .doesNotContain(Base64.getEncoder().encodeToString(TOKEN.getBytes(UTF_8)))
                .doesNotContain(OLD.value());
    }

    @Test
    void the_same_token_looks_different_every_time() throws Exception {
        try (var store = open(OLD)) {
            keep(store, "slack/T1");
            var first = asked("select token from installation");
            keep(store, "slack/T1");
            assertThat(asked("select token from installation")).isNotEqualTo(first);
        }
    }

    @Test
    void a_new_key_takes_over_while_the_old_one_still_opens() throws Exception {
        try (var store = open(OLD)) {
            keep(store, "slack/T1");
        }
        try (var store = open(NEW, OLD)) {
            assertThat(token(store, "slack/T1")).isEqualTo(new Secret(TOKEN));
            keep(store, "slack/T1");
        }
        try (var store = open(NEW)) {
            assertThat(token(store, "slack/T1")).isEqualTo(new Secret(TOKEN));
        }
    }

    @Test
    void after_one_start_with_the_new_key_the_old_one_can_go() {
        try (var store = open(OLD)) {
            keep(store, "slack/T1");
            store.ports().installations().keep(young());
        }
        try (var beside = attach(NEW, OLD)) {
            assertThat(beside.sealedWithOldKeys()).isEqualTo(2);
        }
        open(NEW, OLD).close();
        try (var store = open(NEW)) {
            assertThat(store.sealedWithOldKeys()).isZero();
            assertThat(token(store, "slack/T1")).isEqualTo(new Secret(TOKEN));
            assertThat(store.ports().installations().find("slack/T2")).contains(young());
        }
    }

    @Test
    void what_no_key_opens_stays_as_it_is() {
        try (var store = open(OLD)) {
            keep(store, "slack/T1");
        }
        open(NEW).close();
        try (var store = open(OLD)) {
            assertThat(token(store, "slack/T1")).isEqualTo(new Secret(TOKEN));
        }
    }

    private static Installation young() {
        return new Installation(
                "slack/T2",
                new Secret("xoxe.xoxb-1"),
                "UBOT",
                Set.of("chat:write"),
                Instant.EPOCH,
                new Term.Until(Instant.EPOCH.plusSeconds(60), new Secret("xoxe-1")));
    }

    @Test
    void without_its_key_a_token_is_refused_by_the_name_of_its_tenant() throws Exception {
        try (var store = open(OLD)) {
            keep(store, "slack/T1");
        }
        try (var store = open(NEW)) {
            assertThatThrownBy(() -> store.ports().installations().find("slack/T1"))
                    .isInstanceOf(StoreFailure.class)
                    .hasMessageContaining("slack/T1")
                    .hasStackTraceContaining("store.key ")
                    .satisfies(failure -> assertThat(failure.toString()).doesNotContain(TOKEN));
        }
    }

    @Test
    void a_token_that_was_moved_to_another_tenant_or_changed_does_not_open() throws Exception {
        try (var store = open(OLD)) {
            keep(store, "slack/T1");
            keep(store, "slack/T2");
        }
        run(
                "update installation set token ="
                        + " (select token from installation where tenant = 'slack/T1')"
                        + " where tenant = 'slack/T2'");
        run("update installation set token = 'AAAA' || substr(token, 5) where tenant = 'slack/T1'");
        try (var store = open(OLD)) {
            for (var tenant : List.of("slack/T1", "slack/T2")) {
                assertThatThrownBy(() -> store.ports().installations().find(tenant))
                        .isInstanceOf(StoreFailure.class)
                        .hasMessageContaining(tenant);
            }
        }
        run("update installation set token = 'no base64!', tenant = tenant");
        try (var store = open(OLD)) {
            assertThatThrownBy(() -> store.ports().installations().find("slack/T1"))
                    .isInstanceOf(StoreFailure.class);
        }
        run("update installation set token = 'AAAA', tenant = tenant");
        try (var store = open(OLD)) {
            assertThatThrownBy(() -> store.ports().installations().find("slack/T1"))
                    .isInstanceOf(StoreFailure.class);
        }
    }

    @Test
    void without_any_key_nothing_is_kept() {
        try (var store = open()) {
            assertThatThrownBy(() -> keep(store, "slack/T1"))
                    .isInstanceOf(StoreFailure.class)
                    .hasMessageContaining("slack/T1")
                    .hasStackTraceContaining("store.key is empty");
            assertThat(store.ports().installations().find("slack/T1")).isEmpty();
        }
    }

    @Test
    void what_is_no_key_is_refused_at_the_start_and_not_shown() {
        for (var wrong : List.of("c2hvcnQ=", "not base64 at all!", "A".repeat(64))) {
            assertThatThrownBy(() -> open(OLD, new Secret(wrong)))
                    .isInstanceOf(StoreUnusable.class)
                    .hasMessageContaining("key 2 of store.key is not")
                    .satisfies(failure -> assertThat(failure.toString()).doesNotContain(wrong));
        }
        open(OLD).close();
    }

    private static Secret key(int seed) {
        var bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return new Secret(Base64.getEncoder().encodeToString(bytes));
    }

    private Store open(Secret... keys) {
        var settings = new StoreSettings(url(), Map.of(), List.of(keys), false);
        return Store.open(settings, InstantSource.system(), new Random());
    }

    private Store attach(Secret... keys) {
        var settings = new StoreSettings(url(), Map.of(), List.of(keys), false);
        return Store.attach(settings, InstantSource.system(), new Random());
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("kotae.db");
    }

    private static void keep(Store store, String tenant) {
        store.ports()
                .installations()
                .keep(
                        new Installation(
                                tenant,
                                new Secret(TOKEN),
                                "UBOT",
                                Set.of("chat:write"),
                                Instant.EPOCH));
    }

    private static Secret token(Store store, String tenant) {
        return store.ports().installations().find(tenant).orElseThrow().token();
    }

    /// What stands in all files together, byte for byte.
    private String everything() throws Exception {
        var all = new StringBuilder();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                all.append(new String(Files.readAllBytes(file), ISO_8859_1));
            }
        }
        return all.toString();
    }

    private void run(String sql) throws Exception {
        try (var connection = DriverManager.getConnection(url());
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private String asked(String sql) throws Exception {
        try (var connection = DriverManager.getConnection(url());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.getString(1);
        }
    }
}
