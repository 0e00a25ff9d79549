package dev.kotae.model;

import dev.kotae.chat.Usage;
import java.math.BigDecimal;

/// What tokens cost, in US dollars per million tokens, which is the same number as millionths of a
/// dollar per token.
///
/// @param input a token that is read
/// @param output a token that is written, thinking included
/// @param cacheRead a token that is read from the prompt cache
/// @param cacheWrite a token that is written to the prompt cache
public record Price(
        BigDecimal input, BigDecimal output, BigDecimal cacheRead, BigDecimal cacheWrite) {
    /// For a model whose price is not known, and for one that costs nothing.
    public static final Price FREE = of("0", "0", "0", "0");

    /// Prices as AWS prints them.
    public static Price of(String input, String output, String cacheRead, String cacheWrite) {
        return new Price(
                new BigDecimal(input),
                new BigDecimal(output),
                new BigDecimal(cacheRead),
                new BigDecimal(cacheWrite));
    }

    /// Millionths of a US dollar, rounded up: what is shown is never less than what is paid.
    public long microUsd(Usage usage) {
        return cost(input, usage.inputTokens())
                .add(cost(output, usage.outputTokens()))
                .add(cost(cacheRead, usage.cacheReadTokens()))
                .add(cost(cacheWrite, usage.cacheWriteTokens()))
                .setScale(0, java.math.RoundingMode.CEILING)
                .longValueExact();
    }

    private static BigDecimal cost(BigDecimal perToken, long tokens) {
        return perToken.multiply(BigDecimal.valueOf(tokens));
    }
}
