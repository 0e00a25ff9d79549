package dev.kotae.chat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// What answers cost.
///
/// @param microUsd millionths of a US dollar, as far as prices are known
/// @param known whether all of their prices are
public record Cost(long microUsd, boolean known) {
    /// Before anything is paid.
    public static final Cost NOTHING = new Cost(0, true);

    private static final BigDecimal CENTS_FROM = BigDecimal.ONE;

    private static final MathContext SHORT = new MathContext(2, RoundingMode.UP);

    /// This and more.
    public Cost plus(Cost more) {
        return new Cost(microUsd + more.microUsd, known && more.known);
    }

    /// For people: dollars with two digits that say something, to the cent from a dollar on; or
    /// what is known of it.
    public String in(Locale reader) {
        if (known) {
            return dollars(reader);
        }
        return microUsd == 0
                ? Wording.COST_UNKNOWN.in(reader)
                : Wording.COST_AT_LEAST.in(reader, dollars(reader));
    }

    private String dollars(Locale reader) {
        var dollars = BigDecimal.valueOf(microUsd, 6);
        if (dollars.compareTo(CENTS_FROM) >= 0) {
            return String.format(reader, "$%,.2f", dollars);
        }
        return "$"
                + (microUsd == 0 ? "0" : dollars.round(SHORT).stripTrailingZeros().toPlainString());
    }
}
