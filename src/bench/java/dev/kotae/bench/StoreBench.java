package dev.kotae.bench;

import dev.kotae.chat.Address;
import dev.kotae.chat.Answer;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Cost;
import dev.kotae.chat.Exchange;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Receipt;
import dev.kotae.chat.Usage;
import dev.kotae.memory.Claim;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Ledger;
import dev.kotae.memory.Settlement;
import dev.kotae.store.Store;
import dev.kotae.store.StoreSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/// How fast the store is, in a SQLite file and on PostgreSQL: opening, accepting with one writer
/// and with many, whole turns, and the way of a question to a waiting worker. Every write is synced
/// to the disk.
///
/// `--seconds N` for each row (3), `--settled N` turns that ended before (0), `--engine NAME`
/// (`sqlite` or `postgresql`; both otherwise).
public final class StoreBench {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int MOST = 2_000_000;
    private static final int IDLE_ROUNDS = 300;
    private static final long ESTIMATE = 5_000;
    private static final String QUESTION =
            "How many days of paid leave do I have left? ".repeat(12);
    private static final String ANSWER = "You have **twelve** days left [1]. ".repeat(20);

    /// A budget that is never used up, and a rate: two counters a turn.
    private static final List<Ledger.Limit> LIMITS =
            List.of(
                    new Ledger.Limit(
                            Ledger.Scope.WORKSPACE,
                            Ledger.Window.MONTH,
                            Ledger.Unit.MICRO_USD,
                            Long.MAX_VALUE / 2),
                    new Ledger.Limit(
                            Ledger.Scope.PERSON,
                            Ledger.Window.HOUR,
                            Ledger.Unit.TURNS,
                            Long.MAX_VALUE / 2));

    private final Table table;
    private final Inbox inbox;
    private final Ledger ledger;
    private final Duration time;
    private final AtomicLong arrivals = new AtomicLong(System.nanoTime());

    private StoreBench(Table table, Store store, Duration time) {
        this.table = table;
        this.inbox = store.ports().inbox();
        this.ledger = store.ports().ledger();
        this.time = time;
    }

    /// Prints a table.
    public static void run(String[] args) throws Exception {
        var time = Duration.ofSeconds(Option.number(args, "--seconds", 3));
        int settled = Option.number(args, "--settled", 0);
        var engines = Arrays.asList(args);
        var columns = new String[] {"per s", "p50 ms", "p99 ms", "max ms"};
        try (var table = new Table("store", args, columns)) {
            if (!engines.contains("postgresql")) {
                table.note("SQLite");
                sqlite(table, time, settled);
            }
            if (!engines.contains("sqlite")) {
                table.note("PostgreSQL on this machine");
                try (var server = EmbeddedPostgres.start()) {
                    measure(table, server.getJdbcUrl("postgres", "postgres"), time, settled);
                }
            }
        }
    }

