package dev.kotae.bench;

import dev.kotae.app.Outside;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/// Whole turns, Kotae beside a bot on Node: written as Slack's own templates are, which keeps
/// nothing on a disk. Both processes live through the whole of it and are loaded in turns; the
/// medians of their runs count.
///
/// `--rates 30,60,110` (questions a second), `--runs N` (3 of each at each rate), `--seconds N` (10
/// a run), `--warm-up N` (30), `--slack-latency N` (0 ms). `--clean` then looks for the highest
/// rate at which the 99th percentile of the overhead is within 100 ms. `--alone` leaves the bot
/// out, for a profiler (`JAVA_OPTS`).
final class BesideBench {
    private static final String BOT = "bot on Node";
    private static final List<Integer> WARM_UP_RATES = List.of(20, 40, 60);
    private static final Duration STRAGGLERS = Duration.ofSeconds(20);
    private static final double CLEAN_MILLIS = 100;
    private static final int CLEAN_STEP = 20;
    private static final int FASTEST = 230;

    private final TurnWorld world;
    private final Duration time;
    private final Table table;

    private BesideBench(TurnWorld world, Duration time, Table table) {
        this.world = world;
        this.time = time;
        this.table = table;
    }

    /// What one run measured, in milliseconds where it is a time.
    private record Run(
            double asked,
            double whole,
            double sign,
            double text,
            double p50,
            double p99,
            double cpu) {
        private static final List<ToDoubleFunction<Run>> FIGURES =
                List.of(Run::asked, Run::whole, Run::sign, Run::text, Run::p50, Run::p99, Run::cpu);

        private double[] figures() {
            return FIGURES.stream().mapToDouble(figure -> figure.applyAsDouble(this)).toArray();
        }
    }

    private record Answering(String name, Child child, OpenLoad load) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            load.close();
            child.close();
        }
    }

    static void run(String[] args) throws Exception {
        var delay = Duration.ofMillis(Option.number(args, "--slack-latency", 0));
        var world = new TurnWorld(new SignedEvents(SignedEvents.SECRET), delay);
        var columns =
                new String[] {
                    "questions",
                    "whole",
                    "sign p99 ms",
                    "text p99 ms",
                    "p50 ms",
                    "p99 ms",
                    "CPU ms each"
                };
        var time = Duration.ofSeconds(Option.number(args, "--seconds", 10));
        var delays = new Outside.Delays(delay, TurnWorld.RETRIEVE);
        try (var table = new Table("beside", args, columns);
                var outside = Outside.open(world, world::answer, delays);
                var served =
                        Served.start(outside.address(), "knowledge: [{bedrock: KB12345678}]\n");
                var ours = new Answering("kotae", served.child(), new OpenLoad(served.port()))) {
            var bench = new BesideBench(world, time, table);
            if (Arrays.asList(args).contains("--alone")) {
                bench.run(List.of(ours), args);
            } else {
                try (var theirs = bot(outside.address())) {
                    bench.run(List.of(theirs, ours), args);
                }
            }
        }
    }

    private void run(List<Answering> all, String[] args) throws Exception {
        warmUp(all, Duration.ofSeconds(Option.number(args, "--warm-up", 30)));
        var rates = Option.value(args, "--rates").orElse("30,60,110").split(",", -1);
        for (var rate : rates) {
            compare(all, Integer.parseInt(rate), Option.number(args, "--runs", 3));
        }
        if (Arrays.asList(args).contains("--clean")) {
            for (var one : all) {
                climb(one, Integer.parseInt(rates[rates.length - 1]));
            }
        }
    }

    private static Answering bot(URI outside) throws IOException, InterruptedException {
        int port = Peers.freePort();
        var child =
                Child.command(
                        Peers.folder("turns.mjs"),
                        "node",
                        "turns.mjs",
                        String.valueOf(port),
                        SignedEvents.SECRET,
                        outside.toString());
        child.await("ready");
        child.leave();
        return new Answering(BOT, child, new OpenLoad(port));
    }

    /// Faster and faster: neither is as quick at first as it will be.
    private void warmUp(List<Answering> all, Duration warmUp) throws Exception {
        for (var one : all) {
            world.forget();
            for (int rate : WARM_UP_RATES) {
                one.load().send(rate, warmUp.dividedBy(WARM_UP_RATES.size()), world::ask);
            }
            await();
        }
    }

    private void compare(List<Answering> all, int rate, int runs) throws Exception {
        var measured = new ArrayList<List<Run>>();
        all.forEach(one -> measured.add(new ArrayList<>()));
        for (int i = 0; i < runs; i++) {
            for (int who = 0; who < all.size(); who++) {
                measured.get(who).add(measure(all.get(who), rate));
            }
        }
        var medians = measured.stream().map(one -> Medians.of(Run.FIGURES, one)).toList();
        for (int who = 0; who < all.size(); who++) {
            table.row("median " + all.get(who).name() + " at " + rate + "/s", medians.get(who));
        }
        if (all.size() > 1) {
            var ratio = medians.getLast().clone();
            Arrays.setAll(ratio, i -> ratio[i] / medians.getFirst()[i]);
            table.row("kotae / " + BOT + " at " + rate + "/s", ratio);
        }
    }

    /// Tells the last rate at which most answers came soon.
    private void climb(Answering one, int from) throws Exception {
        int clean = 0;
        for (int rate = from; rate <= FASTEST; rate += CLEAN_STEP) {
            var run = measure(one, rate);
            if (run.p99() > CLEAN_MILLIS || run.whole() < run.asked()) {
                break;
            }
            clean = rate;
        }
        table.note(
                String.format(
                        Locale.ROOT, "  %s: p99 within 100 ms up to %d/s", one.name(), clean));
    }

    private Run measure(Answering one, int rate) throws Exception {
        world.forget();
        double before = one.child().cpuSeconds();
        long refused = one.load().refused();
        one.load().send(rate, time, world::ask);
        await();
        double cpu = one.child().cpuSeconds() - before;
        var all = world.questions();
        var overheads = of(all, TurnWorld.Question::overhead);
        var run =
                new Run(
                        all.size(),
                        all.stream().filter(world::isWhole).count(),
                        of(all, TurnWorld.Question::sign).millis(0.99),
                        of(all, TurnWorld.Question::firstText).millis(0.99),
                        overheads.millis(0.5),
                        overheads.millis(0.99),
                        cpu * 1e3 / all.size());
        table.row(one.name() + " at " + rate + "/s", run.figures());
        if (overheads.never() > 0) {
            table.note("  not ended, and counted as infinite: " + overheads.never());
        }
        if (one.load().refused() > refused) {
            table.note("  refused: " + (one.load().refused() - refused));
        }
        return run;
    }

    private static Percentiles of(
            Collection<TurnWorld.Question> questions, ToLongFunction<TurnWorld.Question> time) {
        return new Percentiles(questions.stream().mapToLong(time).toArray());
    }

    private void await() throws InterruptedException {
        long until = System.nanoTime() + STRAGGLERS.toNanos();
        while (System.nanoTime() < until
                && !world.questions().stream().allMatch(TurnWorld.Question::hasEnded)) {
            Thread.sleep(100);
        }
    }
}
