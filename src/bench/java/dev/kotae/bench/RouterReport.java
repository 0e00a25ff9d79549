package dev.kotae.bench;

import dev.kotae.routing.sense.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The router's figures, as a table or as JSON.
final class RouterReport {
    private static final int SAMPLES = 200;

    /// What the router asks of an estimate at the usual price.
    private static final double USUAL_BAR = 0.5;

    private final boolean json;
    private final ObjectNode whole = new JsonMapper().createObjectNode();

    RouterReport(String[] args) {
        json = Arrays.asList(args).contains("--json");
        whole.putArray("sets");
        whole.putArray("controls");
    }

    void trained(String how) {
        whole.put("trained", how);
        say(how);
        say(
                "%-22s %-18s %-40s %6s %6s %5s %6s %6s %6s %6s %5s %5s   controls: random length keywords oracle"
                        .formatted(
                                "set", "split", "pair", "n", "apgr", "sd", "cpt50", "cpt80",
                                "1st50", "1st80", "deep", "gap"));
    }

    /// @param estimates of each of the set's questions
    void set(RouterSet set, List<Estimate> estimates) {
        var scores = estimates.stream().mapToDouble(Estimate::gain).toArray();
        var curve = Curve.of(scores, set.weak(), set.strong());
        double spread = spread(set, scores);
        var chosen = Chosen.of(set, estimates);
        var of = whole.withArray("sets").addObject();
        put(of, set, curve, spread);
        of.put("chosen_deep", rounded(chosen.deep())).put("chosen_gap", rounded(chosen.gap()));
        var controls = new StringBuilder();
        RouterControls.scores(set)
                .forEach((name, control) -> {
                    var other = Curve.of(control, set.weak(), set.strong());
                    var node = whole.withArray("controls").addObject().put("control", name);
                    put(node, set, other, spread(set, control));
                    controls.append(String.format(Locale.ROOT, " %.3f", other.apgr()));
                });
        say(
                String.format(
                        Locale.ROOT,
                        "%-22s %-18s %-40s %6d %6.3f %5.3f %6.1f %6.1f %6.1f %6.1f %5.2f %5.2f  %s",
                        set.name(),
                        set.split(),
                        set.pair(),
                        scores.length,
                        curve.apgr(),
                        spread,
                        curve.callsFor(0.5),
                        curve.callsFor(0.8),
                        curve.firstCallsFor(0.5),
                        curve.firstCallsFor(0.8),
                        chosen.deep(),
                        chosen.gap(),
                        controls));
    }

    /// What comes of the choice itself, at the usual price, where the deep model is the strong one.
    ///
    /// @param deep the part of the questions that goes to it
    /// @param gap the part of the gap between the two models that this recovers; by chance as much
    private record Chosen(double deep, double gap) {
        static Chosen of(RouterSet set, List<Estimate> estimates) {
            int calls = 0;
            double won = 0;
            double most = 0;
            for (int at = 0; at < estimates.size(); at++) {
                double gain = set.strong()[at] - set.weak()[at];
                boolean deep = estimates.get(at).deep() > USUAL_BAR;
                calls += deep ? 1 : 0;
                won += deep ? gain : 0;
                most += gain;
            }
            return new Chosen(calls / (double) estimates.size(), won / most);
        }
    }

    private static void put(ObjectNode node, RouterSet set, Curve curve, double spread) {
        node.put("name", set.name()).put("split", set.split()).put("pair", set.pair());
        node.put("n", set.questions().size()).put("apgr", rounded(curve.apgr()));
        node.put("sd", rounded(spread));
        node.put("cpt50", rounded(curve.callsFor(0.5))).put("cpt80", rounded(curve.callsFor(0.8)));
        node.put("cpt50_first", rounded(curve.firstCallsFor(0.5)));
        node.put("cpt80_first", rounded(curve.firstCallsFor(0.8)));
    }

    /// The standard deviation of the APGR over samples of the questions, drawn with replacement.
    private static double spread(RouterSet set, double[] scores) {
        var chance = new Random(7);
        int n = scores.length;
        double sum = 0;
        double squares = 0;
        int valid = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            var drawn = chance.ints(n, 0, n).toArray();
            double apgr =
                    Curve.of(
                                    pick(scores, drawn),
                                    pick(set.weak(), drawn),
                                    pick(set.strong(), drawn))
                            .apgr();
            if (Double.isFinite(apgr)) {
                sum += apgr;
                squares += apgr * apgr;
                valid++;
            }
        }
        double mean = sum / valid;
        return Math.sqrt(Math.max(0, squares / valid - mean * mean));
    }

    private static double[] pick(double[] values, int[] which) {
        return Arrays.stream(which).mapToDouble(at -> values[at]).toArray();
    }

    void chat(ChatScores chat) {
        var node = whole.putObject("chat");
        var languages = new TreeSet<String>(List.of("en", "ja"));
        for (var lang : languages) {
            double accuracy = chat.accuracy(line -> line.lang().equals(lang));
            put(node.putObject(lang), "accuracy", accuracy);
            put(node.withObject(lang), "deep_recall", chat.deepRecall(lang));
            put(node.withObject(lang), "quick_precision", chat.quickPrecision(lang));
            say(
                    String.format(
                            Locale.ROOT,
                            "chat %s: %.3f right, %.3f of the deep found, %.3f of the quick are",
                            lang,
                            accuracy,
                            chat.deepRecall(lang),
                            chat.quickPrecision(lang)));
        }
        put(node, "pair_agreement", chat.pairAgreement());
        put(node, "adversarial", chat.adversarial());
        put(node, "context", chat.accuracy(line -> line.continues()));
        say(
                String.format(
                        Locale.ROOT,
                        "chat: %d lines, pairs agree %.3f, adversarial %.3f, in conversations %.3f",
                        chat.lines().size(),
                        chat.pairAgreement(),
                        chat.adversarial(),
                        chat.accuracy(line -> line.continues())));
    }

    void latency(Percentiles times) {
        double p50 = times.millis(0.5) * 1_000;
        double p99 = times.millis(0.99) * 1_000;
        whole.putObject("latency_us").put("p50", rounded(p50)).put("p99", rounded(p99));
        say(
                String.format(
                        Locale.ROOT,
                        "choose(), 400 characters: p50 %.1f µs, p99 %.1f µs",
                        p50,
                        p99));
    }

    void close() {
        if (json) {
            System.out.println(whole);
        }
    }

    private void say(String line) {
        if (!json) {
            System.out.println(line);
        }
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isNaN(value)) {
            node.putNull(name);
        } else {
            node.put(name, rounded(value));
        }
    }

    private static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.4f", value));
    }
}
