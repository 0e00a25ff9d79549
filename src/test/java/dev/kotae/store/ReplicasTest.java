package dev.kotae.store;

import static dev.kotae.memory.Samples.answer;
import static dev.kotae.memory.Samples.question;
import static dev.kotae.memory.Samples.recorded;
import static dev.kotae.memory.Samples.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.memory.Acceptance;
import dev.kotae.memory.Claim;
import dev.kotae.memory.HandClock;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Progress;
import dev.kotae.memory.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Several processes on one PostgreSQL database.
@Tag("postgres")
@Timeout(180)
final class ReplicasTest {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int LANES = 8;
    private static final int TURNS = 12;

    private final String url = Postgres.database();
    private final HandClock clock = new HandClock();
    private final List<Store> replicas = new ArrayList<>();

    @AfterEach
    void close() {
        replicas.forEach(Store::close);
    }

    @Test
    void each_question_is_kept_once_and_worked_on_by_one_of_them_in_order() throws Exception {
        var stores = List.of(replica(), replica(), replica());
        var log = new WorkLog(LANES * TURNS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                var asking =
                        IntStream.range(0, LANES)
                                .mapToObj(lane -> threads.submit(() -> ask(lane, stores, threads)))
                                .toList();
                var working =
                        IntStream.range(0, 2 * stores.size())
                                .mapToObj(number -> stores.get(number % stores.size()))
                                .map(store -> threads.submit(() -> log.work(store.ports().inbox())))
                                .toList();
                for (var one : asking) {
                    assertThat(one.get()).as("kept of one lane").isEqualTo(TURNS);
                }
                for (var one : working) {
                    one.get();
                }
            } finally {
                log.left.set(0);
            }
        }
        var inOrder = IntStream.range(0, TURNS).mapToObj(Integer::toString).toList();
        assertThat(log.claimedTwice).isEmpty();
        assertThat(log.worked)
                .hasSize(LANES)
                .allSatisfy((lane, texts) -> assertThat(texts).isEqualTo(inOrder));
    }

    /// Asks all of a lane's questions, each of two replicas at once.
    private static int ask(int lane, List<Store> stores, ExecutorService threads) throws Exception {
        int kept = 0;
        for (int n = 0; n < TURNS; n++) {
            var asked = question("lane " + lane, Integer.toString(n));
            var told =
                    atOnce(
                            threads,
                            () -> any(stores).ports().inbox().accept(asked),
                            () -> any(stores).ports().inbox().accept(asked));
            kept += (int) told.stream().filter(Acceptance.Kept.class::isInstance).count();
        }
        return kept;
    }

    /// What several workers have done between them.
    private static final class WorkLog {
        final AtomicInteger left;
        final Map<String, List<String>> worked = new ConcurrentHashMap<>();
        final Set<String> claimedTwice = ConcurrentHashMap.newKeySet();
        private final Set<String> held = ConcurrentHashMap.newKeySet();

        WorkLog(int turns) {
            this.left = new AtomicInteger(turns);
        }

        int work(Inbox inbox) {
            int done = 0;
            while (left.get() > 0) {
                var claim = inbox.claim("worker", LEASE, Duration.ofMillis(300));
                if (claim.isPresent()) {
                    work(inbox, claim.get());
                    done++;
                }
            }
            return done;
        }

        private void work(Inbox inbox, Claim claim) {
            var asked = claim.turn().asked();
            var lane = asked.address().lane();
            if (!held.add(lane)) {
                claimedTwice.add(lane);
            }
            worked.computeIfAbsent(lane, key -> new CopyOnWriteArrayList<>()).add(asked.text());
            assertThat(inbox.settle(claim, recorded(claim, "answer"))).isTrue();
            held.remove(lane);
            assertThat(inbox.settle(claim, new Settlement.Done())).isTrue();
            left.decrementAndGet();
        }
    }

    @Test
    void twins_that_come_to_two_of_them_at_once_are_kept_once() throws Exception {
        var one = replica().ports().inbox();
        var two = replica().ports().inbox();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 100; n++) {
                var mention = question("1", "mention", "event:a" + n, "message:" + n);
                var message = question("2", "message", "event:b" + n, "message:" + n);

                var told = atOnce(threads, () -> one.accept(mention), () -> two.accept(message));

                var turn = told.stream().filter(Acceptance.Kept.class::isInstance).toList();
                assertThat(turn).hasSize(1);
                var id = ((Acceptance.Kept) turn.getFirst()).turn().id();
                assertThat(told).contains(new Acceptance.Repeated(id));
            }
        }
        assertThat(Postgres.asked(url, "select count(*) from turn")).isEqualTo("100");
    }

    @Test
    void a_question_that_comes_as_its_lane_goes_to_rest_is_claimed() throws Exception {
        var one = replica().ports().inbox();
        var two = replica().ports().inbox();
        one.accept(question("1", "first"));
        var claim = one.claim("test", LEASE, Duration.ofSeconds(10)).orElseThrow();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 200; n++) {
                var last = claim;
                var next = question("1", "next " + n);

                atOnce(
                        threads,
                        () -> one.settle(last, new Settlement.Done()),
                        () -> two.accept(next));

                claim = two.claim("test", LEASE, Duration.ZERO).orElseThrow();
                assertThat(claim.turn().asked()).isEqualTo(next);
            }
        }
    }

    @Test
    void a_late_holder_and_its_successor_are_never_both_believed() throws Exception {
        var one = replicaByHand().ports().inbox();
        var two = replicaByHand().ports().inbox();
        int late = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 100; n++) {
                one.accept(question("1", "question " + n));
                var claim = one.claim("one", LEASE, Duration.ZERO).orElseThrow();
                clock.move(LEASE);

                var both =
                        atOnce(
                                threads,
                                () -> one.settle(claim, new Settlement.Done()),
                                () -> two.claim("two", LEASE, Duration.ZERO));

                boolean settled = (boolean) both.getFirst();
                var successor = (Optional<?>) both.getLast();
                assertThat(successor.isPresent()).isEqualTo(!settled);
                if (successor.orElse(null) instanceof Claim taken) {
                    late++;
                    assertThat(taken.fence()).isGreaterThan(claim.fence());
                    assertThat(one.renew(List.of(claim), LEASE)).isNotEmpty();
                    assertThat(one.posted(claim, "post")).isFalse();
                    assertThat(one.settle(claim, recorded(claim, "late"))).isFalse();
                    assertThat(two.settle(taken, recorded(taken, "in time"))).isTrue();
                    assertThat(two.settle(taken, new Settlement.Done())).isTrue();
                }
            }
        }
        assertThat(Postgres.asked(url, "select count(*) from exchange where body like '%late%'"))
                .isEqualTo("0");
        assertThat(late).as("how often the successor was first").isPositive();
    }

    @Test
    void one_whose_clock_is_wrong_takes_nothing_that_another_holds() {
        var one = replica();
        var ahead = replica(off(Duration.ofHours(2)));
        var behind = replica(off(Duration.ofHours(-2)));
        one.ports().inbox().accept(question("1", "a"));
        one.ports().inbox().accept(question("2", "b"));
        assertThat(one.ports().inbox().claim("one", LEASE, Duration.ZERO)).isPresent();

        assertThat(behind.ports().inbox().claim("behind", LEASE, Duration.ZERO)).isPresent();
        assertThat(ahead.ports().inbox().claim("ahead", LEASE, Duration.ZERO)).isEmpty();
        assertThat(one.ports().inbox().claim("one", LEASE, Duration.ZERO)).isEmpty();
        assertThat(Duration.between(ahead.clock().instant(), Instant.now()).abs())
                .isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void what_one_accepts_another_that_waits_claims_at_once() throws Exception {
        var one = replica().ports().inbox();
        var two = replica().ports().inbox();
        var quickest = Long.MAX_VALUE;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 10; n++) {
                var waiting =
                        threads.submit(() -> {
                            var claim = two.claim("two", LEASE, Duration.ofSeconds(10));
                            return new Timed(claim.orElseThrow(), System.nanoTime());
                        });
                Thread.sleep(50);
                long before = System.nanoTime();
                one.accept(question("lane " + n, "question"));
                quickest = Math.min(quickest, waiting.get().at() - before);
            }
        }
        // Who only looked once a second would be later than that each time; a busy machine is not.
        assertThat(Duration.ofNanos(quickest)).isLessThan(Duration.ofMillis(600));
    }

    @Test
    void what_nobody_was_told_of_is_found_all_the_same() throws Exception {
        var one = replica().ports().inbox();
        one.accept(question("1", "question"));
        assertThat(one.claim("one", LEASE, Duration.ZERO)).isPresent();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = threads.submit(() -> one.claim("one", LEASE, Duration.ofSeconds(30)));
            Thread.sleep(300);

            Postgres.execute(url, "update lane set ready_at = 0");

            assertThat(waiting.get()).isPresent();
        }
    }

    @Test
    void a_stop_is_heard_by_the_others_also_after_their_connections_were_cut() throws Exception {
        var one = replica();
        var two = replica();
        var heard = new CopyOnWriteArrayList<String>();
        one.ports().inbox().accept(question("1", "question"));
        var turn = one.ports().inbox().claim("one", LEASE, Duration.ZERO).orElseThrow().turn();
        try (var listening = one.ports().stops().listen(heard::add)) {
            assertThat(listening).isNotNull();
            awaitHeard(two, turn.id(), heard);
            Postgres.execute(
                    url,
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where datname = current_database() and pid <> pg_backend_pid()");
            heard.clear();
            awaitHeard(two, turn.id(), heard);
        }
    }

    private static void awaitHeard(Store other, String turn, List<String> heard) throws Exception {
        while (!heard.contains(turn)) {
            other.ports().stops().ask(thread("T1", "1"), "U1");
            Thread.sleep(100);
        }
    }

    @Test
    void they_may_all_be_the_first_at_once() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var opened =
                    atOnce(
                            threads,
                            () -> Store.open(settings(), InstantSource.system(), new Random()),
                            () -> Store.open(settings(), InstantSource.system(), new Random()),
                            () -> Store.open(settings(), InstantSource.system(), new Random()));
            opened.forEach(store -> replicas.add((Store) store));
        }
        assertThat(replicas)
                .hasSize(3)
                .allSatisfy(store ->
                        assertThat(store.ports().inbox().accept(question("1", "a"))).isNotNull());
    }

    @Test
    void an_older_program_works_beside_a_newer_one_that_has_added_to_the_tables() {
        replica().ports().inbox().accept(question("1", "before"));
        Postgres.execute(
                url,
                """
                alter table turn add column mood text;
                alter table lane add column weight bigint not null default 1;
                create table mood (name text);
                insert into kotae_schema_history (installed_rank, version, description, type,
                    script, installed_by, execution_time, success)
                values (999, '999', 'later', 'SQL', 'V999__later.sql', 'later', 1, true);
                """);

        var older = replica().ports().inbox();

        var claim = older.claim("older", LEASE, Duration.ZERO).orElseThrow();
        assertThat(older.settle(claim, recorded(claim, "answer"))).isTrue();
        assertThat(older.settle(claim, new Settlement.Done())).isTrue();
        assertThat(older.accept(question("2", "after"))).isInstanceOf(Acceptance.Kept.class);
    }

    @Test
    void what_another_has_recorded_is_shown_and_not_recorded_again() {
        var one = replicaByHand().ports().inbox();
        var two = replicaByHand().ports().inbox();
        one.accept(question("1", "question"));
        var claim = one.claim("one", LEASE, Duration.ZERO).orElseThrow();
        one.posted(claim, "post");
        one.settle(claim, recorded(claim, "answer"));
        clock.move(LEASE);

        var next = two.claim("two", LEASE, Duration.ZERO).orElseThrow();

        var whole = answer(claim.turn().id(), "answer");
        assertThat(next.progress()).isEqualTo(new Progress.Recorded("post", whole));
        assertThat(two.settle(next, recorded(next, "another"))).isFalse();
        assertThat(two.settle(next, new Settlement.Done())).isTrue();
    }

    private StoreSettings settings() {
        return new StoreSettings(url, Map.of());
    }

    private Store replica() {
        return replica(InstantSource.system());
    }

    private Store replica(InstantSource ownClock) {
        var store = Store.open(settings(), ownClock, new Random());
        replicas.add(store);
        return store;
    }

    private Store replicaByHand() {
        var store = Store.openBy(clock, settings(), new Random());
        replicas.add(store);
        return store;
    }

    private static InstantSource off(Duration by) {
        return () -> Instant.now().plus(by);
    }

    private static Store any(List<Store> stores) {
        return stores.get(ThreadLocalRandom.current().nextInt(stores.size()));
    }

    /// Lets all begin at the same moment.
    private static List<Object> atOnce(ExecutorService threads, Callable<?>... tasks)
            throws Exception {
        var start = new CyclicBarrier(tasks.length);
        var begun = new ArrayList<Future<Object>>();
        for (var task : tasks) {
            begun.add(
                    threads.submit(() -> {
                        start.await();
                        return task.call();
                    }));
        }
        var results = new ArrayList<Object>();
        for (var one : begun) {
            results.add(one.get());
        }
        return results;
    }

    private record Timed(Claim claim, long at) {}
}
