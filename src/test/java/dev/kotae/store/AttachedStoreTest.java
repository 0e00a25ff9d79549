package dev.kotae.store;

import static dev.kotae.memory.Samples.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotae.memory.Acceptance;
import dev.kotae.memory.Claim;
import dev.kotae.memory.Settlement;
import dev.kotae.memory.TurnRecord.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A store that is used for a moment beside the server that has it open.
@Timeout(120)
class AttachedStoreTest {
    @TempDir private Path folder;

    @Test
    void a_dead_turn_is_seen_and_redriven_beside_the_server_which_then_claims_it()
            throws Exception {
        try (var server = open()) {
            server.ports().inbox().accept(question("1.1", "When?"));
            var claim = claim(server).orElseThrow();
            server.ports().inbox().settle(claim, new Settlement.GivenUp("too-often"));
            try (var beside = attach()) {
                assertThat(beside.ports().inbox().list(State.DEAD, 10))
                        .singleElement()
                        .satisfies(turn -> assertThat(turn.reason()).isEqualTo("too-often"));
                assertThat(beside.ports().inbox().redrive(claim.turn().id())).isTrue();
            }
            assertThat(claim(server))
                    .hasValueSatisfying(again -> assertThat(again.turn()).isEqualTo(claim.turn()));
        }
    }

    @Test
    void a_turn_that_the_server_works_on_stays_its_own() throws Exception {
        try (var server = open()) {
            server.ports().inbox().accept(question("1.1", "When?"));
            var claim = claim(server).orElseThrow();
            try (var beside = attach()) {
                assertThat(beside.ports().inbox().redrive(claim.turn().id())).isFalse();
                assertThat(beside.ports().inbox().stats().running()).isOne();
            }
            assertThat(server.ports().inbox().settle(claim, new Settlement.Done())).isTrue();
        }
    }

    @Test
    void neither_fails_while_both_write() throws Exception {
        int questions = 400;
        try (var server = open();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> serving =
                    () -> {
                        int kept = 0;
                        for (int i = 0; i < questions; i++) {
                            var name = String.valueOf(i);
                            kept +=
                                    server.ports().inbox().accept(question(name, name))
                                                    instanceof Acceptance.Kept
                                            ? 1
                                            : 0;
                            var claim = claim(server).orElseThrow();
                            server.ports().inbox().settle(claim, new Settlement.GivenUp("test"));
                        }
                        return kept;
                    };
            Future<Integer> kept = threads.submit(serving);
            int redriven = 0;
            try (var beside = attach()) {
                while (!kept.isDone()) {
                    for (var turn : beside.ports().inbox().list(State.DEAD, 5)) {
                        redriven += beside.ports().inbox().redrive(turn.id()) ? 1 : 0;
                    }
                }
            }
            assertThat(kept.get()).isEqualTo(questions);
            assertThat(redriven).isPositive();
        }
    }

    @Test
    void where_no_file_is_none_is_made() {
        assertThatThrownBy(this::attach)
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("does not exist");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void tables_of_an_older_version_are_left_alone() throws Exception {
        open().close();
        try (var connection = DriverManager.getConnection(url());
                var statement = connection.createStatement()) {
            statement.execute(
                    "delete from kotae_schema_history where installed_rank ="
                            + " (select max(installed_rank) from kotae_schema_history)");
        }
        var before = Files.readAllBytes(folder.resolve("kotae.db"));
        assertThatThrownBy(this::attach)
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("not in use by this version");
        assertThat(Files.readAllBytes(folder.resolve("kotae.db"))).isEqualTo(before);
    }

    @Test
    void an_empty_file_is_no_store() throws Exception {
        Files.createFile(folder.resolve("kotae.db"));
        assertThatThrownBy(this::attach)
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("not in use by this version");
    }

    @Test
    void what_the_store_does_is_heard_with_how_it_went() {
        var steps = new java.util.concurrent.CopyOnWriteArrayList<String>();
        try (var store =
                Store.open(
                        new StoreSettings(url()),
                        InstantSource.system(),
                        new Random(),
                        step ->
                                steps.add(
                                        step.what()
                                                + (step.write() ? " write" : " read")
                                                + (step.done() ? " done" : " failed")))) {
            store.ports().inbox().accept(question("1.1", "When?"));
            store.ports().inbox().stats();
        }
        assertThat(steps).contains("accept write done", "count read done");
    }

    private static Optional<Claim> claim(Store store) {
        return store.ports().inbox().claim("test", Duration.ofMinutes(1), Duration.ofSeconds(5));
    }

    private Store open() {
        return Store.open(new StoreSettings(url()), InstantSource.system(), new Random());
    }

    private Store attach() {
        return Store.attach(new StoreSettings(url()), InstantSource.system(), new Random());
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("kotae.db");
    }
}
