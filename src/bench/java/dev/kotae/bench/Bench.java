package dev.kotae.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// `./kotae bench NAME`: runs one benchmark and prints its figures.
public final class Bench {
    private static final Map<String, Program> PROGRAMS =
            new TreeMap<>(
                    Map.of(
                            "door", DoorBench::run,
                            "inflight", InFlightBench::run,
                            "store", StoreBench::run,
                            "turns", TurnsBench::run,
                            "start", StartBench::run,
                            "streams", StreamsBench::run,
                            "answers", AnswerBench::run,
                            "router", RouterBench::run,
                            "knowledge", KnowledgeBench::run,
                            "render", RenderBench::run));

    private Bench() {}

    private interface Program {
        void run(String[] args) throws Exception;
    }

    /// Runs the named benchmark, or says which there are.
    public static void main(String[] args) throws Exception {
        var program = args.length == 0 ? null : PROGRAMS.get(args[0]);
        if (program == null) {
            System.err.println(
                    "./kotae bench NAME [--json], where NAME is one of " + PROGRAMS.keySet());
            System.exit(2);
            return;
        }
        program.run(Arrays.copyOfRange(args, 1, args.length));
        System.exit(0);
    }
}
