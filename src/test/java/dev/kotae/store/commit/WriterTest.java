package dev.kotae.store.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotae.Soon;
import dev.kotae.memory.StoreFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class WriterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Future.State DONE = Future.State.SUCCESS;
    private static final Future.State FAILED = Future.State.FAILED;

    @TempDir private Path folder;
    private String url;
    private Checkpoints checkpoints;
    private Writer writer;

    @BeforeEach
    void open() throws SQLException {
        url = "jdbc:sqlite:" + folder.resolve("w.db") + "?foreign_keys=true&journal_mode=WAL";
        checkpoints = new Checkpoints(() -> DriverManager.getConnection(url));
        writer = new Writer(() -> DriverManager.getConnection(url), checkpoints);
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("create table word (text primary key)");
            statement.execute(
                    "create table echo (text references word (text)"
                            + " deferrable initially deferred)");
        }
    }

    @AfterEach
    void close() {
        writer.close();
        checkpoints.close();
    }

    @Test
    void what_was_committed_is_moved_into_the_file_beside_the_writer() throws Exception {
        try (var sampled = DriverManager.getConnection(url);
                var statement = sampled.createStatement()) {
            long before = Files.size(folder.resolve("w.db"));
            var text = "x".repeat(2_000_000);
            writer.write("add", PATIENCE, session -> add(session, text), added -> {});

            var deadline = Instant.now().plus(PATIENCE);
            while (Files.size(folder.resolve("w.db")) < before + text.length()) {
                assertThat(Instant.now()).isBefore(deadline);
                Thread.sleep(20);
            }
            assertThat(statement.executeQuery("pragma integrity_check").getString(1))
                    .isEqualTo("ok");
        }
    }

    @Test
    void the_log_begins_anew_when_it_has_grown_long() throws Exception {
        var text = "x".repeat(100_000);
        for (int i = 0; i < 600; i++) {
            var word = i + text;
            writer.write("add", PATIENCE, session -> add(session, word), added -> {});
        }
        assertThat(Files.size(folder.resolve("w.db-wal")))
                .as("60 MB were written, beside a limit of 16 MiB")
                .isLessThan(40_000_000);
    }

    @Test
    void work_that_fails_is_undone_alone() throws Exception {
        var together =
                together(
                        List.of(
                                () -> add("one"),
                                () ->
                                        write(session -> {
                                            add(session, "half");
                                            throw new IllegalStateException("no");
                                        }),
                                () -> add("two")));

        assertThat(together).extracting(Future::state).containsExactly(DONE, FAILED, DONE);
        assertThat(words()).containsExactly("one", "two");
    }

    @Test
    void work_that_the_engine_refuses_is_undone_alone() throws Exception {
        add("taken");

        var together =
                together(
                        List.of(
                                () -> add("one"),
                                () ->
                                        write(session -> {
                                            add(session, "half");
                                            return add(session, "taken");
                                        })));

        assertThat(together).extracting(Future::state).containsExactly(DONE, FAILED);
        assertThat(words()).containsExactly("one", "taken");
    }

    @Test
    void when_the_commit_fails_nobody_is_told_that_all_is_well_and_the_next_batch_is() {
        assertThatThrownBy(() ->
                        write(session -> {
                            add(session, "lost");
                            return session.update("insert into echo values ('nothing')");
                        }))
                .isInstanceOf(StoreFailure.class)
                .hasMessage("test")
                .hasRootCauseInstanceOf(SQLException.class);

        add("next");

        assertThat(words()).containsExactly("next");
    }

    @Test
    void when_the_commit_fails_everybody_in_the_batch_is_told() throws Exception {
        var together =
                together(
                        List.of(
                                () -> add("one"),
                                () ->
                                        write(session ->
                                                session.update("insert into echo values ('?')")),
                                () -> add("two")));

        assertThat(together).extracting(Future::state).containsOnly(FAILED);
        assertThat(words()).isEmpty();
    }

    @Test
    void who_lost_patience_before_the_work_began_has_changed_nothing() throws Exception {
        whileBusy(() ->
                assertThatThrownBy(() ->
                                writer.write(
                                        "test",
                                        Duration.ofMillis(50),
                                        session -> add(session, "late"),
                                        done -> {}))
                        .isInstanceOf(StoreFailure.class));
        add("next");

        assertThat(words()).containsExactly("next");
    }

    @Test
    void an_interrupted_caller_still_learns_that_its_work_is_safe() {
        Thread.currentThread().interrupt();

        assertThat(add("one")).isEqualTo(1);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(words()).containsExactly("one");
    }

    /// Runs all as one batch: they wait together while the writer is busy.
    private List<FutureTask<Integer>> together(List<Callable<Integer>> tasks) throws Exception {
        var all = tasks.stream().map(FutureTask::new).toList();
        whileBusy(() -> {
            var threads = all.stream().map(Thread.ofPlatform()::start).toList();
            Soon.holds(() -> threads.stream().allMatch(WriterTest::waits));
            return threads;
        });
        for (var task : all) {
            Soon.holds(task::isDone);
        }
        return all;
    }

    private static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.TIMED_WAITING;
    }

    /// Runs something while the writer is at work on something else.
    private void whileBusy(Callable<?> task) throws Exception {
        var begun = new CountDownLatch(1);
        var free = new CountDownLatch(1);
        var busy = Thread.ofPlatform().start(() -> write(session -> hold(begun, free)));
        begun.await();
        task.call();
        free.countDown();
        busy.join();
    }

    private static int hold(CountDownLatch begun, CountDownLatch free) {
        begun.countDown();
        try {
            free.await();
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int add(String word) {
        return write(session -> add(session, word));
    }

    private static int add(Session session, String word) throws SQLException {
        return session.update("insert into word values (?)", word);
    }

    private <T> T write(Session.Work<T> work) {
        return writer.write("test", PATIENCE, work, done -> {});
    }

    private List<String> words() {
        return write(session ->
                session.all("select text from word order by text", row -> row.getString(1)));
    }
}
