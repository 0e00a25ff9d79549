package dev.kotae.bench;

import dev.kotae.model.Tier;
import dev.kotae.routing.sense.ChatLine;
import dev.kotae.routing.sense.Estimator;
import dev.kotae.routing.sense.Graded;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// How long `choose()` takes for 400 characters, warm, on one thread.
final class RouterLatency {
    private static final int CHARACTERS = 400;
    private static final int ROUNDS = 40_000;

    private RouterLatency() {}

    static Percentiles measure(List<Graded> graded, List<ChatLine> lines) {
        var router = RouterBench.router(Estimator.shipped());
        var questions = questions(graded, lines);
        var tiers = EnumSet.noneOf(Tier.class);
        var nanos = new long[ROUNDS];
        for (int round = 0; round < 2 * ROUNDS; round++) {
            var question = questions.get(round % questions.size());
            long start = System.nanoTime();
            tiers.add(RouterBench.choose(router, question).tier());
            nanos[round % ROUNDS] = System.nanoTime() - start;
        }
        if (tiers.size() < 2) {
            throw new IllegalStateException("one tier for everything: this measured nothing");
        }
        return new Percentiles(nanos);
    }

    /// Both languages, each question cut or filled up with others to the length.
    private static List<String> questions(List<Graded> graded, List<ChatLine> lines) {
        var texts = new ArrayList<String>();
        lines.forEach(line -> texts.add(line.prompt()));
        graded.stream().limit(500).forEach(question -> texts.add(question.prompt()));
        var questions = new ArrayList<String>();
        for (int at = 0; at < texts.size(); at++) {
            var question = new StringBuilder();
            for (int next = at; question.length() < CHARACTERS; next++) {
                question.append(texts.get(next % texts.size())).append(' ');
            }
            questions.add(question.substring(0, CHARACTERS));
        }
        return questions;
    }
}
