package dev.kotae.model;

import dev.kotae.chat.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// What one request to a model costs, in US dollars.
public sealed interface Price {
    /// For a model that costs nothing.
    Price FREE = of("0", "0", "0", "0");

    /// For a model whose price nobody told: not the same as free, see [#known()].
    Price UNKNOWN = new Unknown();

    /// Prices as AWS prints them, in US dollars per million tokens.
    static PerToken of(String input, String output, String cacheRead, String cacheWrite) {
        return new PerToken(
                new BigDecimal(input),
                new BigDecimal(output),
                new BigDecimal(cacheRead),
                new BigDecimal(cacheWrite));
    }

    /// The cost of one request in millionths of a US dollar, rounded up: what is shown is never
    /// less than what is paid. 0 where the price is unknown.
    ///
    /// @param usage of one request; a price that depends on the length of the prompt is wrong for a
    ///   sum
    long microUsd(Usage usage);

    /// Whether [#microUsd] says what is paid. Where not, a person must be told that the cost is
    /// unknown instead of an amount.
    boolean known();

    /// This price, multiplied.
    ///
    /// @param factor such as `1.1` for a tenth more
    Price times(BigDecimal factor);

    /// The same price for every token of a kind: dollars per million tokens, which is the same
    /// number as millionths of a dollar per token.
    ///
    /// @param input a token that is read
    /// @param output a token that is written, thinking included
    /// @param cacheRead a token that is read from the prompt cache
    /// @param cacheWrite a token that is written to the prompt cache
    record PerToken(
            BigDecimal input, BigDecimal output, BigDecimal cacheRead, BigDecimal cacheWrite)
            implements Price {
        @Override
        public long microUsd(Usage usage) {
            return cost(input, usage.inputTokens())
                    .add(cost(output, usage.outputTokens()))
                    .add(cost(cacheRead, usage.cacheReadTokens()))
                    .add(cost(cacheWrite, usage.cacheWriteTokens()))
                    .setScale(0, RoundingMode.CEILING)
                    .longValueExact();
        }

        @Override
        public boolean known() {
            return true;
        }

        @Override
        public PerToken times(BigDecimal factor) {
            return new PerToken(
                    input.multiply(factor),
                    output.multiply(factor),
                    cacheRead.multiply(factor),
                    cacheWrite.multiply(factor));
        }

        private static BigDecimal cost(BigDecimal perToken, long tokens) {
            return perToken.multiply(BigDecimal.valueOf(tokens));
        }
    }

    /// A price that is higher for the whole request once its prompt is long.
    ///
    /// @param promptTokens the longest prompt at the lower price, its cached tokens included
    /// @param upTo up to and including that length
    /// @param beyond beyond it
    record ByLength(long promptTokens, PerToken upTo, PerToken beyond) implements Price {
        @Override
        public long microUsd(Usage usage) {
            return (usage.promptTokens() > promptTokens ? beyond : upTo).microUsd(usage);
        }

        @Override
        public boolean known() {
            return true;
        }

        @Override
        public ByLength times(BigDecimal factor) {
            return new ByLength(promptTokens, upTo.times(factor), beyond.times(factor));
        }
    }

    /// A price for each request, whatever it reads: that of a reranker.
    ///
    /// @param usd US dollars
    record PerRequest(BigDecimal usd) implements Price {
        @Override
        public long microUsd(Usage usage) {
            return usd.movePointRight(6).setScale(0, RoundingMode.CEILING).longValueExact();
        }

        @Override
        public boolean known() {
            return true;
        }

        @Override
        public PerRequest times(BigDecimal factor) {
            return new PerRequest(usd.multiply(factor));
        }
    }

    /// Nobody told.
    record Unknown() implements Price {
        @Override
        public long microUsd(Usage usage) {
            return 0;
        }

        @Override
        public boolean known() {
            return false;
        }

        @Override
        public Unknown times(BigDecimal factor) {
            return this;
        }
    }
}
