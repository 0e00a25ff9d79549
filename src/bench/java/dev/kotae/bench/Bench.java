package dev.kotae.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// `./kotae bench NAME`: runs one benchmark and prints its figures.
public final class Bench {
    private static final Map<String, Program> PROGRAMS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("answerability", AnswerabilityBench::run),
                            Map.entry("answers", AnswerBench::run),
                            Map.entry("beside", BesideBench::run),
                            Map.entry("deltas", DeltasBench::run),
                            Map.entry("door", DoorBench::run),
                            Map.entry("grounding", GroundingBench::run),
                            Map.entry("grounding-fit", GroundingFit::run),
                            Map.entry("inflight", InFlightBench::run),
                            Map.entry("knowledge", KnowledgeBench::run),
                            Map.entry("overload", OverloadBench::run),
                            Map.entry("render", RenderBench::run),
                            Map.entry("router", RouterBench::run),
                            Map.entry("start", StartBench::run),
                            Map.entry("store", StoreBench::run),
                            Map.entry("streams", StreamsBench::run),
                            Map.entry("turns", TurnsBench::run)));

    private Bench() {}

    private interface Program {
        void run(String[] args) throws Exception;
    }

    /// What can be run.
    public static Set<String> names() {
        return PROGRAMS.keySet();
    }

    /// Runs the named benchmark, or says which there are.
    public static void main(String[] args) throws Exception {
        var program = args.length == 0 ? null : PROGRAMS.get(args[0]);
        if (program == null) {
            System.err.println(
                    "./kotae bench NAME [OPTION]..., where NAME is one of: "
                            + String.join(", ", names()));
            System.exit(2);
            return;
        }
        program.run(Arrays.copyOfRange(args, 1, args.length));
        System.exit(0);
    }
}
