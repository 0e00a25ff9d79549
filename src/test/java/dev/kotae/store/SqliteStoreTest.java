package dev.kotae.store;

import static dev.kotae.memory.Samples.question;
import static dev.kotae.memory.Samples.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotae.chat.Asked;
import dev.kotae.memory.Acceptance;
import dev.kotae.memory.Claim;
import dev.kotae.memory.HandClock;
import dev.kotae.memory.Ledger.Decision;
import dev.kotae.memory.Ledger.Limit;
import dev.kotae.memory.Ledger.Scope;
import dev.kotae.memory.Ledger.Unit;
import dev.kotae.memory.Ledger.Window;
import dev.kotae.memory.Samples;
import dev.kotae.memory.Settlement;
import dev.kotae.memory.StoreFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the store promises about its file, whatever happens to the process or the disk.
@Timeout(120)
final class SqliteStoreTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir private Path folder;
    private final HandClock clock = new HandClock();

    @Test
    void a_killed_process_loses_nothing_that_it_was_told_is_safe() throws Exception {
        var random = new Random();
        for (int kill = 0; kill < 4; kill++) {
            var process = AcceptingProcess.start(database(), folder.resolve("told"), "run " + kill);
            Thread.sleep(random.nextInt(300));
            process.kill();

            var told = process.acknowledged();
            try (var store = openNow()) {
                assertThat(told)
                        .isNotEmpty()
                        .allSatisfy(identity ->
                                assertThat(
                                                store.ports()
                                                        .inbox()
                                                        .accept(question("?", "?", identity)))
                                        .isInstanceOf(Acceptance.Repeated.class));
                assertThat(claim(store)).isPresent();
            }
        }
        assertThat(asked("pragma integrity_check")).isEqualTo("ok");
    }

    @Test
    void a_second_process_is_refused_and_told_which_one_has_the_file() throws Exception {
        var process = AcceptingProcess.start(database(), folder.resolve("told"), "run");
        try {
            assertThatThrownBy(this::open)
                    .isInstanceOf(StoreUnusable.class)
                    .hasMessageContaining(database().toString())
                    .hasMessageContaining("process " + process.pid())
                    .hasMessageContaining("stop it");
        } finally {
            process.kill();
        }
        open().close();
    }

    @Test
    void opening_twice_is_refused_and_does_not_let_another_process_in() throws Exception {
        try (var store = open()) {
            assertThat(store).isNotNull();
            assertThatThrownBy(this::open).isInstanceOf(StoreUnusable.class);

            assertThatThrownBy(
                            () -> AcceptingProcess.start(database(), folder.resolve("told"), "run"))
                    .isInstanceOf(AssertionError.class);
        }
        open().close();
    }

    @Test
    void a_full_disk_fails_each_call_and_loses_nothing() {
        var kept = new ArrayList<String>();
        try (var store = open("?max_page_count=160")) {
            assertThatThrownBy(
                            () -> {
                                for (int n = 0; n < 10_000; n++) {
                                    store.ports().inbox().accept(longQuestion(n));
                                    kept.add("id " + n);
                                }
                            })
                    .isInstanceOf(StoreFailure.class)
                    .hasStackTraceContaining("SQLITE_FULL");
            assertThatThrownBy(() -> store.ports().inbox().accept(longQuestion(-1)))
                    .isInstanceOf(StoreFailure.class)
                    .hasStackTraceContaining("SQLITE_FULL");
            assertThat(store.ports().conversations().recall(Samples.thread("T1", "1"), 0).recent())
                    .isEmpty();
        }
        try (var store = open()) {
            assertThat(kept)
                    .isNotEmpty()
                    .allMatch(identity ->
                            store.ports().inbox().accept(question("1", "?", identity))
                                    instanceof Acceptance.Repeated);
            assertThat(store.ports().inbox().accept(longQuestion(-1)))
                    .isInstanceOf(Acceptance.Kept.class);
        }
    }

    @Test
    void an_unreadable_turn_is_given_up_and_its_conversation_goes_on() throws Exception {
        try (var store = open()) {
            store.ports().inbox().accept(question("1", "torn"));
            store.ports().inbox().accept(question("1", "strange"));
            store.ports().inbox().accept(question("1", "well"));
        }
        run("update turn set asked = '{\"identities\":[\"x' where asked like '%torn%'");
        run("update turn set asked = '{\"text\":\"secret\"}' where asked like '%strange%'");

        try (var store = open()) {
            var claim = claim(store).orElseThrow();
            assertThat(claim.turn().asked()).isEqualTo(question("1", "well"));
            store.ports().inbox().settle(claim, new Settlement.Done());
            assertThat(claim(store)).isEmpty();
        }
        assertThat(asked("select count(*) from turn where reason = 'unreadable'")).isEqualTo("2");
    }

    @Test
    void an_unreadable_exchange_is_left_out_of_the_conversation() throws Exception {
        try (var store = open()) {
            say(store, "torn");
            say(store, "well");
        }
        run("update exchange set body = '{' where body like '%torn%'");

        try (var store = open()) {
            var conversation = store.ports().conversations().recall(Samples.thread("T1", "1"), 2);
            assertThat(conversation.version()).isEqualTo(2);
            assertThat(conversation.recent())
                    .singleElement()
                    .satisfies(one -> assertThat(one.question()).isEqualTo("well"));
        }
    }

    @Test
    void what_a_later_version_has_added_to_a_row_is_passed_over() throws Exception {
        try (var store = open()) {
            store.ports().inbox().accept(Samples.hardQuestion());
        }
        run("update turn set asked = json_set(asked, '$.mood', 'kind', '$.address.floor', 3)");

        try (var store = open()) {
            assertThat(claim(store).orElseThrow().turn().asked()).isEqualTo(Samples.hardQuestion());
        }
    }

    @Test
    void a_closed_store_refuses_at_once_and_has_kept_what_it_accepted() throws Exception {
        var kept = new ArrayList<Future<Acceptance>>();
        var store = open();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 200; n++) {
                var asked = question("1", "question", "id " + n);
                kept.add(threads.submit(() -> store.ports().inbox().accept(asked)));
            }
            store.close();
        }
        long before = System.nanoTime();
        assertThatThrownBy(() -> store.ports().inbox().accept(question("1", "late")))
                .isInstanceOf(StoreFailure.class);
        assertThatThrownBy(() -> store.ports().conversations().recall(Samples.thread("T1", "1"), 0))
                .isInstanceOf(StoreFailure.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));

        try (var again = open()) {
            for (int n = 0; n < kept.size(); n++) {
                boolean told = kept.get(n).state() == Future.State.SUCCESS;
                var acceptance = again.ports().inbox().accept(question("1", "question", "id " + n));
                assertThat(acceptance instanceof Acceptance.Repeated).isEqualTo(told);
            }
        }
    }

    @Test
    void what_waited_is_claimed_after_a_restart_with_a_clock_that_was_set_back() {
        try (var store = open()) {
            store.ports().inbox().accept(question("1", "waiting"));
            store.ports().inbox().accept(question("2", "held"));
            assertThat(claim(store)).isPresent();
        }
        clock.move(Duration.ofHours(-1));

        try (var store = open()) {
            assertThat(claim(store)).isPresent();
            assertThat(claim(store)).isPresent();
        }
    }

    @Test
    void what_was_put_off_waits_five_minutes_at_most_where_the_clock_was_set_back_before_a_start()
            throws Exception {
        try (var store = open()) {
            store.ports().inbox().accept(question("1", "put off"));
            var later = new Settlement.Later(store.clock().instant().plus(MINUTE), "throttled");
            store.ports().inbox().settle(claim(store).orElseThrow(), later);
        }
        clock.move(Duration.ofHours(-8));

        open().close();

        assertThat(asked("select ready_at from lane"))
                .isEqualTo(
                        String.valueOf(clock.instant().plus(Duration.ofMinutes(5)).toEpochMilli()));
    }

    @Test
    void money_is_held_for_as_long_as_it_was_to_be_when_the_clock_is_set_ahead() throws Exception {
        try (var store = open()) {
            store.ports().inbox().accept(question("1", "a"));
            var turn = claim(store).orElseThrow().turn();
            var limit = new Limit(Scope.WORKSPACE, Window.MONTH, Unit.MICRO_USD, 100);
            store.ports().ledger().reserve(turn, List.of(limit), 60, Duration.ofMinutes(10));
            set(store, Duration.ofHours(1));
            store.ports().inbox().accept(question("2", "b"));

            var refused = claim(store).orElseThrow().turn();

            assertThat(store.ports().ledger().reserve(refused, List.of(limit), 60, MINUTE))
                    .isInstanceOf(Decision.Refused.class);
        }
    }

    @Test
    void a_turn_that_is_held_stays_so_when_the_clock_is_set_ahead() {
        try (var store = open()) {
            store.ports().inbox().accept(question("1", "a"));
            var held = claim(store).orElseThrow();
            set(store, Duration.ofMinutes(10));
            assertThat(claim(store)).isEmpty();
            assertThat(store.ports().inbox().renew(List.of(held), Duration.ofMinutes(1))).isEmpty();
            assertThat(store.ports().inbox().settle(held, new Settlement.Done())).isTrue();
        }
    }

    @Test
    void what_waits_does_not_wait_for_longer_when_the_clock_is_set_back() {
        try (var store = open()) {
            store.ports().inbox().accept(question("1", "a"));
            store.ports().inbox().accept(question("2", "b"));
            var soon = new Settlement.Later(store.clock().instant().plusMillis(300), "throttled");
            store.ports().inbox().settle(claim(store).orElseThrow(), soon);
            set(store, Duration.ofHours(-1));
            assertThat(claim(store)).isPresent();
            assertThat(store.ports().inbox().claim("test", MINUTE, Duration.ofSeconds(10)))
                    .isPresent();
        }
    }

    @Test
    void a_turn_that_was_put_off_is_not_taken_up_earlier_when_the_clock_is_set_ahead() {
        try (var store = open()) {
            store.ports().inbox().accept(question("1", "a"));
            var later = new Settlement.Later(store.clock().instant().plus(MINUTE), "throttled");
            store.ports().inbox().settle(claim(store).orElseThrow(), later);
            set(store, Duration.ofHours(1));
            assertThat(claim(store)).isEmpty();
        }
    }

    /// Returns when the store goes by the new time.
    private void set(Store store, Duration by) {
        var to = clock.instant().plus(by);
        clock.move(by);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (Duration.between(store.clock().instant(), to).abs().compareTo(MINUTE) > 0) {
            assertThat(System.nanoTime()).as("the store follows").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void a_delayed_turn_is_claimed_when_its_time_has_come() {
        try (var store = openNow()) {
            store.ports().inbox().accept(question("1", "a"));
            var at = Instant.now().plusMillis(200);
            store.ports()
                    .inbox()
                    .settle(claim(store).orElseThrow(), new Settlement.Later(at, "throttled"));

            var again =
                    store.ports()
                            .inbox()
                            .claim("test", Duration.ofMinutes(1), Duration.ofSeconds(30));

            assertThat(again).isPresent();
            assertThat(Instant.now()).isBetween(at.minusMillis(1), at.plusSeconds(10));
        }
    }

    @Test
    void what_was_forgotten_stands_in_no_file_any_more_a_few_seconds_later() throws Exception {
        try (var store = open()) {
            store.ports().inbox().accept(question("1", "heron ".repeat(20_000), "id"));
            var claim = claim(store).orElseThrow();
            store.ports().inbox().settle(claim, recorded(claim, "egret ".repeat(20_000)));
            store.ports().inbox().settle(claim, new Settlement.Done());
            assertThat(remains()).isTrue();

            store.ports().erasure().conversation(Samples.thread("T1", "1"));

            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (remains() && System.nanoTime() < deadline) {
                Thread.sleep(100);
            }
            assertThat(remains()).isFalse();
        }
    }

    private boolean remains() throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (bytes.contains("heron") || bytes.contains("egret")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void say(Store store, String text) {
        store.ports().inbox().accept(question("1", text));
        var claim = claim(store).orElseThrow();
        store.ports().inbox().settle(claim, recorded(claim, "answer"));
        store.ports().inbox().settle(claim, new Settlement.Done());
    }

    private static Asked longQuestion(int n) {
        return question("1", "long ".repeat(500), "id " + n);
    }

    private Store open() {
        return open("");
    }

    /// Whose clock is that of the other process.
    private Store openNow() {
        return Store.open(
                new StoreSettings("jdbc:sqlite:" + database()),
                InstantSource.system(),
                new Random());
    }

    private Store open(String pragmas) {
        return Store.open(
                new StoreSettings("jdbc:sqlite:" + database() + pragmas), clock, new Random());
    }

    private static Optional<Claim> claim(Store store) {
        return store.ports().inbox().claim("test", Duration.ofMinutes(1), Duration.ZERO);
    }

    private Path database() {
        return folder.resolve("kotae.db");
    }

    private void run(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private String asked(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.getString(1);
        }
    }
}
