package dev.kotae.local.quoting;

import java.util.Optional;
import java.util.regex.Pattern;

/// From where to where a row of a table holds: `over $30, up to $100`, 「10万円以上50万円未満」.
///
/// @param unit of what
/// @param from the least
/// @param fromIncluded whether that itself is within
/// @param to the most
/// @param toIncluded whether that itself is within
record Bounds(String unit, double from, boolean fromIncluded, double to, boolean toIncluded) {
    private static final double LITTLE = 1e-6;

    private static final Pattern FROM_BEFORE = pattern("\\b(?:from|at least)\\s*$|≥\\s*$");
    private static final Pattern FROM_AFTER =
            pattern("^\\s?(?:以上|から|[〜~–-]|or more|and (?:more|over)|to\\b)");
    private static final Pattern OVER_BEFORE =
            pattern("\\b(?:over|above|more than|exceeding)\\s*$|>\\s*$");
    private static final Pattern OVER_AFTER = pattern("^(?:超|を超え|を上回)");
    private static final Pattern TO_BEFORE =
            pattern("\\b(?:up to|to|until|at most|no(?:t)? more than|within)\\s*$|[〜~–≤-]\\s*$");
    private static final Pattern TO_AFTER = pattern("^\\s?(?:以下|まで|以内|or (?:less|fewer))");
    private static final Pattern UNDER_BEFORE =
            pattern("\\b(?:under|below|less than|fewer than)\\s*$|<\\s*$");
    private static final Pattern UNDER_AFTER = pattern("^未満");

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /// Those that a text names, or empty where it names none.
    static Optional<Bounds> of(String cell) {
        var text = Amount.normal(cell);
        var bounds = new Bounds("", Double.NEGATIVE_INFINITY, true, Double.POSITIVE_INFINITY, true);
        for (var amount : Amount.in(text)) {
            bounds =
                    bounds.with(
                            amount,
                            text.substring(0, amount.start()),
                            text.substring(amount.end()));
        }
        boolean named =
                bounds.from > Double.NEGATIVE_INFINITY || bounds.to < Double.POSITIVE_INFINITY;
        return named && !bounds.unit.isEmpty() ? Optional.of(bounds) : Optional.empty();
    }

    private Bounds with(Amount amount, String before, String after) {
        var of = amount.unit().isEmpty() ? unit : amount.unit();
        double value = amount.value();
        if (OVER_BEFORE.matcher(before).find() || OVER_AFTER.matcher(after).find()) {
            return new Bounds(of, value, false, to, toIncluded);
        }
        if (UNDER_BEFORE.matcher(before).find() || UNDER_AFTER.matcher(after).find()) {
            return new Bounds(of, from, fromIncluded, value, false);
        }
        if (TO_BEFORE.matcher(before).find() || TO_AFTER.matcher(after).find()) {
            return new Bounds(of, from, fromIncluded, value, true);
        }
        if (FROM_BEFORE.matcher(before).find() || FROM_AFTER.matcher(after).find()) {
            return new Bounds(of, value, true, to, toIncluded);
        }
        return this;
    }

    /// Whether they are bounds of such amounts at all.
    boolean concern(Amount amount) {
        return unit.equals(amount.unit());
    }

    /// Whether an amount lies between them.
    boolean hold(Amount amount) {
        boolean enough = fromIncluded ? amount.value() >= from : amount.value() > from;
        return enough && (toIncluded ? amount.value() <= to : amount.value() < to);
    }

    /// An amount that is one of these bounds, or just inside where the bound itself is not within.
    Amount within(Amount bound) {
        if (bound.value() == from && !fromIncluded) {
            return bound.times(1 + LITTLE);
        }
        return bound.value() == to && !toIncluded ? bound.times(1 - LITTLE) : bound;
    }
}
