package dev.kotae.routing.sense;

import static dev.kotae.routing.sense.Concept.*;

/// The features that mean the same in English and Japanese.
final class Dense {
    private static final Concept[] CONCEPTS = Concept.values();

    /// Kinds of request; the one that comes first in English and last in Japanese is what is
    /// wanted.
    private static final Concept[] WANTS = {
        SOCIAL, DEFINE, LOOKUP, PERMIT, CONVERT, REWRITE, TRANSLATE, SUMMARY, DRAFT, EXPLAIN,
        COMPARE, LIST, DESIGN, DECIDE, CAUSE, PROOF, CALCULATE, PLAN, EVALUATE
    };

    /// Kinds that weigh differently where they are the point of a request and where they are only
    /// spoken of on the way to it.
    private static final Concept[] POINTS = {
        DEFINE,
        LOOKUP,
        PERMIT,
        SUMMARY,
        DRAFT,
        EXPLAIN,
        DESIGN,
        WEIGH,
        DECIDE,
        CAUSE,
        CALCULATE,
        PLAN,
        LEGAL,
        MONEY,
        HEALTH,
        CONSEQUENCE,
        EVALUATE,
        BRIEF,
        PLACE
    };

    /// How many shapes there are beside the concepts.
    private static final int SHAPES = 29;

    /// How many there are in all: those of questions with answers to choose from stand apart.
    static final int SIZE = 2 * (CONCEPTS.length + WANTS.length + POINTS.length + SHAPES);

    private final float[] all = new float[SIZE];
    private int next;

    private Dense() {}

    static float[] of(Request request, Heard heard, Heard point) {
        var dense = new Dense();
        dense.next = request.offersChoices() ? SIZE / 2 : 0;
        for (var concept : CONCEPTS) {
            dense.add(Math.sqrt(Math.min(4, heard.count(concept))));
        }
        dense.wanted(request, heard);
        for (var concept : POINTS) {
            dense.add(point.has(concept));
        }
        dense.shape(request, heard);
        return dense.all;
    }

    private void add(double value) {
        all[next++] = (float) value;
    }

    private void add(boolean claim) {
        add(claim ? 1 : 0);
    }

    private void wanted(Request request, Heard heard) {
        var instruction = request.instruction();
        boolean japanese = Letters.japanese(instruction) > 0.2 * instruction.length();
        int best = Integer.MAX_VALUE;
        for (var want : WANTS) {
            if (heard.has(want)) {
                best = Math.min(best, japanese ? heard.fromEnd(want) : heard.first(want));
            }
        }
        for (var want : WANTS) {
            add(heard.has(want) && (japanese ? heard.fromEnd(want) : heard.first(want)) == best);
        }
    }

    private void shape(Request request, Heard heard) {
        var text = request.instruction();
        var count = new Count(text);
        var whole = new Count(request.whole());
        double length = request.length();
        add(StrictMath.log1p(length));
        add(StrictMath.log1p(Request.length(request.whole())));
        add(StrictMath.log1p(request.pasted()));
        add(length < 40);
        add(length > 250);
        add(request.code());
        boolean told = count.numbers > 1 && text.indexOf('\\') < 0 && text.indexOf('=') < 0;
        add(told ? StrictMath.log1p(length) : 0);
        add(told ? StrictMath.log1p(count.numbers) : 0);
        add(told);
        add(Math.min(8, request.items()));
        add(StrictMath.log1p(request.lines()));
        add(Math.min(4, count.questions));
        add(Math.min(6, count.stops));
        add(Math.min(10, count.commas));
        add(Math.min(10, count.numbers));
        add(count.digits / (double) Math.max(1, text.length()));
        add(whole.symbols / (double) Math.max(1, request.whole().length()));
        add(whole.digits / (double) Math.max(1, request.whole().length()));
        add(StrictMath.log1p(whole.numbers));
        add(whole.words == 0 ? 0 : whole.letters / (double) whole.words);
        add(whole.stops == 0 ? 0 : StrictMath.log1p(whole.words / (double) whole.stops));
        add(request.whole().contains("\nb. ") || request.whole().contains("\n(b) "));
        add(request.whole().contains("____"));
        add(text.endsWith("?") || text.endsWith("か。") || text.endsWith("か"));
        boolean fact = heard.has(DEFINE) || heard.has(LOOKUP) || heard.has(PERMIT);
        boolean work = heard.has(DESIGN) || heard.has(PLAN) || heard.has(CAUSE) || heard.has(WEIGH);
        add(fact && !work);
        add(fact && work);
        add(
                (heard.has(LEGAL) || heard.has(MONEY) || heard.has(HEALTH))
                        && (heard.has(CONSEQUENCE) || heard.has(DECIDE) || heard.has(PERMIT)));
        add(demands(heard));
        add(StrictMath.log1p(heard.count(CONSTRAINT)) * StrictMath.log1p(length / 40));
    }

    /// How many different demanding things are asked for.
    private static int demands(Heard heard) {
        int demands = 0;
        for (var concept :
                new Concept[] {DESIGN, WEIGH, CAUSE, PROOF, PLAN, CONSEQUENCE, EVALUATE, STAKES}) {
            demands += heard.has(concept) ? 1 : 0;
        }
        return demands;
    }

    /// Counts of characters, in one pass.
    private static final class Count {
        private int questions;
        private int stops;
        private int commas;
        private int numbers;
        private int digits;
        private int symbols;
        private int letters;
        private int words;

        Count(String text) {
            char before = ' ';
            for (int at = 0; at < text.length(); at++) {
                char letter = text.charAt(at);
                count(letter, before);
                before = letter;
            }
        }

        private void count(char letter, char before) {
            if (Letters.isLatin(letter)) {
                boolean digit = letter >= '0' && letter <= '9';
                digits += digit ? 1 : 0;
                numbers += digit && !(before >= '0' && before <= '9') ? 1 : 0;
                letters++;
                words += Letters.isLatin(before) ? 0 : 1;
                return;
            }
            switch (letter) {
                case '?' -> {
                    questions++;
                    stops++;
                }
                case '.', '!', '。', '\n' -> stops++;
                case ',', '、', ';', ':' -> commas++;
                case '=',
                        '+',
                        '*',
                        '/',
                        '^',
                        '<',
                        '>',
                        '\\',
                        '$',
                        '|',
                        '{',
                        '}',
                        '[',
                        ']',
                        '(',
                        ')',
                        '_' ->
                        symbols++;
                default -> {}
            }
        }
    }
}
