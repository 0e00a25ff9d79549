package dev.kotae.routing.sense;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;

/// What is seen in a request, as numbers that mean the same in English and Japanese. No word can be
/// read from them.
///
/// Not a record, since it would be compared by its array's identity.
public final class Traits {
    /// Where nothing was looked for.
    public static final Traits NONE = new Traits(new float[0]);

    private final float[] values;

    private Traits(float[] values) {
        this.values = values;
    }

    /// Those of a request that has to be answered in words: where there are answers to choose from,
    /// nobody is at work.
    static Traits of(Request request, Features features) {
        return request.offersChoices()
                ? NONE
                : new Traits(Arrays.copyOf(features.dense, Dense.SIZE / 2));
    }

    /// Says what which of them is, and what is judged by them: another where the features, the
    /// lexicon or the weights that are shipped are others. Reads them the first time.
    public static int layout() {
        return Layout.NUMBER;
    }

    private static final class Layout {
        static final int NUMBER = number();

        private static int number() {
            var sum = new CRC32();
            for (var name : List.of("weights.bin", "lexicon.txt", "problems.txt")) {
                try (var source = Traits.class.getResourceAsStream(name)) {
                    sum.update(Objects.requireNonNull(source).readAllBytes());
                } catch (IOException fault) {
                    throw new UncheckedIOException(fault);
                }
            }
            return (int) sum.getValue();
        }
    }

    /// Whether there are none.
    public boolean areNone() {
        return values.length == 0;
    }

    /// The sum of all, each times its weight; 0 where there are none.
    ///
    /// @param weights one for each
    public double times(List<Float> weights) {
        double sum = 0;
        for (int at = 0; at < Math.min(values.length, weights.size()); at++) {
            sum += values[at] * weights.get(at);
        }
        return sum;
    }

    /// How many there are.
    public int size() {
        return values.length;
    }

    /// One of them.
    ///
    /// @param at from 0
    public double value(int at) {
        return values[at];
    }

    /// All of them, to be kept.
    public List<Float> all() {
        var all = new ArrayList<Float>(values.length);
        for (float value : values) {
            all.add(value);
        }
        return all;
    }

    /// As they were kept.
    public static Traits of(List<Float> all) {
        var values = new float[all.size()];
        for (int at = 0; at < values.length; at++) {
            values[at] = all.get(at);
        }
        return new Traits(values);
    }
}
