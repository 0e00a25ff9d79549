package dev.kotae.guard.evidence;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/// How much each trait weighs: a logistic regression over the traits and their squares, fitted on
/// labelled public claims by `dev.kotae.bench.GroundingFit`.
///
/// @param base what is there before any trait
/// @param weights of the traits that count
public record Scale(double base, Map<Trait, Weight> weights) {
    private static final String BASE = "base";

    public Scale {
        weights = Map.copyOf(weights);
    }

    /// What one trait adds.
    ///
    /// @param times of the value
    /// @param squared of its square
    public record Weight(double times, double squared) {}

    /// Reads a scale.
    ///
    /// @param resource beside this class: a line `TRAIT=times squared` for each trait, and `base`
    static Scale read(String resource) {
        var lines = new Properties();
        try (var in = Objects.requireNonNull(Scale.class.getResourceAsStream(resource), resource)) {
            lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var weights = new EnumMap<Trait, Weight>(Trait.class);
        for (var name : lines.stringPropertyNames()) {
            if (!name.equals(BASE)) {
                var both = lines.getProperty(name, "").split(" ", -1);
                weights.put(
                        Trait.valueOf(name),
                        new Weight(Double.parseDouble(both[0]), Double.parseDouble(both[1])));
            }
        }
        return new Scale(Double.parseDouble(lines.getProperty(BASE, "")), weights);
    }

    /// How likely it is that a claim with these traits is supported, from 0 to 1.
    public double likelihood(Traits traits) {
        double sum = base;
        for (var trait : weights.entrySet()) {
            double value = traits.values().getOrDefault(trait.getKey(), 0.0);
            sum += value * (trait.getValue().times() + value * trait.getValue().squared());
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