    private static void sqlite(Table table, Duration time, int settled) throws Exception {
        var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "bench");
        try {
            opening(table, folder);
            measure(table, "jdbc:sqlite:" + folder.resolve("kotae.db"), time, settled);
        } finally {
            delete(folder);
        }
    }

    private static void measure(Table table, String url, Duration time, int settled)
            throws Exception {
        open(url).close();
        if (settled > 0) {
            SettledTurns.fill(url, settled);
        }
        try (var store = open(url)) {
            var bench = new StoreBench(table, store, time);
            many(8, Duration.ofSeconds(2), bench::turn);
            bench.report("accept, 1 writer", 1, bench::accept);
            bench.drain();
            bench.report("accept, 64 writers", 64, bench::accept);
            bench.drain();
            bench.report("whole turns, 1 worker", 1, bench::turn);
            bench.report("whole turns, 64 workers", 64, bench::turn);
            bench.drain();
            bench.idle();
        }
    }

    private static Store open(String url) {
        return Store.open(new StoreSettings(url), InstantSource.system(), new SecureRandom());
    }

    private static void opening(Table table, Path folder) {
        var fresh = new long[10];
        var again = new long[10];
        for (int i = 0; i < fresh.length; i++) {
            fresh[i] = opened("jdbc:sqlite:" + folder.resolve("open" + i + ".db"));
            again[i] = opened("jdbc:sqlite:" + folder.resolve("open" + i + ".db"));
        }
        row(table, "open, first time in this JVM", Double.NaN, Arrays.copyOf(fresh, 1));
        row(table, "open, new file, warm", Double.NaN, Arrays.copyOfRange(fresh, 1, fresh.length));
        row(table, "open, existing file, warm", Double.NaN, again);
    }

    private static long opened(String url) {
        long before = System.nanoTime();
        var store = open(url);
        long took = System.nanoTime() - before;
        store.close();
        return took;
    }

    private void report(String name, int threads, IntConsumer step) throws Exception {
        long before = System.nanoTime();
        var took = many(threads, time, step);
        row(table, name, took.length * 1e9 / (System.nanoTime() - before), took);
    }

    private static long[] many(int threads, Duration length, IntConsumer step) throws Exception {
        var took = new long[MOST];
        var count = new AtomicLong();
        long end = System.nanoTime() + length.toNanos();
        together(
                threads,
                thread -> {
                    for (long now = System.nanoTime(); now < end; ) {
                        step.accept(thread);
                        long then = System.nanoTime();
                        took[(int) count.getAndIncrement()] = then - now;
                        now = then;
                    }
                });
        return Arrays.copyOf(took, (int) count.get());
    }

    private static void together(int threads, IntConsumer task) throws Exception {
        var all = new ArrayList<Future<?>>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < threads; thread++) {
                int number = thread;
                all.add(executor.submit(() -> task.accept(number)));
            }
        }
        for (var one : all) {
            one.get();
        }
    }

    private void accept(int thread) {
        long n = arrivals.incrementAndGet();
        inbox.accept(
                new Asked(
                        Set.of("event:Ev" + n, "message:C1/" + n),
                        new Address(Platform.SLACK, "T1", "C1", n % 1_000 + "." + thread),
                        "general",
                        "U" + thread,
                        QUESTION,
                        List.of(),
                        Instant.EPOCH,
                        "{\"kind\":\"thread\"}"));
    }

    private void turn(int thread) {
        accept(thread);
        inbox.claim("bench", LEASE, Duration.ofSeconds(5)).ifPresent(this::answer);
    }

    private void answer(Claim claim) {
        var asked = claim.turn().asked();
        ledger.reserve(claim.turn(), LIMITS, ESTIMATE, LEASE);
        var receipt =
                new Receipt(
                        claim.turn().id(),
                        "Claude Haiku",
                        List.of(),
                        Duration.ofSeconds(2),
                        new Usage(900, 200, 0, 0),
                        new Cost(1_900, true),
                        5,
                        List.of());
        inbox.posted(claim, "C1/1.2");
        inbox.settle(
                claim,
                new Settlement.Recorded(
                        new Answer(ANSWER, List.of(), receipt),
                        new Exchange(asked.asker(), asked.text(), ANSWER, asked.at())));
        inbox.settle(claim, new Settlement.Done());
    }

    private void drain() throws Exception {
        together(
                256,
                thread -> {
                    var claim = inbox.claim("drain", LEASE, Duration.ZERO);
                    while (claim.isPresent()) {
                        inbox.settle(claim.get(), new Settlement.Done());
                        claim = inbox.claim("drain", LEASE, Duration.ZERO);
                    }
                });
    }

    /// From the acceptance (the question is durable) to the claim in the waiting worker's hands.
    private void idle() throws Exception {
        var took = new long[IDLE_ROUNDS];
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < IDLE_ROUNDS; i++) {
                var claimed =
                        executor.submit(() -> {
                            var claim =
                                    inbox.claim("idle", LEASE, Duration.ofSeconds(5)).orElseThrow();
                            long at = System.nanoTime();
                            inbox.settle(claim, new Settlement.Done());
                            return at;
                        });
                Thread.sleep(ThreadLocalRandom.current().nextInt(2, 8));
                accept(0);
                long accepted = System.nanoTime();
                took[i] = Math.max(0, claimed.get() - accepted);
            }
        }
        row(table, "accepted → claimed, idle system", Double.NaN, took);
    }

    private static void row(Table table, String name, double rate, long[] nanos) {
        var took = new Percentiles(nanos);
        table.row(name, rate, took.millis(0.5), took.millis(0.99), took.millis(1));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
