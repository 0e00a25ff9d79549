package dev.kotae.app.settings;

import dev.kotae.memory.Ledger.Limit;
import dev.kotae.memory.Ledger.Scope;
import dev.kotae.memory.Ledger.Unit;
import dev.kotae.memory.Ledger.Window;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads `limits`, the list of how much there may be of what.
final class LimitsReader {
    private static final Set<String> KEYS = Set.of("per", "every", "turns", "usd");
    private static final int MICRO_DIGITS = 6;

    private LimitsReader() {}

    static List<Limit> read(Branch limits) {
        if (!limits.node().isArray()) {
            limits.wrong("settings.limits-wanted");
        }
        return limits.listed().stream().flatMap(limit -> limit(limit).stream()).toList();
    }

    private static Optional<Limit> limit(Branch limit) {
        if (!limit.node().isObject()) {
            limit.wrong("settings.limits-wanted");
            return Optional.empty();
        }
        limit.only(KEYS);
        var scope = limit.at("per").choice(Scope.values());
        var window = limit.at("every").choice(Window.values());
        var turns = limit.at("turns").written();
        var usd = limit.at("usd").written();
        if (turns.isPresent() == usd.isPresent()) {
            limit.wrong("settings.limits-wanted");
            return Optional.empty();
        }
        var unit = turns.isPresent() ? Unit.TURNS : Unit.MICRO_USD;
        var most =
                turns.flatMap(amount -> amount(amount, 0))
                        .or(() -> usd.flatMap(amount -> amount(amount, MICRO_DIGITS)));
        return scope.isPresent() && window.isPresent() && most.isPresent()
                ? Optional.of(new Limit(scope.get(), window.get(), unit, most.get()))
                : Optional.empty();
    }

    private static Optional<Long> amount(Branch amount, int digits) {
        var text = amount.text();
        try {
            var exact = new BigDecimal(text).movePointRight(digits);
            if (exact.signum() >= 0) {
                return Optional.of(exact.longValueExact());
            }
        } catch (ArithmeticException | NumberFormatException wrong) {
            // Told below, like one that is negative.
        }
        amount.wrong("settings.amount-wanted", text);
        return Optional.empty();
    }
}
