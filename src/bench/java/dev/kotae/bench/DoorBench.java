package dev.kotae.bench;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// How fast signed events are acknowledged: Kotae's door, which keeps each question with an fsync
/// before it says 200, beside `@slack/bolt` on Node, which keeps nothing. Alternating runs in one
/// go, 64 connections, a load generator in a process of its own; the medians count.
///
/// `--runs N` (5), `--seconds N` (6) measured after `--warm-up N` (18).
final class DoorBench {
    private static final String BOLT = "@slack/bolt 5.1.0";
    private static final int CONNECTIONS = 64;
    private static final int WARM_UP_SECONDS = 18;

    private DoorBench() {}

    private record Run(double perSecond, double p50, double p99, double cpuMicros) {
        private Run over(Run other) {
            return new Run(
                    perSecond / other.perSecond,
                    p50 / other.p50,
                    p99 / other.p99,
                    cpuMicros / other.cpuMicros);
        }
    }

    private interface Start {
        Child at(int port) throws IOException, InterruptedException;
    }

    static void run(String[] args) throws Exception {
        int runs = Option.number(args, "--runs", 5);
        int warmUp = Option.number(args, "--warm-up", WARM_UP_SECONDS);
        int seconds = Option.number(args, "--seconds", 6);
        var node = Peers.folder("door.mjs");
        var ours = new ArrayList<Run>();
        var theirs = new ArrayList<Run>();
        var columns = new String[] {"answers per s", "p50 ms", "p99 ms", "CPU µs each"};
        try (var table = new Table("door", args, columns)) {
            for (int i = 0; i < runs; i++) {
                theirs.add(measure(table, BOLT, port -> bolt(node, port), warmUp, seconds));
                ours.add(measure(table, "kotae, fsynced", DoorBench::kotae, warmUp, seconds));
            }
            var our = median(ours);
            var their = median(theirs);
            row(table, "median " + BOLT, their);
            row(table, "median kotae, fsynced", our);
            row(table, "kotae / bolt", our.over(their));
        }
    }

    private static Child kotae(int port) throws IOException {
        return Child.java("dev.kotae.app.DoorServer", port, SignedEvents.SECRET);
    }

    private static Child bolt(File folder, int port) throws IOException {
        return Child.command(folder, "node", "door.mjs", String.valueOf(port), SignedEvents.SECRET);
    }

    private static Run measure(Table table, String name, Start start, int warmUp, int seconds)
            throws Exception {
        int port = Peers.freePort();
        try (var server = start.at(port)) {
            server.await("ready");
            try (var load =
                    Child.java(
                            "dev.kotae.bench.EventLoad",
                            port,
                            SignedEvents.SECRET,
                            CONNECTIONS,
                            warmUp,
                            seconds)) {
                load.await("warm");
                double before = server.cpuSeconds();
                var figures = load.await("figures").split(" ", -1);
                double cpu = server.cpuSeconds() - before;
                double perSecond = Double.parseDouble(figures[1]);
                var run =
                        new Run(
                                perSecond,
                                Double.parseDouble(figures[2]),
                                Double.parseDouble(figures[3]),
                                cpu * 1e6 / (perSecond * seconds));
                row(table, name, run);
                if (!figures[4].equals("0")) {
                    table.note("  refused: " + figures[4]);
                }
                return run;
            }
        }
    }

    private static void row(Table table, String name, Run run) {
        table.row(name, run.perSecond(), run.p50(), run.p99(), run.cpuMicros());
    }

    private static Run median(List<Run> runs) {
        return new Run(
                median(runs, Run::perSecond),
                median(runs, Run::p50),
                median(runs, Run::p99),
                median(runs, Run::cpuMicros));
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
        return runs.stream()
                .map(figure::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .toList()
                .get(runs.size() / 2);
    }
}
