package dev.kotae.chat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// What an answer cost.
///
/// @param microUsd millionths of a US dollar; 0 where the price is not known
/// @param known whether the model's price is known
public record Cost(long microUsd, boolean known) {
    private static final MathContext SHORT = new MathContext(2, RoundingMode.UP);

    /// For people: dollars with two digits that say something, or that it is not known.
    public String in(Locale reader) {
        if (!known) {
            return Phrase.of(Wording.COST_UNKNOWN).in(reader);
        }
        var dollars = BigDecimal.valueOf(microUsd, 6).round(SHORT);
        return "$" + (microUsd == 0 ? "0" : dollars.stripTrailingZeros().toPlainString());
    }
}
