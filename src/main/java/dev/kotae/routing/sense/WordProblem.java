package dev.kotae.routing.sense;

import static dev.kotae.routing.sense.Telling.*;

import java.util.List;
import java.util.Optional;

/// A sum that is told as a story, such as GSM8K has them. What makes one hard is nothing of what
/// makes other questions hard, and the letters of the story say nothing at all: so it is judged by
/// a few numbers of its own.
final class WordProblem {
    /// How many numbers [#traits] gives.
    static final int SIZE = 12;

    /// A longer text tells more than a sum.
    private static final int LONGEST = 800;

    private static final int LINES = 3;

    /// Between two signs of this distance there may be a formula, not two prices.
    private static final int FORMULA = 80;

    /// Kinds of steps on the way to the answer.
    private static final List<Telling> STEPS =
            List.of(
                    PERCENT, FRACTION, MULTIPLE, MORE, RATE, TIME, LEFT, TOTAL, CONDITION, ORDER,
                    AVERAGE, RATIO, PROFIT, REST);

    private WordProblem() {}

    /// What says how hard the sum is that a request tells.
    ///
    /// @param heard in its instruction
    /// @return [#SIZE] numbers; empty where the request tells none
    static Optional<float[]> traits(Request request, Heard heard) {
        var text = request.instruction();
        boolean told =
                heard.has(ASKED)
                        && text.length() <= LONGEST
                        && request.lines() <= LINES
                        && !request.code()
                        && numbers(text) + heard.count(NUMBER) > 1
                        && !hasFormula(text)
                        && !request.offersChoices();
        return told ? Optional.of(numbersOf(request, heard)) : Optional.empty();
    }

    private static float[] numbersOf(Request request, Heard heard) {
        return new float[] {
            (float) StrictMath.log1p(request.length()),
            Math.min(4, heard.count(FRACTION)),
            Math.min(4, heard.count(MULTIPLE)),
            STEPS.stream().filter(heard::has).count(),
            Math.min(4, heard.count(ORDER)),
            Math.min(8, commas(request.instruction())),
            Math.min(4, heard.count(MORE)),
            Math.min(2, heard.count(AGE)),
            Math.min(2, heard.count(REST)),
            Math.min(3, decimals(request.instruction())),
            Math.min(4, heard.count(PRICE)),
            Math.min(3, heard.count(PUZZLE))
        };
    }

    /// Those in digits that are no part of a name, as in p99.
    private static int numbers(String text) {
        int numbers = 0;
        for (int at = 0; at < text.length(); at++) {
            boolean begins = at == 0 || !Letters.isLatin(text.charAt(at - 1));
            numbers += begins && isDigit(text, at) ? 1 : 0;
        }
        return numbers;
    }

    private static int commas(String text) {
        int commas = 0;
        for (int at = 0; at < text.length(); at++) {
            commas += text.charAt(at) == ',' || text.charAt(at) == '、' ? 1 : 0;
        }
        return commas;
    }

    /// Numbers that are not whole: 1.50, but not 2.00.
    private static int decimals(String text) {
        int decimals = 0;
        for (int at = text.indexOf('.'); at >= 0; at = text.indexOf('.', at + 1)) {
            int end = at + 1;
            boolean whole = true;
            while (isDigit(text, end)) {
                whole &= text.charAt(end++) == '0';
            }
            decimals += isDigit(text, at - 1) && !whole ? 1 : 0;
        }
        return decimals;
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /// Whether there are signs that no story has.
    private static boolean hasFormula(String text) {
        for (int at = 0; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '\\', '=', '^', '|' -> {
                    return true;
                }
                case '$' -> {
                    if (closes(text, at)) {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
    }

    /// Whether a `$` begins a formula such as `$x + 1$`, and no price.
    private static boolean closes(String text, int from) {
        for (int at = from + 1; at < text.length() && at - from <= FORMULA; at++) {
            char letter = text.charAt(at);
            if (letter == '$') {
                return at > from + 1 && text.charAt(from + 1) != ' ' && text.charAt(at - 1) != ' ';
            }
            if (letter >= '\u3000') {
                return false;
            }
        }
        return false;
    }
}
