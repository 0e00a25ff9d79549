package dev.kotae.store;

import static dev.kotae.memory.Samples.question;
import static dev.kotae.memory.Samples.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotae.memory.Acceptance;
import dev.kotae.memory.Settlement;
import dev.kotae.memory.StoreFailure;
import dev.kotae.store.engine.Network;
import dev.kotae.store.engine.OwnPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What the store promises when the server or the way to it fails.
@Tag("postgres")
@Timeout(180)
@EnabledOnOs(
        value = OS.LINUX,
        disabledReason = "how the server was started is read in /proc, to start it again")
final class PostgresOutageTest {
    private static final Duration LEASE = Duration.ofMinutes(1);

    @TempDir private Path folder;
    private OwnPostgres server;

    @BeforeEach
    void start() throws Exception {
        server = OwnPostgres.in(folder);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void a_killed_server_loses_nothing_that_was_kept_and_is_found_again() throws Exception {
        try (var store = open(server.url())) {
            for (int kill = 0; kill < 2; kill++) {
                var told = new ConcurrentLinkedQueue<String>();
                var over = new AtomicBoolean();
                try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    for (var thread : List.of("a", "b", "c", "d")) {
                        var run = kill + thread;
                        threads.execute(() -> acceptUntil(over, store, run, told));
                    }
                    try {
                        awaitMore(told, 50);
                        server.kill();
                        Thread.sleep(500);
                        server.restart();
                        awaitMore(told, told.size() + 50);
                    } finally {
                        over.set(true);
                    }
                }
                assertThat(told)
                        .allSatisfy(identity ->
                                assertThat(
                                                store.ports()
                                                        .inbox()
                                                        .accept(question("?", "?", identity)))
                                        .isInstanceOf(Acceptance.Repeated.class));
            }
        }
    }

    @Test
    void what_was_worked_on_when_the_server_was_killed_is_recorded_when_it_is_back()
            throws Exception {
        try (var store = open(server.url())) {
            store.ports().inbox().accept(question("1", "a"));
            var claim =
                    store.ports()
                            .inbox()
                            .claim("test", LEASE, Duration.ofSeconds(10))
                            .orElseThrow();
            server.kill();
            var restarting =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    Thread.sleep(1_000);
                                    server.restart();
                                } catch (Exception e) {
                                    throw new IllegalStateException(e);
                                }
                            });

            assertThat(store.ports().inbox().settle(claim, recorded(claim, "answer"))).isTrue();
            assertThat(store.ports().inbox().settle(claim, new Settlement.Done())).isTrue();
            restarting.join();

            assertThat(store.ports().answers().find("slack/T1", claim.turn().id())).isPresent();
        }
    }

    @Test
    void a_server_that_is_gone_is_told_with_its_address() throws Exception {
        try (var store = open(server.url())) {
            server.kill();

            assertThatThrownBy(() -> store.ports().inbox().accept(question("1", "a")))
                    .isInstanceOfSatisfying(
                            StoreFailure.class,
                            failure ->
                                    assertThat(failure.why())
                                            .contains(":" + server.port())
                                            .contains("refused"));
        }
    }

    @Test
    void while_the_network_is_cut_the_door_says_no_and_at_once_after_the_first_time()
            throws Exception {
        try (var network = new Network(server.port());
                var store = open(server.url().replace(":" + server.port(), ":" + network.port()))) {
            store.ports().inbox().accept(question("1", "before"));

            network.cut();
            var first = timed(() -> refused(store, "during"));
            var more =
                    timed(() -> {
                        for (int n = 0; n < 50; n++) {
                            refused(store, "during " + n);
                        }
                    });
            assertThat(store.isShut()).isTrue();
            network.mend();

            assertThat(first).isLessThan(Duration.ofSeconds(10));
            assertThat(more)
                    .as("fifty that each waited for a connection would need a minute and a half")
                    .isLessThan(Duration.ofSeconds(30));
            awaitAccepted(store, "after");
            assertThat(store.isShut()).isFalse();
            var claim =
                    store.ports()
                            .inbox()
                            .claim("test", LEASE, Duration.ofSeconds(20))
                            .orElseThrow();
            assertThat(claim.turn().asked().text()).isEqualTo("before");
        }
    }

    private static Store open(String url) {
        return Store.open(new StoreSettings(url), InstantSource.system(), new Random());
    }

    private static void acceptUntil(
            AtomicBoolean over, Store store, String run, Queue<String> told) {
        for (int n = 0; !over.get(); n++) {
            var identity = run + ":" + n;
            try {
                store.ports().inbox().accept(question(run, identity, identity));
                told.add(identity);
            } catch (StoreFailure failure) {
                // Whoever asked will ask again.
                pause();
            }
        }
    }

    private static void awaitMore(Queue<String> told, int count) {
        while (told.size() < count) {
            pause();
        }
    }

    private static void awaitAccepted(Store store, String text) {
        while (true) {
            try {
                store.ports().inbox().accept(question("1", text));
                return;
            } catch (StoreFailure failure) {
                pause();
            }
        }
    }

    private static void refused(Store store, String text) {
        assertThatThrownBy(() -> store.ports().inbox().accept(question("1", text)))
                .isInstanceOf(StoreFailure.class);
    }

    private static Duration timed(Runnable task) {
        long before = System.nanoTime();
        task.run();
        return Duration.ofNanos(System.nanoTime() - before);
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
